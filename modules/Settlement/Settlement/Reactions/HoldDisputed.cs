using Microsoft.EntityFrameworkCore;
using Modular.Messaging;
using Orders.Contracts.Events;
using Settlement.Model;
using Settlement.Persistence;

namespace Settlement.Reactions;

/// <summary>Knows which orders are disputed (ORD-13): statements hold what they earned until it is decided (SET-09).</summary>
internal sealed class HoldDisputed(SettlementDb db) : IHandle<DisputeOpened>, IHandle<DisputeDecided>
{
    /// <inheritdoc/>
    public async Task HandleAsync(DisputeOpened happened, EventSource source, CancellationToken cancellationToken)
    {
        if (await db.DisputedOrders.AnyAsync(d => d.Id == happened.Dispute, cancellationToken))
            return;
        db.Add(new DisputedOrder { Id = happened.Dispute, OrderId = happened.Order, OpenedAt = source.OccurredAt });
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task HandleAsync(DisputeDecided happened, EventSource source, CancellationToken cancellationToken)
    {
        if (await db.DisputedOrders.SingleOrDefaultAsync(d => d.Id == happened.Dispute, cancellationToken) is not { } dispute)
            return;
        dispute.EndedAt ??= source.OccurredAt;
        await db.SaveChangesAsync(cancellationToken);
    }
}
