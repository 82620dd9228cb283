namespace Modular.GraphQL;

/// <summary>
/// The mutation, or every mutation of the class, can be sent again without happening twice: under one idempotency key (the header
/// <c>Idempotency-Key</c> or the directive <c>@idempotent(key:)</c>) it happens once, and its repeats get its answer.
/// </summary>
/// <remarks>
/// What it writes must go through the module's own context of the resolver's scope, since its outcome is committed with that. It gives nodes,
/// typed ids, scalars or enums, or lists of these: an outcome is stored by its ids.
/// </remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class IdempotentAttribute : Attribute
{
    /// <summary>Whether it refuses to run without a key (IDEMPOTENCY_KEY_REQUIRED), as what moves money or stock does.</summary>
    public bool Required { get; init; }
}
