using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Modular.Persistence;

namespace Modular.Platform.Exports;

/// <summary>Rows on their way to the file: a line of JSON each, in stored files, which are encrypted as all are.</summary>
internal static class ExportParts
{
    /// <summary>Adds rows to a part.</summary>
    public static void Write(IBufferWriter<byte> part, IReadOnlyList<IReadOnlyList<ExportCell>> rows)
    {
        using var json = new Utf8JsonWriter(part);
        foreach (var row in rows)
        {
            json.WriteStartArray();
            foreach (var cell in row)
                json.WriteStringValue(cell.ToKept());
            json.WriteEndArray();
            json.Flush();
            json.Reset();
            part.Write("\n"u8);
        }
    }

    /// <summary>Writes the file of all parts into the store. A row at a time is in memory, and none of it lies anywhere in plain.</summary>
    public static async Task<StoredFile> JoinAsync(
        FileStore store, IReadOnlyList<string> parts, ExportFormat format, IReadOnlyList<string> headers, CancellationToken cancellationToken)
    {
        var pipe = new Pipe();
        // Compression writes synchronously.
        var writing = Task.Run(() => Write(pipe, store, parts, format, headers, cancellationToken), CancellationToken.None);
        try
        {
            await using var from = pipe.Reader.AsStream();
            return await store.SaveAsync(from, cancellationToken);
        }
        finally
        {
            // Whoever writes is not left waiting for a reader that has failed, and is over before the parts are removed.
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static void Write(Pipe pipe, FileStore store, IReadOnlyList<string> parts, ExportFormat format, IReadOnlyList<string> headers, CancellationToken cancellationToken)
    {
        try
        {
            using (IRowWriter writer = format == ExportFormat.Xlsx ? new XlsxRows(pipe.Writer.AsStream(leaveOpen: true)) : new CsvRows(pipe.Writer.AsStream(leaveOpen: true)))
            {
                writer.WriteHead(headers);
                foreach (var row in parts.SelectMany(p => Read(store, p)))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    writer.Write(row);
                }
            }

            pipe.Writer.Complete();
        }
        catch (Exception e)
        {
            // Whoever reads the other end learns of it, and stores no half of a file.
            pipe.Writer.Complete(e);
            throw;
        }
    }

    private static IEnumerable<IReadOnlyList<ExportCell>> Read(FileStore store, string part)
    {
        using var lines = new StreamReader(store.OpenRead(part));
        while (lines.ReadLine() is { } line)
            yield return Array.ConvertAll(JsonSerializer.Deserialize<string[]>(line)!, ExportCell.OfKept);
    }
}
