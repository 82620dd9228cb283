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

/// <summary>What a client accepts.</summary>
/// <param name="Format">The media type of a response in one piece, or of a stream of events.</param>
/// <param name="TakesParts">Whether it can take a response in parts as well, in the form that the server writes.</param>
internal readonly record struct Acceptance(ResponseFormat Format, bool TakesParts);

/// <summary>Chooses the media type by the <c>Accept</c> header (RFC 9110, section 12.5.1).</summary>
internal static class AcceptHeader
{
    public const string Json = "application/json";
    public const string GraphQLResponse = "application/graphql-response+json";
    public const string EventStream = "text/event-stream";
    public const string Parts = "multipart/mixed";

    // What Apollo calls the form with pending, incremental and completed (specs.apollo.dev/incremental/v0.2).
    private const string IncrementalForm = "v0.2";

    private const int CacheSize = 256;
    private const int CachedLength = 256;

    // Clients send few different headers, so each is read once; the bounds keep invented ones from filling the memory.
    private static readonly ConcurrentDictionary<string, Acceptance> Cache = new(StringComparer.Ordinal);

    public static Acceptance Negotiate(StringValues header)
    {
        if (header.Count > 1)
            return Read(header);
        var text = header.ToString();
        switch (text)
        {
            case "" or "*/*" or Json:
                return new(ResponseFormat.Json, TakesParts: false);
            case GraphQLResponse:
                return new(ResponseFormat.GraphQLResponse, TakesParts: false);
            case EventStream:
                return new(ResponseFormat.EventStream, TakesParts: false);
        }

        if (Cache.TryGetValue(text, out var acceptance))
            return acceptance;
        acceptance = Read(header);
        if (text.Length <= CachedLength && Cache.Count < CacheSize)
            Cache.TryAdd(text, acceptance);
        return acceptance;
    }

    /// <summary>Whether the client prefers a page: it names HTML, as browsers do when they open an address.</summary>
    public static bool WantsHtml(StringValues header)
    {
        if (!header.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
            return false;
        return MediaTypeHeaderValue.TryParseList(header, out var types)
            && types.Any(t => t.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase) && t.Quality is not 0);
    }

    private static Acceptance Read(StringValues header)
    {
        if (!MediaTypeHeaderValue.TryParseList(header, out var ranges))
            return new(ResponseFormat.NotAcceptable, TakesParts: false);
        var takesParts = ranges.Any(IsOurForm);
        return new(FormatOf(ranges, takesParts), takesParts);
    }

    private static ResponseFormat FormatOf(IList<MediaTypeHeaderValue> ranges, bool takesParts)
    {
        var json = Weigh(ranges, Json);
        var response = Weigh(ranges, GraphQLResponse);
        var stream = Weigh(ranges, EventStream);
        // A wildcard does not ask for a stream.
        if (stream is { Specificity: 2, Quality: > 0 } && stream.CompareTo(json) > 0 && stream.CompareTo(response) > 0)
            return ResponseFormat.EventStream;
        // Whoever takes parts only gets each of them, and a response without parts, as JSON.
        if (json.Quality <= 0 && response.Quality <= 0)
            return takesParts ? ResponseFormat.Json : ResponseFormat.NotAcceptable;
        return response.CompareTo(json) > 0 ? ResponseFormat.GraphQLResponse : ResponseFormat.Json;
    }

    // A client that names an older draft, as Apollo's deferSpec=20220824 does, would misread the form of today and wait for ever.
    private static bool IsOurForm(MediaTypeHeaderValue range) =>
        range.MediaType.Equals(Parts, StringComparison.OrdinalIgnoreCase) && range.Quality is not 0
        && range.Parameters.All(p => !p.Name.EndsWith("Spec", StringComparison.OrdinalIgnoreCase)
            || (p.Name.Equals("incrementalSpec", StringComparison.OrdinalIgnoreCase) && HeaderUtilities.RemoveQuotes(p.Value).Equals(IncrementalForm, StringComparison.OrdinalIgnoreCase)));

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
