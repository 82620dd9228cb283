using Modular.GraphQL;

namespace Catalogue.Contracts;

/// <summary>Identifies a wanted change of an approved campaign (CAT-15).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("CampaignChange")]
public readonly record struct CampaignChangeId(Guid Value);
