using Modular.GraphQL;

namespace Catalogue.Contracts;

/// <summary>Identifies a campaign (CAT-14).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("Campaign")]
public readonly record struct CampaignId(Guid Value);
