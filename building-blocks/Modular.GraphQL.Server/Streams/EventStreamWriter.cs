using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace Modular.GraphQL.Server.Streams;

/// <summary>
/// Writes the events of graphql-sse (distinct connections mode) in the form of server-sent events. Nothing is kept back: a write
/// returns when the connection has taken it, and fails with a <see cref="TimeoutException"/> when it takes nothing for too long.
/// </summary>
internal sealed class EventStreamWriter(PipeWriter output, TimeSpan timeout)
{
    // Taken in pieces, so that a slow client that does take something can be told from one that takes nothing.
    private const int PieceBytes = 16 * 1024;

    /// <summary>One response. Line breaks in it (from scalars that pass JSON through) part it into lines of data.</summary>
    public async ValueTask NextAsync(ReadOnlyMemory<byte> response, string? eventId, CancellationToken cancellationToken)
    {
        if (eventId is not null)
            WriteId(eventId);
        output.Write("event: next\ndata: "u8);
        while (true)
        {
            var end = response.Span.IndexOfAny((byte)'\n', (byte)'\r');
            await WriteAsync(end < 0 ? response : response[..end], cancellationToken);
            if (end < 0)
                break;
            output.Write("\ndata: "u8);
            response = response[(end + 1)..];
        }

        output.Write("\n\n"u8);
        await FlushAsync(cancellationToken);
    }

    /// <summary>The end of the responses.</summary>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        // An event without data is not dispatched by browsers; an empty line of data is.
        output.Write("event: complete\ndata: \n\n"u8);
        await FlushAsync(cancellationToken);
    }

    /// <summary>A comment, which clients pass over and proxies see.</summary>
    public async ValueTask KeepAliveAsync(CancellationToken cancellationToken)
    {
        output.Write(":\n\n"u8);
        await FlushAsync(cancellationToken);
    }

    private void WriteId(string eventId)
    {
        if (eventId.AsSpan().IndexOfAny('\n', '\r', '\0') >= 0)
            throw new InvalidOperationException("The id of an event has a line break or NUL.");
        output.Write("id: "u8);
        Encoding.UTF8.GetBytes(eventId, output);
        output.Write("\n"u8);
    }

    private async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        for (; bytes.Length > PieceBytes; bytes = bytes[PieceBytes..])
        {
            output.Write(bytes.Span[..PieceBytes]);
            await FlushAsync(cancellationToken);
        }

        output.Write(bytes.Span);
    }

    private ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        var flush = output.FlushAsync(cancellationToken);
        return flush.IsCompletedSuccessfully ? default : new(flush.AsTask().WaitAsync(timeout, cancellationToken));
    }
}
