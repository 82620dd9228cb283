using Merchants.Contracts;
using Modular.Kernel;

namespace Catalogue.Contracts.Events;

/// <summary>A merchant's authorisation to use a brand was asked for, decided on, or has ended (CAT-13).</summary>
/// <param name="Authorisation">The authorisation.</param>
/// <param name="Merchant">Whose it is.</param>
/// <param name="Brand">The brand.</param>
/// <param name="Status">Its state from then on: <c>PENDING</c>, <c>IN_FORCE</c>, <c>REFUSED</c>, <c>REVOKED</c> or <c>EXPIRED</c>.</param>
[Event("catalogue.brand-authorisation-changed")]
public sealed record BrandAuthorisationChanged(BrandAuthorisationId Authorisation, MerchantId Merchant, BrandId Brand, string Status) : IEvent
{
    Guid IEvent.AggregateId => Authorisation.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
