using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Modular.Host.Tests.EndToEnd;

/// <summary>Follows a subscription over server-sent events, which breaks off when the caller stops reading.</summary>
internal static class StreamedSubscription
{
    /// <summary>The ids of the events and their results, as they come.</summary>
    public static async IAsyncEnumerable<(string Id, JsonElement Result)> ReadAsync(
        Uri host, string token, string document, string? lastEventId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = host, Timeout = Timeout.InfiniteTimeSpan };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = document }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", lastEventId);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        var id = "";
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal))
                id = line[4..];
            if (!line.StartsWith("data: {", StringComparison.Ordinal))
                continue;
            var result = JsonSerializer.Deserialize<JsonElement>(line[6..]);
            yield return result.TryGetProperty("errors", out var errors) ? throw new InvalidOperationException($"{errors}") : (id, result);
        }

        throw new InvalidOperationException("The server ended the stream.");
    }
}
