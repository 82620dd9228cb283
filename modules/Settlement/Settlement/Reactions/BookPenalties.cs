using Modular.Messaging;
using Settlement.Contracts.Inbound;
using Settlement.Model;
using Settlement.Posting;

namespace Settlement.Reactions;

/// <summary>Books penalties once for each finding, and takes them back (SET-11).</summary>
internal sealed class BookPenalties(Ledger ledger) : IHandle<MerchantPenaltyCharged>, IHandle<MerchantPenaltyWaived>
{
    /// <inheritdoc/>
    public Task HandleAsync(MerchantPenaltyCharged happened, EventSource source, CancellationToken cancellationToken)
    {
        if (happened.Amount <= 0)
            throw new InvalidOperationException($"The penalty of the finding {happened.Finding} is {happened.Amount}; it must lie above zero.");
        return ledger.PostAsync(
            Bookings.Penalty(happened.Finding, happened.Merchant, happened.Amount, happened.Currency, happened.Code, source.OccurredAt), cancellationToken);
    }

    /// <inheritdoc/>
    public Task HandleAsync(MerchantPenaltyWaived happened, EventSource source, CancellationToken cancellationToken) => ledger.ReverseAsync(
        Bookings.PenaltySource(happened.Finding), EntryKind.PenaltyWaived, $"penalty-waived:{happened.Finding:N}", source.OccurredAt, cancellationToken);
}
