using Merchants.Contracts;
using Modular.Kernel;

namespace Catalogue.Contracts.Events;

/// <summary>A case of counterfeit goods or infringed rights was reported or has taken a step (CAT-11).</summary>
/// <param name="Case">The case.</param>
/// <param name="Product">The product.</param>
/// <param name="Merchant">Whose it is.</param>
/// <param name="Status">Its state from then on: <c>REPORTED</c>, <c>UNDER_REVIEW</c>, <c>UPHELD</c>, <c>REJECTED</c>, <c>COUNTERED</c> or <c>REINSTATED</c>.</param>
[Event("catalogue.takedown-changed")]
public sealed record TakedownChanged(TakedownCaseId Case, ProductId Product, MerchantId Merchant, string Status) : IEvent
{
    Guid IEvent.AggregateId => Case.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
