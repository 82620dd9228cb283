using Microsoft.EntityFrameworkCore;
using Modular.Messaging;
using Orders.Contracts.Events;
using Settlement.Model;
using Settlement.Persistence;
using Settlement.Posting;

namespace Settlement.Reactions;

/// <summary>Books what buyers pay and get back (SET-04, SET-06), and notes from when on what an order earned may be paid out (SET-09).</summary>
internal sealed class BookOrders(SettlementDb db, Ledger ledger, SettlementOptions options) : IHandle<OrderPaid>, IHandle<OrderRefunded>, IHandle<OrderCompleted>
{
    /// <inheritdoc/>
    public Task HandleAsync(OrderPaid happened, EventSource source, CancellationToken cancellationToken) => happened.Amount == 0 ? Task.CompletedTask : ledger.PostAsync(
        Bookings.Sale(happened.Order, happened.Merchant, happened.Payment, happened.Amount, happened.Commission, happened.Currency, source.OccurredAt), cancellationToken);

    /// <inheritdoc/>
    public async Task HandleAsync(OrderRefunded happened, EventSource source, CancellationToken cancellationToken)
    {
        // What was counted for this refund before is not counted again.
        if (happened.Amount == 0 || await ledger.HasAsync(Bookings.RefundSource(happened.Refund), cancellationToken))
            return;
        var counted = await db.ReturnedCommissions.Where(r => r.OrderId == happened.Order).ToDictionaryAsync(r => r.Line, cancellationToken);
        var returned = 0L;
        foreach (var line in happened.Lines)
        {
            if (!counted.TryGetValue(line.Number, out var known))
                counted[line.Number] = known = db.Add(new ReturnedCommission(happened.Order, line.Number)).Entity;
            returned += known.Return(line.LineCommission, line.RefundedSoFar, line.LineTotal);
        }

        await ledger.PostAsync(Bookings.Refund(happened.Order, happened.Merchant, happened.Refund, happened.Amount, returned, happened.Currency, source.OccurredAt), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task HandleAsync(OrderCompleted happened, EventSource source, CancellationToken cancellationToken)
    {
        if (await db.SettledOrders.AnyAsync(o => o.Id == happened.Order, cancellationToken))
            return;
        db.Add(new SettledOrder { Id = happened.Order, CompletedAt = source.OccurredAt, EligibleAt = source.OccurredAt.AddDays(options.AfterSaleWindowDays) });
        await db.SaveChangesAsync(cancellationToken);
    }
}
