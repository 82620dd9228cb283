using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace Modular.GraphQL.Server.Http;

/// <summary>Collects a JSON body in the connection's own buffers and parses it there.</summary>
internal static class BodyReader
{
    public static async ValueTask ReadAsync(HttpRequest request, RequestParameters parameters, int maxBytes, int maxBatch, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
            throw TooLarge(maxBytes);
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            if (TryParse(reader, read, parameters, maxBytes, maxBatch))
                return;
        }
    }

    private static bool TryParse(PipeReader reader, ReadResult read, RequestParameters parameters, int maxBytes, int maxBatch)
    {
        var buffer = read.Buffer;
        if (buffer.Length > maxBytes)
        {
            reader.AdvanceTo(buffer.End);
            throw TooLarge(maxBytes);
        }

        if (!read.IsCompleted)
        {
            reader.AdvanceTo(buffer.Start, buffer.End);
            return false;
        }

        try
        {
            JsonRequestParser.Parse(buffer, parameters, maxBatch: maxBatch);
        }
        finally
        {
            reader.AdvanceTo(buffer.End);
        }

        return true;
    }

    private static RequestRefusedException TooLarge(int maxBytes) =>
        RequestRefusedException.TooLarge($"The body is larger than {maxBytes} bytes.");
}
