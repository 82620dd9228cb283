using Modular.GraphQL;

namespace Merchants.Contracts;

/// <summary>Identifies a merchant's way out of the platform (MER-08).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("MerchantExit")]
public readonly record struct MerchantExitId(Guid Value);
