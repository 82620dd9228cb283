using Modular.GraphQL;

namespace Merchants.Contracts;

/// <summary>Identifies a team of those who upload, review or coordinate papers (DOC-17).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("ReviewTeam")]
public readonly record struct ReviewTeamId(Guid Value);
