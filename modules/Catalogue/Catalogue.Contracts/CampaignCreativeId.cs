using Modular.GraphQL;

namespace Catalogue.Contracts;

/// <summary>Identifies a piece of publicity of a campaign (CAT-17).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("CampaignCreative")]
public readonly record struct CampaignCreativeId(Guid Value);
