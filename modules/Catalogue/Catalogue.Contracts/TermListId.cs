using Modular.GraphQL;

namespace Catalogue.Contracts;

/// <summary>Identifies an edition of the list of terms that descriptions may not use (CAT-08).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("TermList")]
public readonly record struct TermListId(Guid Value);
