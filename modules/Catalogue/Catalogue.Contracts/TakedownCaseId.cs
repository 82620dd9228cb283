using Modular.GraphQL;

namespace Catalogue.Contracts;

/// <summary>Identifies a case of counterfeit goods or infringed rights (CAT-11).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("TakedownCase")]
public readonly record struct TakedownCaseId(Guid Value);
