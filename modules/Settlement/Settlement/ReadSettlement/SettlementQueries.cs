using Merchants.Contracts;
using Modular.GraphQL;
using Settlement.Contracts;
using Settlement.Model;
using Settlement.Persistence;

namespace Settlement.ReadSettlement;

/// <summary>Reading months, statements and payouts. What a caller may not see is answered like what does not exist.</summary>
[QueryType]
[Authorize(SettlementPermissions.Read)]
internal static class SettlementQueries
{
    /// <summary>The months of settlement, the newest first (SET-01); none for merchants, whose statements name theirs.</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(SettlementPeriod.Status), nameof(SettlementPeriod.Month)])]
    public static IQueryable<SettlementPeriod> GetSettlementPeriods(SettlementDb db) =>
        db.ReadablePeriods().OrderByDescending(p => p.StartsAt).ThenByDescending(p => p.Id);

    /// <summary>A statement by its id; null where there is none that the caller may see (SET-12).</summary>
    /// <param name="id">The statement's id.</param>
    public static Task<Statement?> GetStatementAsync(StatementId id, IDataLoader<StatementId, Statement> statements, CancellationToken cancellationToken) =>
        statements.LoadAsync(id, cancellationToken);

    /// <summary>The statements that the caller may see, those of the newest month first (SET-12).</summary>
    [UsePaging]
    [UseFiltering(Properties =
    [
        nameof(Statement.Status), nameof(Statement.Period), nameof(Statement.Currency), nameof(Statement.MerchantId), nameof(Statement.CalculatedAt), nameof(Statement.ConfirmDueAt), nameof(Statement.PayDueAt),
    ])]
    [UseSorting(Properties = [nameof(Statement.Status), nameof(Statement.Period), nameof(Statement.CalculatedAt), nameof(Statement.ConfirmDueAt), nameof(Statement.PayDueAt)])]
    public static IQueryable<Statement> GetStatements(SettlementDb db) =>
        db.ReadableStatements().OrderByDescending(s => s.StartsAt).ThenByDescending(s => s.Id);

    /// <summary>A payout by its id; null where there is none that the caller may see (SET-02).</summary>
    /// <param name="id">The payout's id.</param>
    public static Task<Payout?> GetPayoutAsync(PayoutId id, IDataLoader<PayoutId, Payout> payouts, CancellationToken cancellationToken) =>
        payouts.LoadAsync(id, cancellationToken);

    /// <summary>The payouts that the caller may see, the newest first (SET-02).</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(Payout.Status), nameof(Payout.Currency), nameof(Payout.MerchantId), nameof(Payout.CreatedAt), nameof(Payout.DueAt), nameof(Payout.PaidAt)])]
    [UseSorting(Properties = [nameof(Payout.Status), nameof(Payout.CreatedAt), nameof(Payout.DueAt), nameof(Payout.PaidAt)])]
    public static IQueryable<Payout> GetPayouts(SettlementDb db) => db.ReadablePayouts().OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id);
}

/// <summary>What settlement tells of a merchant.</summary>
[ExtendObjectType<MerchantId>]
internal static class MerchantStatements
{
    /// <summary>The merchant's statements that the caller may see, the newest first (SET-12).</summary>
    [Authorize(SettlementPermissions.Read)]
    [UsePaging(ConnectionName = "MerchantStatements")]
    public static IQueryable<Statement> GetStatements([Parent] MerchantId merchant, SettlementDb db) =>
        db.ReadableStatements().Where(s => s.MerchantId == merchant).OrderByDescending(s => s.StartsAt).ThenByDescending(s => s.Id);
}
