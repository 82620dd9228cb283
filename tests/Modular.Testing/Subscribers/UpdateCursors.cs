using System.Text.Json;

namespace Modular.Testing;

/// <summary>Follows all updates of orders by their cursors.</summary>
public static class UpdateCursors
{
    // As often as one selection set takes a field.
    private const int Times = 30;

    /// <summary>A subscription to large updates, of some KB each, so that the connection of somebody who does not read soon holds no more of them.</summary>
    public static string LargeUpdates { get; } =
        $"subscription($after: String) {{ orderUpdates(after: $after) {{ cursor {Aliases("at")} order {{ {Aliases("placedAt")} {Aliases("payBy")} {Aliases("number")} }} }} }}";

    /// <summary>The cursors that come, and what came after them; null where the last of all was reached.</summary>
    /// <param name="subscriber">Who has subscribed to <see cref="LargeUpdates"/>.</param>
    /// <param name="last">The cursor to stop at; null to read until something else comes.</param>
    public static async Task<(IReadOnlyList<string> Cursors, StreamMessage? End)> ReadCursorsAsync(this ISubscriber subscriber, string? last = null)
    {
        var cursors = new List<string>();
        while (await subscriber.ReceiveAsync() is var told)
        {
            if (told.Kind != StreamMessageKind.Next)
                return (cursors, told);
            using var response = JsonDocument.Parse(told.Text);
            cursors.Add(response.RootElement.GetProperty("data").GetProperty("orderUpdates").GetProperty("cursor").GetString()!);
            if (cursors[^1] == last)
                break;
        }

        return (cursors, null);
    }

    /// <summary>
    /// Whether a subscription was ended with SLOW_CONSUMER and the last cursor that was sent. An update that is under way at that moment is not counted, but sent to its end before, so that the
    /// subscriber may have one more.
    /// </summary>
    /// <param name="end">What came after the cursors.</param>
    /// <param name="cursors">The cursors that the subscriber has.</param>
    public static bool IsSlowConsumer(this StreamMessage end, IReadOnlyList<string> cursors)
    {
        if (end.Kind != StreamMessageKind.Error)
            return false;
        using var errors = JsonDocument.Parse(end.Text);
        var extensions = errors.RootElement[0].GetProperty("extensions");
        return extensions.GetProperty("code").GetString() == "SLOW_CONSUMER" && cursors.TakeLast(2).Contains(extensions.GetProperty("lastEventId").GetString());
    }

    private static string Aliases(string field) => string.Join(' ', Enumerable.Range(0, Times).Select(i => $"{field}Again{i}: {field}"));
}
