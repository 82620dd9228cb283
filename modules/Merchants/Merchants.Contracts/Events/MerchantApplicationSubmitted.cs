using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>An application was handed in, for the first time or again after changes were asked for (MER-02).</summary>
/// <param name="Application">The application.</param>
[Event("merchants.application-submitted")]
public sealed record MerchantApplicationSubmitted(MerchantApplicationId Application) : IEvent
{
    Guid IEvent.AggregateId => Application.Value;
}
