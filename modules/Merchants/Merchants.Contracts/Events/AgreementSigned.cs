using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>One side has signed the agreement (MER-04).</summary>
/// <param name="Application">The application that it belongs to.</param>
/// <param name="ByMerchant">Whether it was the merchant's side; otherwise it was the platform's.</param>
[Event("merchants.agreement-signed")]
public sealed record AgreementSigned(MerchantApplicationId Application, bool ByMerchant) : IEvent
{
    Guid IEvent.AggregateId => Application.Value;
}
