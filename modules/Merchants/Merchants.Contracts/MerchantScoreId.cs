using Modular.GraphQL;

namespace Merchants.Contracts;

/// <summary>Identifies a merchant's score of a month (MER-07).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("MerchantScore")]
public readonly record struct MerchantScoreId(Guid Value);
