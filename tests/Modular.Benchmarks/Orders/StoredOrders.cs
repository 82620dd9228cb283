namespace Modular.Benchmarks.Orders;

/// <summary>
/// Fills the orders' database with copies of those orders of the demo that have ended without a refund, spread over two years, each with its lines, payment, shipments, steps and events.
/// The addresses of copies are empty, as those of buyers who are erased: sealed ones open in their own row alone. Audit rows are sealed into a chain, and are not copied.
/// </summary>
internal static class StoredOrders
{
    /// <summary>Whose database it is.</summary>
    public const string Module = "Orders";

    private const int AtATime = 50_000;

    // The last days are left to the demo, whose orders of then may be open.
    private static readonly TimeSpan Begin = TimeSpan.FromDays(730);
    private static readonly TimeSpan End = TimeSpan.FromDays(40);

    /// <summary>Fills it until so many orders are stored; gives the number that there are. No host may run meanwhile.</summary>
    public static async Task<long> FillAsync(OrderSite site, int upTo)
    {
        await using var session = await SqlSession.OpenAsync(site.On, await site.ModuleAsync(Module));
        var sql = new StoredOrdersSql(site.On);
        foreach (var statement in sql.Prepare)
            await session.RunAsync(statement);
        var (there, originals) = (await session.NumberAsync("SELECT count(*) FROM \"Orders\""), await session.NumberAsync("SELECT count(*) FROM originals"));
        var copies = new List<string>();
        foreach (var copied in StoredOrdersSql.Tables)
            copies.Add(sql.Copy(copied, await session.TextsAsync(sql.ColumnsOf(copied.Table))));
        var times = new StoredOrdersSql.Times((DateTimeOffset.UtcNow - Begin).ToUnixTimeSeconds(), (long)(Begin - End).TotalSeconds, there, upTo);
        for (var from = there; from < upTo; from += AtATime)
        {
            await using var transaction = await session.BeginAsync();
            await session.RunAsync("DELETE FROM copies");
            await session.RunAsync(sql.Name(from, Math.Min(from + AtATime, upTo), originals, times));
            foreach (var copy in copies)
                await session.RunAsync(copy);
            await transaction.CommitAsync();
        }

        foreach (var statement in sql.Finish)
            await session.RunAsync(statement);
        // Nobody is told of the copies: to take them in would take the others hours, and is none of what is measured.
        await OrderFollowers.SkipAsync(site);
        return await session.NumberAsync("SELECT count(*) FROM \"Orders\"");
    }
}
