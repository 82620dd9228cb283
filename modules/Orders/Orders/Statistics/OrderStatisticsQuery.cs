using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Orders.Persistence;

namespace Orders.Statistics;

/// <summary>The figures of orders.</summary>
[QueryType]
internal static class OrderStatisticsQuery
{
    private const int MostDays = 400;

    /// <summary>
    /// How the orders placed from one day to another went until now (ORD-01 to ORD-08): placed, paid, what was paid for them, and of the paid ones how many were confirmed and shipped in
    /// time, cancelled, refunded. A span that begins before the first day or ends after the last one counts what lies in between alone; a span without orders is told with zeros.
    /// </summary>
    /// <param name="from">The first day, in the business time zone Asia/Shanghai.</param>
    /// <param name="to">The last day, at most 400 days later; where it lies before the first, nothing is told.</param>
    /// <param name="by">By which spans.</param>
    /// <param name="merchantId">Only orders of this merchant.</param>
    /// <param name="category">Only orders with goods of the category of this code; what was paid is that for these goods.</param>
    [Authorize(OrdersPermissions.ReadStatistics)]
    [ListSize(AssumedSize = 31)]
    public static async Task<IReadOnlyList<OrderStatistics>> GetOrderStatisticsAsync(
        DateOnly from, DateOnly to, [DefaultValue(StatisticsSpan.Day)] StatisticsSpan by, MerchantId? merchantId, string? category, OrdersDb db, CancellationToken cancellationToken)
    {
        if (to.DayNumber - from.DayNumber >= MostDays)
            throw new BadInputException($"The days from `from` to `to` are at most {MostDays}.");
        IReadOnlyList<DayCounts> counts;
        IReadOnlyList<DayAmount> amounts;
        await using (await db.BeginSnapshotAsync(cancellationToken))
        {
            counts = await db.CountByDayAsync(from, to, merchantId, category, cancellationToken);
            amounts = await db.SumByDayAsync(from, to, merchantId, category, cancellationToken);
        }

        var days = counts.ToLookup(c => SpanOf(c.Day, by));
        var paid = amounts.ToLookup(a => SpanOf(a.Day, by));
        var spans = new List<OrderStatistics>();
        for (var day = from; day <= to;)
        {
            var next = Next(SpanOf(day, by), by);
            var (last, of) = (next > to ? to : next.AddDays(-1), days[SpanOf(day, by)].ToList());
            var paidOrders = of.Sum(c => c.Paid);
            spans.Add(new(
                day, last, of.Sum(c => c.Placed), paidOrders,
                [.. paid[SpanOf(day, by)].GroupBy(a => a.Currency).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new Money(g.Sum(a => a.Amount), g.Key))],
                new(of.Sum(c => c.Confirmed), paidOrders), new(of.Sum(c => c.Shipped), paidOrders), new(of.Sum(c => c.Cancelled), paidOrders), new(of.Sum(c => c.Refunded), paidOrders)));
            day = next;
        }

        return spans;
    }

    private static DateOnly SpanOf(DateOnly day, StatisticsSpan by) => by switch
    {
        StatisticsSpan.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        StatisticsSpan.Month => new(day.Year, day.Month, 1),
        _ => day,
    };

    private static DateOnly Next(DateOnly span, StatisticsSpan by) => by switch
    {
        StatisticsSpan.Week => span.AddDays(7),
        StatisticsSpan.Month => span.AddMonths(1),
        _ => span.AddDays(1),
    };
}
