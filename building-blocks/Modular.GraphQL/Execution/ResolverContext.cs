using System.Security.Claims;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>What a resolver may know of the request and of the field it resolves.</summary>
public abstract class FieldContext
{
    /// <summary>The request.</summary>
    public RequestContext Request { get; internal set; } = null!;

    /// <summary>The selected field with its sub-selections, after fragments, skip and include.</summary>
    public FieldSelection Selection { get; internal set; } = null!;

    /// <summary>
    /// The coerced arguments by ordinal: what the scalar made, an enum's runtime value, a list as <c>object?[]</c>,
    /// an <see cref="InputObjectValue"/>, or null. Use <see cref="IsGiven"/> to tell null from absent.
    /// </summary>
    public IReadOnlyList<object?> Arguments => ArgumentValues.Values;

    /// <summary>The field.</summary>
    public Field Field => Selection.Field;

    /// <summary>The services of the field's own scope where it has one, else those of the request.</summary>
    public IServiceProvider Services => OwnServices ?? Request.Services;

    /// <summary>The caller; without identity where the request carries no token.</summary>
    public ClaimsPrincipal User => Request.User;

    /// <summary>Ends when the client goes away or the request takes too long.</summary>
    public CancellationToken CancellationToken => Request.CancellationToken;

    /// <summary>The field's own scope while its pipeline runs; null where it needs none.</summary>
    internal IServiceProvider? OwnServices { get; set; }

    internal ArgumentValues ArgumentValues { get; set; } = ArgumentValues.None;

    /// <summary>Whether the argument was given, by the client or by a default.</summary>
    public bool IsGiven(int ordinal) => ArgumentValues.IsGiven(ordinal);
}

/// <summary>The context of one call of a <see cref="RowResolver"/>.</summary>
public sealed class ResolverContext : FieldContext
{
    /// <summary>The object whose field is resolved; the root value (often null) for root fields.</summary>
    public object? Parent { get; internal set; }
}

/// <summary>The context of one call of a <see cref="BatchFieldResolver"/>.</summary>
public sealed class BatchResolverContext : FieldContext
{
    /// <summary>The objects whose field is resolved, never empty.</summary>
    public IReadOnlyList<object> Parents { get; internal set; } = [];
}

/// <summary>The coerced arguments of one field; shared by all rows of a level, as no argument depends on the parent.</summary>
internal sealed class ArgumentValues(object?[] values, bool[] isGiven)
{
    public static readonly ArgumentValues None = new([], []);

    public object?[] Values { get; } = values;

    public bool IsGiven(int ordinal) => isGiven[ordinal];
}
