using Merchants.Contracts;
using Modular.Persistence;
using Orders.Contracts;

namespace Risk.Model;

/// <summary>An order that was paid; made of Orders' events.</summary>
[NotAudited]
internal sealed class PaidOrder
{
    public OrderId Id { get; init; }

    public MerchantId MerchantId { get; init; }

    public string Currency { get; init; } = "";

    /// <summary>What was paid, in minor units.</summary>
    public long Amount { get; init; }

    public DateTime At { get; init; }
}

/// <summary>A refund; made of Orders' events.</summary>
[NotAudited]
internal sealed class CountedRefund
{
    public RefundId Id { get; init; }

    public MerchantId MerchantId { get; init; }

    public string Currency { get; init; } = "";

    /// <summary>What went back, in minor units.</summary>
    public long Amount { get; init; }

    public DateTime At { get; init; }
}
