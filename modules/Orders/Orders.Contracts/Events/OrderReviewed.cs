using Catalogue.Contracts;
using Merchants.Contracts;
using Modular.Kernel;

namespace Orders.Contracts.Events;

/// <summary>A buyer has reviewed a line of a completed order (ORD-15).</summary>
/// <param name="Review">The review.</param>
/// <param name="Order">The order.</param>
/// <param name="Line">The line's number in it.</param>
/// <param name="Merchant">Whose goods.</param>
/// <param name="Product">The product.</param>
/// <param name="GoodsStars">1 to 5, for the goods.</param>
/// <param name="ServiceStars">1 to 5, for the service.</param>
/// <param name="DeliveryStars">1 to 5, for the delivery.</param>
[Event("orders.order-reviewed")]
public sealed record OrderReviewed(
    OrderReviewId Review, OrderId Order, int Line, MerchantId Merchant, ProductId Product, int GoodsStars, int ServiceStars, int DeliveryStars) : IEvent
{
    Guid IEvent.AggregateId => Review.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
