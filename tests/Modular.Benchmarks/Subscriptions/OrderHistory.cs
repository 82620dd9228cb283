using System.Text.Json;

namespace Modular.Benchmarks.Subscriptions;

/// <summary>The updates of orders so far, by the paged query.</summary>
internal static class OrderHistory
{
    private const string Page = "query($after: String) { orderEvents(after: $after, first: 200) { cursor hasMore updates { cursor } } }";

    /// <summary>The cursors of all updates after that one, oldest first.</summary>
    public static async Task<IReadOnlyList<string>> CursorsAsync(DemoHost host, string? after)
    {
        var (cursors, page) = (new List<string>(), default(JsonElement));
        do
        {
            page = (await host.Client.AskAsync("merchant", Page, new { after })).GetProperty("orderEvents");
            after = page.GetProperty("cursor").GetString();
            cursors.AddRange(page.GetProperty("updates").EnumerateArray().Select(u => u.GetProperty("cursor").GetString()!));
        }
        while (page.GetProperty("hasMore").GetBoolean());
        return cursors;
    }

    /// <summary>The cursor of the newest update.</summary>
    public static async Task<string> EndAsync(DemoHost host) => (await CursorsAsync(host, null))[^1];
}
