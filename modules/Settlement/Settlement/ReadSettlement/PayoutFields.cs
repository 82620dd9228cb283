using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Settlement.Contracts;
using Settlement.Model;
using Settlement.Persistence;

namespace Settlement.ReadSettlement;

/// <summary>The payout's fields that are not its own columns.</summary>
[ObjectType<Payout>]
internal static class PayoutFields
{
    /// <summary>How much is paid: the sum of the items.</summary>
    [Cost(0)]
    public static Money GetAmount([Parent(Requires = $"{nameof(Payout.Amount)} {nameof(Payout.Currency)}")] Payout payout) => new(payout.Amount, payout.Currency);

    /// <summary>What it pays, a statement each.</summary>
    [ListSize(AssumedSize = 1)]
    public static async Task<IReadOnlyList<PayoutItem>> GetItemsAsync(
        [Parent(Requires = nameof(Payout.Id))] Payout payout, IDataLoader<PayoutId, PayoutItem[]> items, CancellationToken cancellationToken) =>
        await items.LoadAsync(payout.Id, cancellationToken) ?? [];

    /// <summary>What the screening said before its approval, the oldest first (SET-08).</summary>
    [ListSize(AssumedSize = 2)]
    public static async Task<IReadOnlyList<SecurityCheck>> GetSecurityChecksAsync(
        [Parent(Requires = nameof(Payout.Id))] Payout payout, IDataLoader<PayoutId, SecurityCheck[]> checks, CancellationToken cancellationToken) =>
        await checks.LoadAsync(payout.Id, cancellationToken) ?? [];

    /// <summary>Who made it, by name; null for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetMadeByAsync([Parent(Requires = nameof(Payout.MakerId))] IReadOnlyList<Payout> payouts, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. payouts.Select(p => (Guid?)p.MakerId)], cancellationToken);

    /// <summary>Who approved it, by name; null before, and for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetApprovedByAsync([Parent(Requires = nameof(Payout.ApproverId))] IReadOnlyList<Payout> payouts, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. payouts.Select(p => p.ApproverId)], cancellationToken);

    /// <summary>The steps through the states, oldest first.</summary>
    [UsePaging]
    public static IQueryable<StateChange> GetHistory([Parent(Requires = nameof(Payout.Id))] Payout payout, SettlementDb db) =>
        db.StateChanges.Where(c => c.SubjectId == payout.Id.Value).OrderBy(c => c.Ordinal);
}

/// <summary>The month's fields that are not its own columns.</summary>
[ObjectType<SettlementPeriod>]
internal static class SettlementPeriodFields
{
    /// <summary>The steps through the states, oldest first.</summary>
    [UsePaging]
    public static IQueryable<StateChange> GetHistory([Parent(Requires = nameof(SettlementPeriod.Id))] SettlementPeriod period, SettlementDb db) =>
        db.StateChanges.Where(c => c.SubjectId == period.Id.Value).OrderBy(c => c.Ordinal);
}
