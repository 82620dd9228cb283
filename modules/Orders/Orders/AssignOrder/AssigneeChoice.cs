using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Orders.Model;
using Orders.Persistence;

namespace Orders.AssignOrder;

/// <summary>
/// Knows who fulfils the orders of merchants (ORD-03): whoever may ship there by a role that was given there, with how many open orders each has. It counts what is committed; two
/// processes that give out at once may give one person two, and the next ones make up for it.
/// </summary>
internal sealed class AssigneeChoice(IEnumerable<IAudienceSource> audiences)
{
    /// <summary>The staff of merchants with their loads; without merchants that have nobody. Two statements for all.</summary>
    public async Task<IReadOnlyDictionary<MerchantId, StaffLoad>> LoadsOfAsync(OrdersDb db, IReadOnlyList<MerchantId> merchants, CancellationToken cancellationToken)
    {
        // The module that keeps accounts comes behind what stands in for it.
        if (merchants.Count == 0 || audiences.LastOrDefault() is not { } source)
            return new Dictionary<MerchantId, StaffLoad>();
        var staff = await source.FindAsync([.. merchants.Select(m => Audience.HoldingAt(m.Value, OrdersPermissions.Ship))], cancellationToken);
        var everybody = staff.SelectMany(s => s).Distinct().ToList();
        var open = await (from a in db.Assignments
                          join o in db.Orders on a.OrderId equals o.Id
                          where everybody.Contains(a.AssigneeId) && (o.Status == OrderStatus.Confirmed || o.Status == OrderStatus.PartiallyShipped)
                          group a by a.AssigneeId into g
                          select new { User = g.Key, Count = g.Count(), Last = g.Max(a => a.AssignedAt) }).ToListAsync(cancellationToken);
        // Who is staff of two merchants has one load.
        var loads = everybody.ToDictionary(u => u, u => open.Find(o => o.User == u) is { } busy ? new PersonLoad(u, busy.Count, busy.Last) : new PersonLoad(u, 0, DateTime.MinValue));
        return merchants.Zip(staff).Where(m => m.Second.Count > 0).ToDictionary(m => m.First, m => new StaffLoad([.. m.Second.Select(u => loads[u])]));
    }
}

/// <summary>The staff of a merchant, with what each has to do.</summary>
internal sealed class StaffLoad(IReadOnlyList<PersonLoad> people)
{
    /// <summary>Who gets the next order: whoever has the fewest; of several, whoever was given one longest ago; of those too, by id.</summary>
    public Guid Next(DateTime at)
    {
        var next = people.OrderBy(p => p.Open).ThenBy(p => p.Last).ThenBy(p => p.User).First();
        (next.Open, next.Last) = (next.Open + 1, at);
        return next.User;
    }
}

/// <summary>What somebody has to do.</summary>
internal sealed class PersonLoad(Guid user, int open, DateTime last)
{
    public Guid User => user;

    public int Open { get; set; } = open;

    public DateTime Last { get; set; } = last;
}
