using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Settlement.Contracts;
using Settlement.Model;
using Settlement.Persistence;

namespace Settlement.ReadSettlement;

/// <summary>The statement's amounts.</summary>
[ObjectType<Statement>]
internal static class StatementAmounts
{
    /// <summary>What the statement before left over: below zero a debt, above it what was held.</summary>
    [Cost(0)]
    public static Money GetOpening([Parent(Requires = $"{nameof(Statement.Opening)} {nameof(Statement.Currency)}")] Statement statement) => new(statement.Opening, statement.Currency);

    /// <summary>What buyers paid.</summary>
    [Cost(0)]
    public static Money GetSales([Parent(Requires = $"{nameof(Statement.Sales)} {nameof(Statement.Currency)}")] Statement statement) => new(statement.Sales, statement.Currency);

    /// <summary>What went back to buyers.</summary>
    [Cost(0)]
    public static Money GetRefunds([Parent(Requires = $"{nameof(Statement.Refunds)} {nameof(Statement.Currency)}")] Statement statement) => new(statement.Refunds, statement.Currency);

    /// <summary>The platform's commission on the sales (SET-04).</summary>
    [Cost(0)]
    public static Money GetCommission([Parent(Requires = $"{nameof(Statement.Commission)} {nameof(Statement.Currency)}")] Statement statement) => new(statement.Commission, statement.Currency);

    /// <summary>The commission given back with refunds (SET-04).</summary>
    [Cost(0)]
    public static Money GetCommissionReturned([Parent(Requires = $"{nameof(Statement.CommissionReturned)} {nameof(Statement.Currency)}")] Statement statement) => new(statement.CommissionReturned, statement.Currency);

    /// <summary>Fees other than commission; none are charged yet.</summary>
    [Cost(0)]
    public static Money GetFees([Parent(Requires = $"{nameof(Statement.Fees)} {nameof(Statement.Currency)}")] Statement statement) => new(statement.Fees, statement.Currency);

    /// <summary>Penalties without those waived (SET-11).</summary>
    [Cost(0)]
    public static Money GetPenalties([Parent(Requires = $"{nameof(Statement.Penalties)} {nameof(Statement.Currency)}")] Statement statement) => new(statement.Penalties, statement.Currency);

    /// <summary>Answers to disputes of earlier statements, and payouts that came back; below zero against the merchant.</summary>
    [Cost(0)]
    public static Money GetAdjustments([Parent(Requires = $"{nameof(Statement.Adjustments)} {nameof(Statement.Currency)}")] Statement statement) => new(statement.Adjustments, statement.Currency);

    /// <summary>What is kept as a reserve; none are kept yet.</summary>
    [Cost(0)]
    public static Money GetReserveHeld([Parent(Requires = $"{nameof(Statement.ReserveHeld)} {nameof(Statement.Currency)}")] Statement statement) => new(statement.ReserveHeld, statement.Currency);

    /// <summary>What is let go of a reserve; none are kept yet.</summary>
    [Cost(0)]
    public static Money GetReserveReleased([Parent(Requires = $"{nameof(Statement.ReserveReleased)} {nameof(Statement.Currency)}")] Statement statement) => new(statement.ReserveReleased, statement.Currency);

    /// <summary>The balance at the end of the month: opening + sales − refunds − commission + commissionReturned − fees − penalties + adjustments − reserveHeld + reserveReleased.</summary>
    [Cost(0)]
    public static Money GetClosing([Parent(Requires = $"{nameof(Statement.Closing)} {nameof(Statement.Currency)}")] Statement statement) => new(statement.Closing, statement.Currency);

    /// <summary>What of it is held, an order each (SET-09).</summary>
    [Cost(0)]
    public static Money GetHeld([Parent(Requires = $"{nameof(Statement.Held)} {nameof(Statement.Currency)}")] Statement statement) => new(statement.Held, statement.Currency);

    /// <summary>What becomes payable by this statement: the closing balance without what is held, never below zero. The rest is the opening of the next one.</summary>
    [Cost(0)]
    public static Money GetPayable([Parent(Requires = $"{nameof(Statement.Payable)} {nameof(Statement.Currency)}")] Statement statement) => new(statement.Payable, statement.Currency);
}

/// <summary>The statement's parts.</summary>
[ExtendObjectType<StatementId>]
internal static class StatementParts
{
    /// <summary>The entries of the ledger that it is made of, in the order of posting (SET-06).</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(StatementLine.Kind), nameof(StatementLine.PostedAt)])]
    public static IQueryable<StatementLine> GetLines([Parent(Requires = nameof(Statement.Id))] Statement statement, SettlementDb db) =>
        db.StatementLines.Where(l => l.StatementId == statement.Id).OrderBy(l => l.PostedAt).ThenBy(l => l.EntryId);

    /// <summary>What it does not make payable yet, an order each (SET-09).</summary>
    [UsePaging]
    public static IQueryable<StatementHold> GetHolds([Parent(Requires = nameof(Statement.Id))] Statement statement, SettlementDb db) =>
        db.StatementHolds.Where(h => h.StatementId == statement.Id).OrderBy(h => h.OrderId);

    /// <summary>The answer to its dispute; null where there is none (SET-12).</summary>
    public static Task<StatementAdjustment?> GetAdjustmentAsync(
        [Parent(Requires = nameof(Statement.Id))] Statement statement, IDataLoader<StatementId, StatementAdjustment> adjustments, CancellationToken cancellationToken) =>
        adjustments.LoadAsync(statement.Id, cancellationToken);

    /// <summary>The payouts of it, those taken back among them, the oldest first (SET-02).</summary>
    [ListSize(AssumedSize = 2)]
    public static async Task<IReadOnlyList<Payout>> GetPayoutsAsync(
        [Parent(Requires = nameof(Statement.Id))] Statement statement, IDataLoader<StatementId, Payout[]> payouts, CancellationToken cancellationToken) =>
        await payouts.LoadAsync(statement.Id, cancellationToken) ?? [];

    /// <summary>The steps through the states, oldest first.</summary>
    [UsePaging]
    public static IQueryable<StateChange> GetHistory([Parent(Requires = nameof(Statement.Id))] Statement statement, SettlementDb db) =>
        db.StateChanges.Where(c => c.SubjectId == statement.Id.Value).OrderBy(c => c.Ordinal);
}
