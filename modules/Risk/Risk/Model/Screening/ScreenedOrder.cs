using Merchants.Contracts;
using Modular.Persistence;
using Orders.Contracts;

namespace Risk.Model;

/// <summary>An order as far as the screening looks at it; made of Orders' events.</summary>
[NotAudited]
internal sealed class ScreenedOrder
{
    public OrderId Id { get; init; }

    public MerchantId MerchantId { get; init; }

    /// <summary>The buyer, by the user's id; null once the buyer is erased (ACC-03).</summary>
    public Guid? BuyerId { get; set; }

    public string Currency { get; init; } = "";

    /// <summary>What the buyer pays, in minor units.</summary>
    public long Total { get; init; }

    /// <summary>The highest price of a piece, in minor units.</summary>
    public long HighestUnitPrice { get; init; }

    /// <summary>When it was placed (UTC).</summary>
    public DateTime PlacedAt { get; init; }

    /// <summary>Whether it was cancelled, declined or never paid: it counts in no window any more.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>What went back to the buyer, in minor units.</summary>
    public long Refunded { get; private set; }

    /// <summary>Whether nothing becomes of it any more: it has ended, was completed or was paid back whole. What was declined when it was on its way holds no payout after that.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Notes that it was cancelled, declined or never paid.</summary>
    public void End() => (HasEnded, IsOver) = (true, true);

    /// <summary>Notes that the buyer has received it; it counts in windows still.</summary>
    public void Complete() => IsOver = true;

    /// <summary>As the screening asks about it.</summary>
    public OrderAtHand AtHand() => new(Id, MerchantId, BuyerId, Total, Currency, PlacedAt, HighestUnitPrice);
}

/// <summary>A buyer, whose orders are screened one after the other: whoever screens one holds this row until it is stored.</summary>
[NotAudited]
internal sealed class ScreenedBuyer
{
    /// <summary>The buyer, by the user's id.</summary>
    public Guid Id { get; init; }

    /// <summary>How many orders were screened.</summary>
    public int Orders { get; init; }
}

/// <summary>Since when a merchant is in business; made of Merchants' events.</summary>
[NotAudited]
internal sealed class ScreenedMerchant
{
    public MerchantId Id { get; init; }

    /// <summary>Since when (UTC).</summary>
    public DateTime ActiveSince { get; set; }
}

/// <summary>An order that is screened.</summary>
internal sealed record OrderAtHand(OrderId Id, MerchantId Merchant, Guid? Buyer, long Total, string Currency, DateTime PlacedAt, long HighestUnitPrice);

/// <summary>Another order of the buyer in the same currency.</summary>
internal sealed record BuyersOrder(DateTime PlacedAt, long Total);
