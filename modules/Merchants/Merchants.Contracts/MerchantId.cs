using Modular.GraphQL;

namespace Merchants.Contracts;

/// <summary>Identifies a merchant of the platform.</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("Merchant")]
public readonly record struct MerchantId(Guid Value);
