using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>An application was approved, and the agreement waits for its signatures (MER-02, MER-04).</summary>
/// <param name="Application">The application.</param>
[Event("merchants.application-approved")]
public sealed record MerchantApplicationApproved(MerchantApplicationId Application) : IEvent
{
    Guid IEvent.AggregateId => Application.Value;
}
