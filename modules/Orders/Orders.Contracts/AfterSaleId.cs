using Modular.GraphQL;

namespace Orders.Contracts;

/// <summary>Identifies what a buyer asks for after the sale: a return, an exchange, a repair, or money back alone (ORD-09).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("AfterSale")]
public readonly record struct AfterSaleId(Guid Value);
