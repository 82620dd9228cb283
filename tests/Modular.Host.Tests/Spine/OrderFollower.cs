using System.Text.Json;
using Modular.Host.Tests.EndToEnd;

namespace Modular.Host.Tests.Spine;

/// <summary>An integrator who follows a merchant's orders.</summary>
internal static class OrderFollower
{
    private const string Document = "subscription($after: String) { orderUpdates(after: $after) { cursor event order { id } } }";

    /// <summary>Begins to follow from the present on.</summary>
    public static async Task<FeedFollower> StartAsync(EndToEndHost host, string user)
    {
        var now = await host.Client.DataAsync(user, "{ orderEvents(first: 1) { cursor } }");
        return new(host, user, Document, now.GetProperty("orderEvents").GetProperty("cursor").GetString()!, Of);
    }

    /// <summary>All that happened since, as it is told to whoever asks now and then.</summary>
    public static async Task<IReadOnlyList<string>> AllAsync(GraphQLClient client, string user)
    {
        var page = (await client.DataAsync(user, "{ orderEvents(first: 50) { hasMore updates { event order { id } } } }")).GetProperty("orderEvents");
        Assert.False(page.GetProperty("hasMore").GetBoolean());
        return [.. page.GetProperty("updates").EnumerateArray().Select(Of)];
    }

    private static string Of(JsonElement update) => $"{update.GetProperty("event").GetString()} {update.GetProperty("order").GetProperty("id").GetString()}";
}
