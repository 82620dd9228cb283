using System.Collections.Frozen;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Language;

namespace Modular.GraphQL.Types;

/// <summary>An input object type (section 3.10).</summary>
public sealed class InputObjectType(string name) : NamedType(name)
{
    private FrozenDictionary<string, InputValue> _byName = FrozenDictionary<string, InputValue>.Empty;

    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.InputObject;

    /// <summary>Whether exactly one field must be given, and not null (section 3.10.1).</summary>
    public bool IsOneOf { get; init; }

    /// <summary>The C# type that values are bound to; null where the schema comes from SDL.</summary>
    public Type? ClrType { get; init; }

    /// <summary>The fields in the order of their definition.</summary>
    public IReadOnlyList<InputValue> Fields { get; private set; } = [];

    /// <summary>Makes the C# value from the coerced one; null where the coerced value is used as it is.</summary>
    public Func<InputObjectValue, object>? Bind { get; internal set; }

    /// <summary>The field of that name, or null.</summary>
    public InputValue? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Gives the type its fields, once, while the schema is built.</summary>
    internal void Complete(IReadOnlyList<InputValue> fields)
    {
        Fields = fields;
        for (var i = 0; i < fields.Count; i++)
            fields[i].Ordinal = i;
        _byName = fields.DistinctBy(f => f.Name).ToFrozenDictionary(f => f.Name);
    }
}

/// <summary>An argument of a field or directive, or a field of an input object type.</summary>
public sealed class InputValue(string name, SchemaType type)
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>The type, always an input type.</summary>
    public SchemaType Type { get; } = type;

    /// <summary>The description, or null.</summary>
    public string? Description { get; init; }

    /// <summary>The default as a literal; null where there is none (a default of null is a <see cref="NullValueNode"/>).</summary>
    public ValueNode? DefaultValue { get; init; }

    /// <summary>Why it is deprecated; null where it is not.</summary>
    public string? DeprecationReason { get; init; }

    /// <summary>What it adds to the cost where it is given, by the client or its default (<c>@cost</c>); null for nothing.</summary>
    public double? Cost { get; init; }

    /// <summary>Whether a value must be given: non-null without a default (section 5.4.3).</summary>
    public bool IsRequired => Type.IsNonNull && DefaultValue is null;

    /// <summary>The position among its siblings, and so in the arrays of coerced values.</summary>
    public int Ordinal { get; internal set; }

    /// <summary>The coerced default once it was needed; see <see cref="Defaults"/>.</summary>
    internal CoercedDefault? CoercedDefault { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Type}";
}
