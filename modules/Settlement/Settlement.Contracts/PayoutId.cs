using Modular.GraphQL;

namespace Settlement.Contracts;

/// <summary>Identifies money on its way to a merchant (SET-02).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("Payout")]
public readonly record struct PayoutId(Guid Value);
