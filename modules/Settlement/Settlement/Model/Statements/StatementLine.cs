using Modular.GraphQL;
using Modular.Persistence;
using Orders.Contracts;
using Settlement.Contracts;

namespace Settlement.Model;

/// <summary>One entry of the ledger on a statement; an entry stands on one statement at most (SET-06, SET-12). Made with its statement, which is audited, and never changed.</summary>
[NotAudited]
internal sealed class StatementLine
{
    private StatementLine()
    {
    }

    public StatementLine(Statement statement, Movement movement, StatementId? original) =>
        (StatementId, Currency, EntryId, Kind, OrderId, PostedAt, Amount, Gross, Commission, OriginalStatementId) =
        (statement.Id, statement.Currency, movement.EntryId, movement.Kind, movement.OrderId, movement.PostedAt, movement.Amount, movement.Gross, movement.Commission, original);

    /// <summary>The statement.</summary>
    [GraphQLIgnore]
    public StatementId StatementId { get; private init; }

    /// <summary>The currency of its statement.</summary>
    [GraphQLIgnore]
    public string Currency { get; private init; } = "";

    /// <summary>The entry of the ledger.</summary>
    public LedgerEntryId EntryId { get; private init; }

    /// <summary>What the entry books.</summary>
    public EntryKind Kind { get; private init; }

    /// <summary>The order that it is about; null where it is about none.</summary>
    public OrderId? OrderId { get; private init; }

    /// <summary>When the entry was posted (UTC).</summary>
    public DateTime PostedAt { get; private init; }

    /// <summary>What it adds to the closing balance, in minor units; below zero what it takes away.</summary>
    public long Amount { get; private init; }

    /// <summary>What the buyer paid or got back, in minor units; the amount itself where it is about no order.</summary>
    public long Gross { get; private init; }

    /// <summary>The commission in it, in minor units; below zero what was given back.</summary>
    public long Commission { get; private init; }

    /// <summary>The earlier statement on which the order's sale stands, of a refund that came later; null otherwise.</summary>
    public StatementId? OriginalStatementId { get; private init; }
}

/// <summary>What one entry moves on a merchant's account.</summary>
internal sealed record Movement(LedgerEntryId EntryId, EntryKind Kind, OrderId? OrderId, DateTime PostedAt, IReadOnlyList<LedgerLine> Lines)
{
    /// <summary>The kinds that stand on no statement: they pay out what statements made payable.</summary>
    public static IReadOnlyList<EntryKind> OffStatement { get; } = [EntryKind.PayoutSent, EntryKind.PayoutPaid, EntryKind.PayoutVoided, EntryKind.PayoutRecalled];

    /// <summary>What the merchant is owed more by it.</summary>
    public long Amount => -Debit(AccountCode.MerchantPayable);

    /// <summary>What was sold; below zero what went back.</summary>
    public long Gross => OrderId is null ? Amount : Debit(AccountCode.BuyerFunds) + Debit(AccountCode.RefundClearing);

    /// <summary>The commission in it; below zero what was given back.</summary>
    public long Commission => -Debit(AccountCode.CommissionIncome) - Debit(AccountCode.CommissionReturned);

    private long Debit(AccountCode account) => Lines.Where(l => l.Account == account).Sum(l => l.Debit - l.Credit);
}
