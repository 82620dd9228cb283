using Modular.GraphQL;

namespace Merchants.Contracts;

/// <summary>Identifies an edition of the entry criteria (MER-01).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("EntryCriteria")]
public readonly record struct EntryCriteriaId(Guid Value);
