using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>A part that was asked for was handed in (DOC-27).</summary>
/// <param name="Supplement">The request for the part.</param>
/// <param name="Application">The application that lacks it, or whose paper does.</param>
/// <param name="Merchant">The merchant; null until the application has led to one.</param>
[Event("merchants.supplement-supplied")]
public sealed record SupplementSupplied(SupplementRequestId Supplement, MerchantApplicationId Application, MerchantId? Merchant) : IEvent
{
    Guid IEvent.AggregateId => Supplement.Value;

    Guid? IEvent.MerchantId => Merchant?.Value;
}
