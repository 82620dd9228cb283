using System.Text.Json;
using Modular.Host.Tests.EndToEnd;

namespace Modular.Host.Tests.Updates;

/// <summary>An update of an order, as the paged query tells it.</summary>
internal sealed record UpdateSeen(string Cursor, string Event, string Order, string Merchant)
{
    /// <summary>As followers keep it.</summary>
    public string Text => $"{Cursor} {Event} {Order}";
}

/// <summary>All updates, by <c>orderEvents</c>: what every follower is measured against.</summary>
internal static class UpdatesSeen
{
    private const string Page = "query($after: String) { orderEvents(after: $after, first: 200) { cursor hasMore updates { cursor event order { id merchant { id } } } } }";

    /// <summary>Where the feed ends now.</summary>
    public static async Task<string> NowAsync(GraphQLClient client)
    {
        var after = (string?)null;
        while (true)
        {
            var page = await PageAsync(client, after);
            after = page.GetProperty("cursor").GetString()!;
            if (!page.GetProperty("hasMore").GetBoolean())
                return after;
        }
    }

    /// <summary>What has happened since.</summary>
    public static async Task<IReadOnlyList<UpdateSeen>> AllAsync(GraphQLClient client, string after)
    {
        var all = new List<UpdateSeen>();
        while (true)
        {
            var page = await PageAsync(client, after);
            after = page.GetProperty("cursor").GetString()!;
            all.AddRange(page.GetProperty("updates").EnumerateArray().Select(u => new UpdateSeen(
                u.GetProperty("cursor").GetString()!, u.GetProperty("event").GetString()!,
                u.GetProperty("order").GetProperty("id").GetString()!, u.GetProperty("order").GetProperty("merchant").GetProperty("id").GetString()!)));
            if (!page.GetProperty("hasMore").GetBoolean())
                return all;
        }
    }

    private static async Task<JsonElement> PageAsync(GraphQLClient client, string? after) => (await client.DataAsync("admin", Page, new { after })).GetProperty("orderEvents");
}
