using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Settlement.Contracts.Events;

namespace Settlement.Notices;

/// <summary>Who is told what becomes of months and statements: finance that there is something to do, a merchant's people what concerns them (ACC-04, SET-12).</summary>
internal sealed class StatementNotices :
    INotifier<PeriodClosed>, INotifier<StatementIssued>, INotifier<StatementConfirmed>, INotifier<StatementDisputed>, INotifier<StatementAdjusted>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(PeriodClosed happened, CancellationToken cancellationToken) => Told(
        new(SettlementNotices.PeriodClosed, Audience.Holding(SettlementPermissions.IssueStatement), NodeId.Of(happened.Period), new NoticeArgument("month", happened.Month)));

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(StatementIssued happened, CancellationToken cancellationToken) => Told(
        new(SettlementNotices.StatementIssued, PeopleOf(happened.Merchant), NodeId.Of(happened.Statement), new NoticeArgument("month", happened.Period)));

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(StatementConfirmed happened, CancellationToken cancellationToken) => Told(
        new(SettlementNotices.StatementConfirmed, Audience.Holding(SettlementPermissions.CreatePayout), NodeId.Of(happened.Statement)));

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(StatementDisputed happened, CancellationToken cancellationToken) => Told(
        new(SettlementNotices.StatementDisputed, Audience.Holding(SettlementPermissions.AdjustStatement), NodeId.Of(happened.Statement)));

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(StatementAdjusted happened, CancellationToken cancellationToken) => Told(
        new(SettlementNotices.StatementAdjusted, PeopleOf(happened.Merchant), NodeId.Of(happened.Statement)));

    private static Audience PeopleOf(MerchantId merchant) => Audience.HoldingAt(merchant.Value, SettlementPermissions.ConfirmStatement);

    private static Task<IReadOnlyList<Notice>> Told(Notice notice) => Task.FromResult<IReadOnlyList<Notice>>([notice]);
}
