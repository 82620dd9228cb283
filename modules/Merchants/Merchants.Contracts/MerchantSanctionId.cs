using Modular.GraphQL;

namespace Merchants.Contracts;

/// <summary>Identifies a sanction, or a reward, of a merchant (MER-08).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("MerchantSanction")]
public readonly record struct MerchantSanctionId(Guid Value);
