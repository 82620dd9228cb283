using Modular.GraphQL;

namespace Settlement.Contracts;

/// <summary>Identifies what a merchant is told of one period in one currency (SET-12).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("Statement")]
public readonly record struct StatementId(Guid Value);
