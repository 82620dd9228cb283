using Modular.Messaging;
using Settlement.Contracts.Events;
using Settlement.Contracts.Inbound;
using Settlement.Model;
using Settlement.Persistence;
using Settlement.Posting;

namespace Settlement.Reactions;

/// <summary>Books penalties once for each finding, and takes them back (SET-11).</summary>
internal sealed class BookPenalties(Ledger ledger, SettlementDb db) : IHandle<MerchantPenaltyCharged>, IHandle<MerchantPenaltyWaived>
{
    /// <inheritdoc/>
    public async Task HandleAsync(MerchantPenaltyCharged happened, EventSource source, CancellationToken cancellationToken)
    {
        if (happened.Amount <= 0)
            throw new InvalidOperationException($"The penalty of the finding {happened.Finding} is {happened.Amount}; it must lie above zero.");
        var booking = Bookings.Penalty(happened.Finding, happened.Merchant, happened.Amount, happened.Currency, happened.Code, source.OccurredAt);
        if (await ledger.PostAsync(booking, cancellationToken) is not { } entry)
            return;
        db.Raise(new MerchantPenaltyBooked(entry.Id, happened.Merchant, happened.Finding, happened.Amount, happened.Currency), entry.PostedAt);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task HandleAsync(MerchantPenaltyWaived happened, EventSource source, CancellationToken cancellationToken)
    {
        var reversed = await ledger.ReverseAsync(
            Bookings.PenaltySource(happened.Finding), EntryKind.PenaltyWaived, $"penalty-waived:{happened.Finding:N}", source.OccurredAt, cancellationToken);
        if (reversed is null)
            return;
        db.Raise(new MerchantPenaltyReversed(reversed.Id, reversed.MerchantId, happened.Finding, reversed.Lines.Sum(l => l.Debit), reversed.Currency), reversed.PostedAt);
        await db.SaveChangesAsync(cancellationToken);
    }
}
