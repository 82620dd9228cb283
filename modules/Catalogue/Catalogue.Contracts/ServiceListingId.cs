using Modular.GraphQL;

namespace Catalogue.Contracts;

/// <summary>Identifies a service that a merchant offers beside its goods (CAT-02).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("ServiceListing")]
public readonly record struct ServiceListingId(Guid Value);
