using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Settlement.Contracts;
using Settlement.Contracts.Events;

namespace Settlement.Notices;

/// <summary>Who is told what becomes of payouts: those who approve that one is there, the merchant's people that the money came or goes back, finance that the bank refused (ACC-04, SET-02).</summary>
internal sealed class PayoutNotices : INotifier<PayoutCreated>, INotifier<PayoutPaid>, INotifier<PayoutFailed>, INotifier<PayoutReversed>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(PayoutCreated happened, CancellationToken cancellationToken) =>
        Told(SettlementNotices.PayoutCreated, Audience.Holding(SettlementPermissions.ApprovePayout), happened.Payout);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(PayoutPaid happened, CancellationToken cancellationToken) =>
        Told(SettlementNotices.PayoutPaid, PeopleOf(happened.Merchant), happened.Payout);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(PayoutFailed happened, CancellationToken cancellationToken) =>
        Told(SettlementNotices.PayoutFailed, Audience.Holding(SettlementPermissions.CreatePayout), happened.Payout, new NoticeArgument("code", happened.Code));

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(PayoutReversed happened, CancellationToken cancellationToken) =>
        Told(SettlementNotices.PayoutReversed, PeopleOf(happened.Merchant).And(Audience.Holding(SettlementPermissions.CreatePayout)), happened.Payout);

    private static Audience PeopleOf(MerchantId merchant) => Audience.HoldingAt(merchant.Value, SettlementPermissions.ConfirmStatement);

    private static Task<IReadOnlyList<Notice>> Told(NotificationKind kind, Audience to, PayoutId payout, params IReadOnlyList<NoticeArgument> arguments) =>
        Task.FromResult<IReadOnlyList<Notice>>([new(kind, to, NodeId.Of(payout), arguments)]);
}
