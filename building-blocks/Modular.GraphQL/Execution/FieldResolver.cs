namespace Modular.GraphQL.Execution;

/// <summary>How a field's value comes to be. The executor treats each kind in its own way; see the derived types.</summary>
public abstract class FieldResolver;

/// <summary>
/// Reads the value from the parent, at once and without arguments or context. Subtrees of such fields are written
/// straight from the object graph, with no work before.
/// </summary>
public sealed class PropertyResolver(Func<object, object?> read) : FieldResolver
{
    /// <summary>Reads the value from the parent.</summary>
    public Func<object, object?> Read { get; } = read;
}

/// <summary>Resolves the field for one parent at a time; the calls for one level run concurrently (mutation roots excepted).</summary>
public sealed class RowResolver(Func<ResolverContext, ValueTask<object?>> resolve) : FieldResolver
{
    /// <summary>Resolves the field. The context is valid until the task completes.</summary>
    public Func<ResolverContext, ValueTask<object?>> Resolve { get; } = resolve;

    /// <summary>Whether the value is worked out from the parent alone, at once; such a field costs no more than a property.</summary>
    public bool IsComputed { get; init; }
}

/// <summary>Resolves the field for all parents of a level in one call; the answer has the parents' length and order.</summary>
public sealed class BatchFieldResolver(Func<BatchResolverContext, ValueTask<IReadOnlyList<object?>>> resolve) : FieldResolver
{
    /// <summary>Resolves the field for all parents.</summary>
    public Func<BatchResolverContext, ValueTask<IReadOnlyList<object?>>> Resolve { get; } = resolve;
}

/// <summary>Marks <c>__typename</c>, whose value the executor knows from the plan.</summary>
public sealed class TypeNameResolver : FieldResolver;
