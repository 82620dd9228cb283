using Modular.GraphQL;
using Modular.Persistence;
using Orders.Contracts;
using Settlement.Contracts;

namespace Settlement.Model;

/// <summary>What a statement does not make payable yet, an order each (SET-09); it is carried into the next statement. Held by the platform, made with its statement, and never changed.</summary>
[NotAudited]
internal sealed class StatementHold
{
    /// <summary>The statement.</summary>
    [GraphQLIgnore]
    public StatementId StatementId { get; init; }

    /// <summary>The currency of its statement.</summary>
    [GraphQLIgnore]
    public string Currency { get; init; } = "";

    /// <summary>The order whose money is held.</summary>
    public OrderId OrderId { get; init; }

    /// <summary>Why.</summary>
    public HoldReason Reason { get; init; }

    /// <summary>How much, in minor units.</summary>
    public long Amount { get; init; }

    /// <summary>Until when, as it was known when the statement was made (UTC); null while the order is not completed, or disputed.</summary>
    public DateTime? ExpiresAt { get; init; }
}

/// <summary>Why money is held (SET-09).</summary>
internal enum HoldReason
{
    /// <summary>The order is not completed, or may still come back 售后期内.</summary>
    AfterSaleWindow,

    /// <summary>The buyer disputes the order 纠纷中 (ORD-13).</summary>
    Dispute,
}
