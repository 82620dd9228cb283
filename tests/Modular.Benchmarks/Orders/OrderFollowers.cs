namespace Modular.Benchmarks.Orders;

/// <summary>The places up to which other modules and webhooks have taken in the events of orders.</summary>
internal static class OrderFollowers
{
    private const string OfOrders = $"WHERE \"Source\" = '{StoredOrders.Module}'";

    /// <summary>How many events the slowest has still to take in.</summary>
    public static async Task<long> WaitingAsync(OrderSite site)
    {
        var last = await LastAsync(site);
        var least = last;
        await ForEachAsync(site, async (session, table) => least = Math.Min(least, await session.NumberAsync($"SELECT coalesce(min(\"Position\"), {last}) FROM {table} {OfOrders}")));
        return last - least;
    }

    /// <summary>Lets all go on behind the last event, as if they had taken in the ones before.</summary>
    public static async Task SkipAsync(OrderSite site)
    {
        var last = await LastAsync(site);
        await ForEachAsync(site, (session, table) => session.RunAsync($"UPDATE {table} SET \"Position\" = {last} {OfOrders}"));
    }

    private static async Task<long> LastAsync(OrderSite site)
    {
        await using var session = await SqlSession.OpenAsync(site.On, await site.ModuleAsync(StoredOrders.Module));
        return await session.NumberAsync("SELECT coalesce(max(\"Position\"), 0) FROM events");
    }

    private static async Task ForEachAsync(OrderSite site, Func<SqlSession, string, Task> act)
    {
        var sql = new StoredOrdersSql(site.On).TablesNamed("inbox_cursors", "webhook_cursors");
        foreach (var (_, text) in await site.ModulesAsync())
        {
            await using var session = await SqlSession.OpenAsync(site.On, text);
            foreach (var table in await session.TextsAsync(sql))
                await act(session, table);
        }
    }
}
