using Merchants.Contracts;
using Modular.Kernel;

namespace Catalogue.Contracts.Events;

/// <summary>A case of counterfeit goods or infringed rights was not decided on in time (CAT-11).</summary>
/// <param name="Case">The case.</param>
/// <param name="Merchant">Whose product it is about.</param>
[Event("catalogue.takedown-overdue")]
public sealed record TakedownOverdue(TakedownCaseId Case, MerchantId Merchant) : IEvent
{
    Guid IEvent.AggregateId => Case.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
