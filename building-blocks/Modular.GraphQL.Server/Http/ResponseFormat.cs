using System.Collections.Concurrent;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Modular.GraphQL.Server.Http;

/// <summary>The media type of a response (GraphQL over HTTP, Media Types).</summary>
internal enum ResponseFormat
{
    /// <summary><c>application/json</c>: whoever names no preference may be an old client.</summary>
    Json,

    /// <summary><c>application/graphql-response+json</c>, whose status codes say how far the request came.</summary>
    GraphQLResponse,

    /// <summary><c>text/event-stream</c>, after graphql-sse; for clients that name it first.</summary>
    EventStream,

    /// <summary>The client takes none of these.</summary>
    NotAcceptable,
}

/// <summary>Chooses the media type by the <c>Accept</c> header (RFC 9110, section 12.5.1).</summary>
internal static class AcceptHeader
{
    public const string Json = "application/json";
    public const string GraphQLResponse = "application/graphql-response+json";
    public const string EventStream = "text/event-stream";
    public const string Parts = "multipart/mixed";

    private const int CacheSize = 256;
    private const int CachedLength = 256;

    // Clients send few different headers, so each is read once; the bounds keep invented ones from filling the memory.
    private static readonly ConcurrentDictionary<string, ResponseFormat> Cache = new(StringComparer.Ordinal);

    public static ResponseFormat Negotiate(StringValues header)
    {
        if (header.Count > 1)
            return Read(header);
        var text = header.ToString();
        switch (text)
        {
            case "" or "*/*" or Json:
                return ResponseFormat.Json;
            case GraphQLResponse:
                return ResponseFormat.GraphQLResponse;
            case EventStream:
                return ResponseFormat.EventStream;
        }

        if (Cache.TryGetValue(text, out var format))
            return format;
        format = Read(header);
        if (text.Length <= CachedLength && Cache.Count < CacheSize)
            Cache.TryAdd(text, format);
        return format;
    }

    /// <summary>Whether the client can take a response in parts.</summary>
    public static bool TakesParts(StringValues header) =>
        header.Count > 0 && header.ToString().Contains(Parts, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the client prefers a page: it names HTML, as browsers do when they open an address.</summary>
    public static bool WantsHtml(StringValues header)
    {
        if (!header.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
            return false;
        return MediaTypeHeaderValue.TryParseList(header, out var types)
            && types.Any(t => t.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase) && t.Quality is not 0);
    }

    private static ResponseFormat Read(StringValues header)
    {
        if (!MediaTypeHeaderValue.TryParseList(header, out var ranges))
            return ResponseFormat.NotAcceptable;
        var json = Weigh(ranges, Json);
        var response = Weigh(ranges, GraphQLResponse);
        var stream = Weigh(ranges, EventStream);
        // A wildcard does not ask for a stream.
        if (stream is { Specificity: 2, Quality: > 0 } && stream.CompareTo(json) > 0 && stream.CompareTo(response) > 0)
            return ResponseFormat.EventStream;
        // Whoever takes parts only gets each of them, and a response without parts, as JSON.
        if (json.Quality <= 0 && response.Quality <= 0)
            return Weigh(ranges, Parts) is { Specificity: 2, Quality: > 0 } ? ResponseFormat.Json : ResponseFormat.NotAcceptable;
        return response.CompareTo(json) > 0 ? ResponseFormat.GraphQLResponse : ResponseFormat.Json;
    }

    // The most specific range that covers the type gives its quality; among equals what is named outranks a wildcard, and the first named the later.
    private static (double Quality, int Specificity, int Order) Weigh(IList<MediaTypeHeaderValue> ranges, string mediaType)
    {
        var best = (Quality: 0d, Specificity: -1, Order: 0);
        for (var i = 0; i < ranges.Count; i++)
        {
            var range = ranges[i];
            if (range.Charset.HasValue && !range.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
                continue;
            var specificity = range.MatchesAllTypes ? 0
                : range.MatchesAllSubTypes ? (range.Type.Equals("application", StringComparison.OrdinalIgnoreCase) ? 1 : -1)
                : range.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase) ? 2 : -1;
            if (specificity > best.Specificity)
                best = (range.Quality ?? 1, specificity, -i);
        }

        return best;
    }
}
