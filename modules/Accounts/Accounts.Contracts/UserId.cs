using Modular.GraphQL;

namespace Accounts.Contracts;

/// <summary>Identifies a user of the platform (ACC-01).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("User")]
public readonly record struct UserId(Guid Value);
