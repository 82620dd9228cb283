using Modular.GraphQL;
using Settlement.Contracts;

namespace Settlement.Model;

/// <summary>What the screening said when somebody was about to approve a payout (SET-08).</summary>
internal sealed class SecurityCheck
{
    /// <summary>The check's id.</summary>
    [GraphQLIgnore]
    public Guid Id { get; init; }

    /// <summary>The payout.</summary>
    [GraphQLIgnore]
    public PayoutId PayoutId { get; init; }

    /// <summary>The verdict.</summary>
    public PayoutVerdict Verdict { get; init; }

    /// <summary>Whether somebody gave it; otherwise nobody did in time, and the configured one applied.</summary>
    public bool IsAnswered { get; init; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; init; }
}
