using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Modular.GraphQL.Server.Http;

namespace Modular.GraphQL.Server.Uploads;

/// <summary>
/// Reads a request after the GraphQL multipart request convention: <c>operations</c>, <c>map</c>, then the files in any order.
/// A file goes to disk as it arrives; no part is held in memory whole but the two small ones.
/// </summary>
internal sealed class MultipartRequestReader(UploadOptions options, int maxRequestBytes)
{
    private const int BufferSize = 64 * 1024;
    private const int HeaderAllowance = 16 * 1024;

    public async Task ReadAsync(HttpRequest request, string boundary, RequestParameters parameters, ReceivedFiles files, CancellationToken cancellationToken)
    {
        // The limits below are finer than the server's own, which knows nothing of parts.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = null;
        var most = maxRequestBytes + options.MaxMapBytes + ((options.MaxFileBytes + HeaderAllowance) * options.MaxFiles) + HeaderAllowance;
        if (request.ContentLength > most)
            throw RequestRefusedException.TooLarge($"The request is larger than {options.MaxFiles} files of {options.MaxFileBytes} bytes.");

        var reader = new MultipartReader(boundary, request.Body, BufferSize) { HeadersCountLimit = 8, HeadersLengthLimit = HeaderAllowance / 2 };
        await ReadSmallPartAsync(reader, "operations", maxRequestBytes, json => JsonRequestParser.Parse(json, parameters, "part operations"), cancellationToken);
        var map = await ReadMapAsync(reader, parameters, cancellationToken);
        while (await NextAsync(reader, cancellationToken) is { } section)
            await ReceiveAsync(section, map, files, cancellationToken);
        if (map.Missing.Count > 0)
            throw RequestRefusedException.BadRequest($"{map.Missing.Count} of the files that the part map names did not come.");
    }

    private async Task<UploadMap> ReadMapAsync(MultipartReader reader, RequestParameters parameters, CancellationToken cancellationToken)
    {
        UploadMap? map = null;
        await ReadSmallPartAsync(reader, "map", options.MaxMapBytes, json => map = UploadMap.Parse(json, parameters.Variables, options.MaxFiles), cancellationToken);
        return map!;
    }

    private static async Task ReadSmallPartAsync(MultipartReader reader, string name, int limit, Action<ReadOnlySequence<byte>> read, CancellationToken cancellationToken)
    {
        var section = await NextAsync(reader, cancellationToken);
        if (section is null || Disposition(section) is not { } disposition || disposition.Name != name)
            throw RequestRefusedException.BadRequest("The parts must come in the order operations, map, files.");
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Min(limit, BufferSize));
        try
        {
            var length = 0;
            int count;
            while ((count = await ReadSectionAsync(section, buffer.AsMemory(length), cancellationToken)) > 0)
            {
                length += count;
                if (length > limit)
                    throw RequestRefusedException.TooLarge($"The part {name} is larger than {limit} bytes.");
                if (length == buffer.Length)
                    Grow(ref buffer);
            }

            read(new ReadOnlySequence<byte>(buffer, 0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task ReceiveAsync(MultipartSection section, UploadMap map, ReceivedFiles files, CancellationToken cancellationToken)
    {
        if (Disposition(section) is not { } disposition)
            throw RequestRefusedException.BadRequest("A part has no Content-Disposition with a name.");
        var paths = map.Take(disposition.Name);
        var length = 0L;
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            await using var file = files.Create(out var path);
            int count;
            while ((count = await ReadSectionAsync(section, buffer, cancellationToken)) > 0)
            {
                length += count;
                if (length > options.MaxFileBytes)
                    throw RequestRefusedException.TooLarge($"A file is larger than {options.MaxFileBytes} bytes.");
                await file.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            }

            files.Add(new ReceivedFile(path, disposition.FileName, section.ContentType, length), paths);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or (IOException and not BadHttpRequestException))
        {
            // Of the request's own failures none is left by now: it is the temporary file.
            throw RequestRefusedException.CannotReceive(e);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static (string Name, string FileName)? Disposition(MultipartSection section)
    {
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var header)
            || !header.DispositionType.Equals("form-data", StringComparison.OrdinalIgnoreCase)
            || header.Name.Length == 0)
            return null;
        var fileName = header.FileNameStar.HasValue ? header.FileNameStar : HeaderUtilities.RemoveQuotes(header.FileName);
        return (HeaderUtilities.RemoveQuotes(header.Name).ToString(), fileName.ToString());
    }

    private static async ValueTask<MultipartSection?> NextAsync(MultipartReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadNextSectionAsync(cancellationToken);
        }
        catch (Exception e) when (IsMalformed(e))
        {
            throw Malformed();
        }
    }

    private static async ValueTask<int> ReadSectionAsync(MultipartSection section, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await section.Body.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception e) when (IsMalformed(e))
        {
            throw Malformed();
        }
    }

    // The server's own exception (a broken connection, a body that stalls) is an IOException as well and keeps its status.
    private static bool IsMalformed(Exception e) => e is InvalidDataException || (e is IOException and not BadHttpRequestException);

    private static RequestRefusedException Malformed() =>
        RequestRefusedException.BadRequest("The multipart body is malformed or ends too early.");

    private static void Grow(ref byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
