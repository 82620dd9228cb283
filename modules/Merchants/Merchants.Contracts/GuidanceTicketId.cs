using Modular.GraphQL;

namespace Merchants.Contracts;

/// <summary>Identifies a merchant's question to the platform (MER-05).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("GuidanceTicket")]
public readonly record struct GuidanceTicketId(Guid Value);
