using Modular.Persistence;
using Orders.Contracts;

namespace Settlement.Model;

/// <summary>From when on what an order earned may be paid out: its completion and the after-sale window (domain.md, section 5, rule 6). An order without one is not completed.</summary>
[NotAudited]
internal sealed class SettledOrder
{
    public OrderId Id { get; init; }

    /// <summary>When it was completed (UTC).</summary>
    public DateTime CompletedAt { get; init; }

    /// <summary>From when on what it earned may be paid out (UTC).</summary>
    public DateTime EligibleAt { get; init; }
}
