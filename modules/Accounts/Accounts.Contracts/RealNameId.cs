using Modular.GraphQL;

namespace Accounts.Contracts;

/// <summary>Identifies the check of a user's real name (ACC-01), from before the user has handed in one.</summary>
/// <param name="Value">The GUID behind it: the user's own.</param>
[Node("RealName")]
public readonly record struct RealNameId(Guid Value);
