using Modular.Persistence;
using Orders.Contracts;

namespace Settlement.Model;

/// <summary>A dispute over an order (ORD-13), as long as which what the order earned is held (SET-09).</summary>
[NotAudited]
internal sealed class DisputedOrder
{
    /// <summary>The dispute.</summary>
    public DisputeCaseId Id { get; init; }

    /// <summary>The order.</summary>
    public OrderId OrderId { get; init; }

    /// <summary>When it was opened (UTC).</summary>
    public DateTime OpenedAt { get; init; }

    /// <summary>When it ended (UTC); null before.</summary>
    public DateTime? EndedAt { get; set; }
}
