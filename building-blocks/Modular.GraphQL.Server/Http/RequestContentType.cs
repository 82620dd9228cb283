using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Modular.GraphQL.Server.Http;

/// <summary>Reads the <c>Content-Type</c> of a POST.</summary>
internal static class RequestContentType
{
    // RFC 2046, section 5.1.1.
    private const int MaxBoundaryLength = 70;

    /// <summary>Null for JSON, the boundary for multipart; anything else is refused with 415.</summary>
    public static string? ReadBoundary(HttpRequest request, bool multipart)
    {
        if (request.Headers.ContentEncoding.Count > 0 && request.Headers.ContentEncoding != "identity")
            throw Unsupported("The Content-Encoding of the body is not supported; send it as it is.");
        var header = request.ContentType;
        if (header is AcceptHeader.Json or "application/json; charset=utf-8" or "application/json;charset=utf-8")
            return null;
        if (!MediaTypeHeaderValue.TryParse(header, out var type))
            throw Unsupported("A POST needs a Content-Type: application/json, or multipart/form-data for uploads.");
        if (type.MediaType.Equals(AcceptHeader.Json, StringComparison.OrdinalIgnoreCase))
        {
            var charset = HeaderUtilities.RemoveQuotes(type.Charset);
            if (charset.Length > 0 && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) && !charset.Equals("utf8", StringComparison.OrdinalIgnoreCase))
                throw Unsupported("The body must be in UTF-8.");
            return null;
        }

        if (!multipart || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            throw Unsupported(multipart ? "The Content-Type must be application/json, or multipart/form-data for uploads." : "The Content-Type must be application/json.");
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        if (boundary.Length is 0 or > MaxBoundaryLength)
            throw RequestRefusedException.BadRequest($"The Content-Type multipart/form-data needs a boundary of 1 to {MaxBoundaryLength} characters.");
        return boundary;
    }

    private static RequestRefusedException Unsupported(string message) =>
        new(StatusCodes.Status415UnsupportedMediaType, ErrorCodes.BadRequest, message);
}
