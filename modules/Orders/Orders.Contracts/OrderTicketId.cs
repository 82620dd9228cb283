using Modular.GraphQL;

namespace Orders.Contracts;

/// <summary>Identifies a question or a complaint about an order (ORD-14).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("OrderTicket")]
public readonly record struct OrderTicketId(Guid Value);
