namespace Modular.GraphQL;

/// <summary>
/// The mutation, or every mutation of the class, can also be sent for many at once (FE-06): beside <c>confirmOrder(input:)</c> stands
/// <c>confirmOrders(inputs: [ConfirmOrderInput!]!)</c>, which does the same for each input, one after the other, and answers for each.
/// </summary>
/// <remarks>
/// There is nothing more to write: each input has a scope, a transaction and, under an idempotency key, a turn of its own, so that one that is refused or
/// fails keeps none of the others from happening. Whoever may send the one may send the other.
/// </remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class BulkAttribute : Attribute
{
    /// <summary>The most inputs that one call takes.</summary>
    public const int MaxItems = 100;

    /// <summary>The name of the field for many; null for the plural of the mutation's.</summary>
    public string? Name { get; init; }
}
