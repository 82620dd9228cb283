using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;
using Orders.Contracts;
using Orders.Contracts.Events;
using Orders.Model;
using Orders.Persistence;

namespace Orders.AssignOrder;

/// <summary>Gives confirmed orders to the fulfilment staff of their merchants, the most urgent first, so that all have about as many (ORD-03). Where a merchant has none, its orders wait in the queue.</summary>
[Job("orders.assign", "40 * * * * ?")]
internal sealed class AssignOrders(ModuleDatabase<OrdersDb> database, AssigneeChoice choice, TimeProvider clock) : IJob
{
    private const int AtATime = 500;

    /// <inheritdoc/>
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        List<(OrderId Id, MerchantId Merchant)> page;
        IReadOnlyDictionary<MerchantId, StaffLoad> staff;
        await using (var db = database.Open(SystemCaller.Instance))
        {
            var waiting = db.Orders.Where(o => (o.Status == OrderStatus.Confirmed || o.Status == OrderStatus.PartiallyShipped) && o.Kind == OrderKind.Goods && !o.IsHeld && !db.Assignments.Any(a => a.OrderId == o.Id));
            staff = await choice.LoadsOfAsync(db, await waiting.Select(o => o.MerchantId).Distinct().ToListAsync(cancellationToken), cancellationToken);
            var staffed = staff.Keys.ToList();
            page = [.. (await waiting.Where(o => staffed.Contains(o.MerchantId)).OrderBy(o => o.DueAt).ThenBy(o => o.Id).Take(AtATime)
                .Select(o => new { o.Id, o.MerchantId }).ToListAsync(cancellationToken)).Select(o => (o.Id, o.MerchantId))];
        }

        foreach (var (id, merchant) in page)
        {
            if (await AssignAsync(id, merchant, staff[merchant], cancellationToken))
                run.Count("assigned");
        }
    }

    // False where somebody was faster.
    private async Task<bool> AssignAsync(OrderId id, MerchantId merchant, StaffLoad staff, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var assignee = staff.Next(now);
        await using var db = database.Open(SystemCaller.Instance);
        db.Add(OrderAssignment.Of(id, merchant, assignee, Actor.System, now));
        db.Raise(new OrderAssigned(id, merchant, assignee), now);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException failure) when (UniqueViolation.IsAny(failure))
        {
            return false;
        }
    }
}
