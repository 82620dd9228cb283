using Modular.GraphQL;

namespace Merchants.Contracts;

/// <summary>Identifies a planned closure of a merchant.</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("MerchantClosure")]
public readonly record struct MerchantClosureId(Guid Value);
