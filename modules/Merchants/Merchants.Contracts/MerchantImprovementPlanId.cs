using Modular.GraphQL;

namespace Merchants.Contracts;

/// <summary>Identifies a plan by which a merchant gets better (MER-09).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("MerchantImprovementPlan")]
public readonly record struct MerchantImprovementPlanId(Guid Value);
