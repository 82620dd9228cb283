using Modular.GraphQL;
using Modular.Persistence;
using Settlement.Contracts;

namespace Settlement.Model;

/// <summary>What a payout pays of one statement; the payout is the sum of its items.</summary>
[NotAudited]
internal sealed class PayoutItem
{
    private PayoutItem()
    {
    }

    public PayoutItem(PayoutId payout, Statement statement) =>
        (PayoutId, StatementId, ClaimedStatementId, Amount, Currency) = (payout, statement.Id, statement.Id, statement.Payable, statement.Currency);

    /// <summary>The payout.</summary>
    [GraphQLIgnore]
    public PayoutId PayoutId { get; private init; }

    /// <summary>The statement.</summary>
    public StatementId StatementId { get; private init; }

    /// <summary>The statement while no other payout may pay it; null once this one was taken back. Unique, so that two who pay at once do not both.</summary>
    [GraphQLIgnore]
    public StatementId? ClaimedStatementId { get; private set; }

    /// <summary>How much, in minor units.</summary>
    public long Amount { get; private init; }

    /// <summary>The currency of its payout.</summary>
    [GraphQLIgnore]
    public string Currency { get; private init; } = "";

    /// <summary>Another payout may pay the statement.</summary>
    public void Release() => ClaimedStatementId = null;
}
