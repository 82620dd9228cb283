using Modular.GraphQL;
using Modular.Persistence;
using Orders.Contracts;
using Risk.Contracts;

namespace Risk.Model;

/// <summary>An order that a rule would have hit when it was tried (RSK-07).</summary>
[NotAudited]
internal sealed class ScreeningRuleTestHit
{
    /// <summary>The edition.</summary>
    [GraphQLIgnore]
    public ScreeningRuleId RuleId { get; init; }

    /// <summary>Which try of it, from 1.</summary>
    [GraphQLIgnore]
    public int Run { get; init; }

    /// <summary>The order.</summary>
    public OrderId OrderId { get; init; }

    /// <summary>What was measured, in minor units of the limit's currency.</summary>
    public long Measured { get; init; }

    /// <summary>When the order was placed (UTC).</summary>
    public DateTime PlacedAt { get; init; }
}
