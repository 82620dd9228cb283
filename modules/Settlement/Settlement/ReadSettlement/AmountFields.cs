using Modular.GraphQL;
using Modular.Kernel;
using Settlement.Model;

namespace Settlement.ReadSettlement;

/// <summary>The amounts of a line of a statement.</summary>
[ObjectType<StatementLine>]
internal static class StatementLineAmounts
{
    /// <summary>What it adds to the closing balance; below zero what it takes away.</summary>
    [Cost(0)]
    public static Money GetAmount([Parent(Requires = $"{nameof(StatementLine.Amount)} {nameof(StatementLine.Currency)}")] StatementLine line) => new(line.Amount, line.Currency);

    /// <summary>What the buyer paid; below zero what went back to the buyer. The amount itself where it is about no order.</summary>
    [Cost(0)]
    public static Money GetGross([Parent(Requires = $"{nameof(StatementLine.Gross)} {nameof(StatementLine.Currency)}")] StatementLine line) => new(line.Gross, line.Currency);

    /// <summary>The commission in it; below zero what was given back (SET-04).</summary>
    [Cost(0)]
    public static Money GetCommission([Parent(Requires = $"{nameof(StatementLine.Commission)} {nameof(StatementLine.Currency)}")] StatementLine line) => new(line.Commission, line.Currency);
}

/// <summary>The amount of a hold.</summary>
[ObjectType<StatementHold>]
internal static class StatementHoldAmounts
{
    /// <summary>How much is held.</summary>
    [Cost(0)]
    public static Money GetAmount([Parent(Requires = $"{nameof(StatementHold.Amount)} {nameof(StatementHold.Currency)}")] StatementHold hold) => new(hold.Amount, hold.Currency);
}

/// <summary>The answer to a dispute.</summary>
[ObjectType<StatementAdjustment>]
internal static class StatementAdjustmentFields
{
    /// <summary>What the merchant gets beside the statement; below zero what the merchant owes, 0 where the statement was right.</summary>
    [Cost(0)]
    public static Money GetAmount([Parent] StatementAdjustment adjustment) => new(adjustment.Amount, adjustment.Currency);

    /// <summary>Who answered, by name; null for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetByNameAsync([Parent] IReadOnlyList<StatementAdjustment> adjustments, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. adjustments.Select(a => (Guid?)a.ById)], cancellationToken);
}

/// <summary>The amount of a payout's item.</summary>
[ObjectType<PayoutItem>]
internal static class PayoutItemAmounts
{
    /// <summary>What the payout pays of the statement.</summary>
    [Cost(0)]
    public static Money GetAmount([Parent(Requires = $"{nameof(PayoutItem.Amount)} {nameof(PayoutItem.Currency)}")] PayoutItem item) => new(item.Amount, item.Currency);
}
