using Modular.GraphQL;

namespace Merchants.Contracts;

/// <summary>Identifies an edition of the index by which merchants are assessed (MER-06).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("MerchantKpiTemplate")]
public readonly record struct MerchantKpiTemplateId(Guid Value);
