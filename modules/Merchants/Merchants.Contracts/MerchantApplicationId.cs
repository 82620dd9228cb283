using Modular.GraphQL;

namespace Merchants.Contracts;

/// <summary>Identifies an application to become a merchant (MER-02).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("MerchantApplication")]
public readonly record struct MerchantApplicationId(Guid Value);
