using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>An application was refused for good (MER-02).</summary>
/// <param name="Application">The application.</param>
[Event("merchants.application-rejected")]
public sealed record MerchantApplicationRejected(MerchantApplicationId Application) : IEvent
{
    Guid IEvent.AggregateId => Application.Value;
}
