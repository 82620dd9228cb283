using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;
using Orders.Contracts.Events;
using Orders.Model;
using Orders.Persistence;

namespace Orders.WatchTimes;

/// <summary>
/// Notes steps that merchants did not take in their time, once for each order and step, and tells those concerned (ORD-02, ORD-04). The row's key lets two processes note one delay once; the
/// order itself stays as it is, so that nobody who reads it now is told that somebody changed it. While Risk holds an order, its times stand still.
/// </summary>
[Job("orders.note-overdue", "20 * * * * ?")]
internal sealed class NoteOverdueOrders(ModuleDatabase<OrdersDb> database, OrdersOptions options, TimeProvider clock) : IJob
{
    private const int AtATime = 200;

    /// <inheritdoc/>
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        List<OrderBreach> page;
        do
        {
            page = await PageAsync(now, cancellationToken);
            foreach (var breach in page)
            {
                if (await NoteAsync(breach, cancellationToken))
                    run.Count("overdue");
            }
        }
        while (page.Count == AtATime);
    }

    // What is noted is not found again.
    private async Task<List<OrderBreach>> PageAsync(DateTime now, CancellationToken cancellationToken)
    {
        var dueBefore = now.AddMinutes(-options.BreachGraceMinutes);
        await using var db = database.Open(SystemCaller.Instance);
        var due = db.Orders.Where(o => o.DueAt != null && o.DueAt < dueBefore && !o.IsHeld);
        var toConfirm = due.Where(o => o.Status == OrderStatus.Paid && !db.Breaches.Any(b => b.OrderId == o.Id && b.Step == FulfilmentStep.Confirm));
        var toShip = due.Where(o => o.Status != OrderStatus.Paid && !db.Breaches.Any(b => b.OrderId == o.Id && b.Step == FulfilmentStep.Ship));
        var late = await toConfirm.Concat(toShip).OrderBy(o => o.DueAt).ThenBy(o => o.Id).Take(AtATime)
            .Select(o => new { o.Id, o.MerchantId, o.Status, o.DueAt, Assignee = db.Assignments.Where(a => a.OrderId == o.Id).Select(a => (Guid?)a.AssigneeId).FirstOrDefault() }).ToListAsync(cancellationToken);
        return late.ConvertAll(o => new OrderBreach { OrderId = o.Id, Step = Order.StepOf(o.Status)!.Value, MerchantId = o.MerchantId, DueAt = o.DueAt!.Value, At = now, AssigneeId = o.Assignee });
    }

    private async Task<bool> NoteAsync(OrderBreach breach, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        db.Add(breach);
        db.Raise(new OrderOverdue(breach.OrderId, breach.MerchantId, StateName.Of(breach.Step), breach.DueAt), breach.At);
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
