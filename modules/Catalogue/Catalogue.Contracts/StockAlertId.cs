using Modular.GraphQL;

namespace Catalogue.Contracts;

/// <summary>Identifies an alert that a variant runs short (CAT-04).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("StockAlert")]
public readonly record struct StockAlertId(Guid Value);
