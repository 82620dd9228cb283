using Merchants.Contracts;
using Merchants.Contracts.Events;
using Microsoft.EntityFrameworkCore;
using Modular.Messaging;
using Settlement.Model;
using Settlement.Persistence;
using Settlement.Posting;

namespace Settlement.Reactions;

/// <summary>Knows which merchants get statements (SET-01): all from the month on in which their business began to the one in which it ended.</summary>
internal sealed class FollowMerchants(SettlementDb db, Ledger ledger) : IHandle<MerchantActivated>, IHandle<MerchantTerminated>
{
    /// <inheritdoc/>
    public async Task HandleAsync(MerchantActivated happened, EventSource source, CancellationToken cancellationToken)
    {
        (await KnownAsync(happened.Merchant, source, cancellationToken)).KnownSince(source.OccurredAt);
        // It gets a statement of that month, whether anything is booked in it or not.
        await ledger.OpenMonthOfAsync(source.OccurredAt, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task HandleAsync(MerchantTerminated happened, EventSource source, CancellationToken cancellationToken)
    {
        (await KnownAsync(happened.Merchant, source, cancellationToken)).End(source.OccurredAt);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<SettledMerchant> KnownAsync(MerchantId merchant, EventSource source, CancellationToken cancellationToken) =>
        await db.SettledMerchants.SingleOrDefaultAsync(m => m.Id == merchant, cancellationToken) ?? db.Add(SettledMerchant.Begin(merchant, source.OccurredAt)).Entity;
}
