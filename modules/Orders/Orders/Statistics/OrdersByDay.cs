using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Orders.Model;
using Orders.Persistence;

namespace Orders.Statistics;

/// <summary>How many orders of a business day there are, and how they went.</summary>
internal sealed record DayCounts(DateOnly Day, int Placed, int Paid, int Confirmed, int Shipped, int Cancelled, int Refunded);

/// <summary>What was paid for the orders of a business day in one currency.</summary>
internal sealed record DayAmount(DateOnly Day, string Currency, long Amount);

/// <summary>Counts orders by the business day on which they were placed: a row for each day, whatever the number of orders.</summary>
internal static class OrdersByDay
{
    // Shanghai's clocks have not been changed since 1991, so a day there begins at the same time of UTC always, and a database can tell it by adding hours.
    private static readonly double Ahead = BusinessDay.Zone.BaseUtcOffset.TotalHours;

    /// <summary>How many there are.</summary>
    public static async Task<IReadOnlyList<DayCounts>> CountByDayAsync(
        this OrdersDb db, DateOnly from, DateOnly to, MerchantId? merchant, string? category, CancellationToken cancellationToken)
    {
        var rows = await Placed(db, from, to, merchant, category)
            .GroupBy(o => o.PlacedAt.AddHours(Ahead).Date)
            .Select(g => new
            {
                Day = g.Key,
                Placed = g.Count(),
                Paid = g.Count(o => o.PaidAt != null),
                Confirmed = g.Count(o => o.PaidAt != null && o.ConfirmedAt <= o.ConfirmBy),
                Shipped = g.Count(o => o.PaidAt != null && o.ShippedAt <= o.ShipBy),
                Cancelled = g.Count(o => o.PaidAt != null && o.Status == OrderStatus.Cancelled),
                Refunded = g.Count(o => o.PaidAt != null && o.Status != OrderStatus.Cancelled && o.RefundedAmount > 0),
            }).ToListAsync(cancellationToken);
        return rows.ConvertAll(r => new DayCounts(DateOnly.FromDateTime(r.Day), r.Placed, r.Paid, r.Confirmed, r.Shipped, r.Cancelled, r.Refunded));
    }

    /// <summary>What was paid for them.</summary>
    public static async Task<IReadOnlyList<DayAmount>> SumByDayAsync(
        this OrdersDb db, DateOnly from, DateOnly to, MerchantId? merchant, string? category, CancellationToken cancellationToken)
    {
        var paid = Placed(db, from, to, merchant, category).Where(o => o.PaidAt != null);
        var parts = category is null
            ? paid.Select(o => new { o.PlacedAt, o.Currency, Amount = o.TotalAmount })
            : paid.SelectMany(o => o.Lines.Where(l => l.Category == category), (o, l) => new { o.PlacedAt, o.Currency, Amount = l.TotalAmount });
        var rows = await parts.GroupBy(o => new { Day = o.PlacedAt.AddHours(Ahead).Date, o.Currency }).Select(g => new { g.Key.Day, g.Key.Currency, Amount = g.Sum(o => o.Amount) }).ToListAsync(cancellationToken);
        return rows.ConvertAll(r => new DayAmount(DateOnly.FromDateTime(r.Day), r.Currency, r.Amount));
    }

    // Those of merchants whose figures the caller reads, not all that another role shows.
    private static IQueryable<Order> Placed(OrdersDb db, DateOnly from, DateOnly to, MerchantId? merchant, string? category)
    {
        var reach = db.Caller.ReachOf(OrdersPermissions.ReadStatistics);
        var (isEverywhere, merchants) = (reach.IsEverywhere, reach.Merchants.Select(m => new MerchantId(m)).ToList());
        var (first, last) = (BusinessDay.StartOf(from), BusinessDay.StartOf(to.AddDays(1)));
        var placed = db.Orders.AsNoTracking().Where(o => o.PlacedAt >= first && o.PlacedAt < last && (isEverywhere || merchants.Contains(o.MerchantId)));
        if (merchant is { } one)
            placed = placed.Where(o => o.MerchantId == one);
        return category is null ? placed : placed.Where(o => o.Lines.Any(l => l.Category == category));
    }
}
