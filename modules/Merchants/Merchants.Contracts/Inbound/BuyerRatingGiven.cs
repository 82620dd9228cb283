using Modular.Kernel;

namespace Merchants.Contracts.Inbound;

/// <summary>A buyer has rated what a merchant has sold; raised by whoever takes buyers' reviews (MER-06). Each rating counts once, as it was given.</summary>
/// <param name="Rating">The rating, by the id that its module knows it by.</param>
/// <param name="Merchant">The merchant.</param>
/// <param name="Stars">1 to 5; anything else counts for nothing.</param>
/// <param name="At">When it was given (UTC).</param>
/// <param name="OrderLine">What was rated, by the id that its module knows it by.</param>
[Event("merchants.buyer-rating-given")]
public sealed record BuyerRatingGiven(Guid Rating, MerchantId Merchant, int Stars, DateTime At, Guid OrderLine) : IEvent
{
    Guid IEvent.AggregateId => Rating;

    Guid? IEvent.MerchantId => Merchant.Value;
}
