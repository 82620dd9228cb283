namespace Modular.GraphQL.Execution;

/// <summary>A part of the response that the client was, or will be, told to wait for: a deferred fragment at one place, or the rest of a list.</summary>
internal sealed class PendingPart(string? label, object[] path, PendingPart? outer)
{
    public string? Label { get; } = label;

    /// <summary>The place of the fragment's object, or of the list.</summary>
    public object[] Path { get; } = path;

    /// <summary>The number in the response; -1 until it is announced.</summary>
    public int Id { get; set; } = -1;

    /// <summary>How many pieces of work are still to be done for it.</summary>
    public int Outstanding { get; set; }

    /// <summary>What made the whole part void; null otherwise.</summary>
    public IReadOnlyList<GraphQLError>? Errors { get; set; }

    /// <summary>Whether it may be delivered: what it stands in is there.</summary>
    public bool IsOpen => outer is not { Outstanding: > 0 };

    /// <summary>Whether it, or what it stands in, is void.</summary>
    public bool IsVoid => Errors is not null || outer is { IsVoid: true };
}

/// <summary>The parts that the <c>@defer</c>s around the current place stand for.</summary>
internal sealed record DeferScope(DeferUsage Usage, PendingPart Part, DeferScope? Outer)
{
    public static PendingPart? Find(DeferScope? scope, DeferUsage? usage)
    {
        for (; scope is not null && usage is not null; scope = scope.Outer)
        {
            if (ReferenceEquals(scope.Usage, usage))
                return scope.Part;
        }

        return null;
    }
}

/// <summary>Work that is left for later.</summary>
/// <param name="Parts">The parts that it belongs to; several where one field stands in several fragments.</param>
/// <param name="Scope">The parts around the place.</param>
/// <param name="Path">The place of the object or list.</param>
internal abstract record LaterWork(PendingPart[] Parts, DeferScope? Scope, object[] Path);

/// <summary>The deferred fields of one object.</summary>
internal sealed record DeferredWork(SelectionPlan Plan, object? Parent, PendingPart[] Parts, DeferScope? Scope, object[] Path)
    : LaterWork(Parts, Scope, Path);

/// <summary>The items of one list that were not in the first response.</summary>
internal sealed record StreamWork(FieldPlan Field, object?[] Items, int From, PendingPart[] Parts, DeferScope? Scope, object[] Path)
    : LaterWork(Parts, Scope, Path);
