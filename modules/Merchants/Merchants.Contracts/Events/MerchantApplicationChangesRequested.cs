using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>An application was given back to the applicant, who is to change it and hand it in again (MER-02).</summary>
/// <param name="Application">The application.</param>
[Event("merchants.application-changes-requested")]
public sealed record MerchantApplicationChangesRequested(MerchantApplicationId Application) : IEvent
{
    Guid IEvent.AggregateId => Application.Value;
}
