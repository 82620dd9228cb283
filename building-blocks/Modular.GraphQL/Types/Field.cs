using System.Collections.Frozen;
using System.Reflection;
using Modular.GraphQL.Execution;

namespace Modular.GraphQL.Types;

/// <summary>A field of an object or interface type (section 3.6).</summary>
public sealed class Field
{
    private readonly FrozenDictionary<string, InputValue> _argumentsByName;

    /// <summary>A field.</summary>
    public Field(string name, SchemaType type, IReadOnlyList<InputValue>? arguments = null)
    {
        Name = name;
        Type = type;
        Arguments = arguments ?? [];
        for (var i = 0; i < Arguments.Count; i++)
            Arguments[i].Ordinal = i;
        _argumentsByName = Arguments.DistinctBy(a => a.Name).ToFrozenDictionary(a => a.Name);
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The type, always an output type.</summary>
    public SchemaType Type { get; }

    /// <summary>The arguments in the order of their definition.</summary>
    public IReadOnlyList<InputValue> Arguments { get; }

    /// <summary>The description, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Why the field is deprecated; null where it is not.</summary>
    public string? DeprecationReason { get; init; }

    /// <summary>How the value comes to be; null on interface fields only.</summary>
    public FieldResolver? Resolver { get; init; }

    /// <summary>
    /// Opens the source stream of a subscription's root field (section 6.2.3.1); null on all other fields. The resolver is then
    /// called with each event as its parent.
    /// </summary>
    public Func<ResolverContext, ValueTask<IAsyncEnumerable<object?>>>? Source { get; init; }

    /// <summary>Who may use the field; null where everyone may.</summary>
    public FieldAccess? Access { get; init; }

    /// <summary>What one call of the resolver costs (<c>@cost</c>); null for the default of its kind.</summary>
    public double? Cost { get; init; }

    /// <summary>How long the list is (<c>@listSize</c>); null where nothing is known.</summary>
    public ListSize? ListSize { get; init; }

    /// <summary>The C# property or method behind the field, or null.</summary>
    public MemberInfo? Member { get; init; }

    /// <summary>Where the field is declared, for error messages (a C# member or an SDL position), or null.</summary>
    public string? Origin { get; init; }

    /// <summary>
    /// The properties of the parent that the resolver reads; null where it may read any (a property field reads its own).
    /// Projection loads these columns when the field is selected.
    /// </summary>
    public IReadOnlyList<string>? Requires { get; init; }

    /// <summary>What conventions have noted about the field, for their own use at run time, by the type of the note.</summary>
    public IReadOnlyDictionary<Type, object> Features { get; init; } = FrozenDictionary<Type, object>.Empty;

    /// <summary>The type that declares the field.</summary>
    public FieldedType DeclaringType { get; internal set; } = null!;

    /// <summary>The schema coordinate, for example <c>Merchant.legalName</c> (section 3.14).</summary>
    public string Coordinate => $"{DeclaringType?.Name}.{Name}";

    /// <summary>The argument of that name, or null.</summary>
    public InputValue? FindArgument(string name) => _argumentsByName.GetValueOrDefault(name);

    /// <inheritdoc/>
    public override string ToString() => $"{Coordinate}: {Type}";
}

/// <summary>What a caller needs to use a field: a signed-in identity and, where named, all of the permissions.</summary>
public sealed record FieldAccess(IReadOnlyList<string> Permissions);
