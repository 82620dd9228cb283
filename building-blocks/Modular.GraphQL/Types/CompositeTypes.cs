using System.Collections.Frozen;

namespace Modular.GraphQL.Types;

/// <summary>An object or interface type.</summary>
public abstract class FieldedType(string name) : NamedType(name)
{
    private FrozenDictionary<string, Field> _byName = FrozenDictionary<string, Field>.Empty;

    /// <summary>The fields in the order of their definition, without the meta-fields.</summary>
    public IReadOnlyList<Field> Fields { get; private set; } = [];

    /// <summary>The interfaces that the type declares, those inherited through other interfaces included.</summary>
    public IReadOnlyList<InterfaceType> Interfaces { get; private set; } = [];

    /// <summary>The field of that name, or null. Meta-fields are found by <see cref="Schema.FindField"/>.</summary>
    public Field? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Whether the type declares the interface.</summary>
    public bool Implements(InterfaceType type) => Interfaces.Contains(type);

    /// <summary>Gives the type its fields and interfaces, once, while the schema is built.</summary>
    internal void Complete(IReadOnlyList<Field> fields, IReadOnlyList<InterfaceType> interfaces)
    {
        Fields = fields;
        Interfaces = interfaces;
        foreach (var field in fields)
            field.DeclaringType = this;
        _byName = fields.DistinctBy(f => f.Name).ToFrozenDictionary(f => f.Name);
    }
}

/// <summary>An object type (section 3.6).</summary>
public sealed class ObjectType(string name) : FieldedType(name)
{
    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.Object;

    /// <summary>The C# type of the values; null for root types and where the schema comes from SDL.</summary>
    public Type? ClrType { get; init; }
}

/// <summary>An interface type (section 3.7).</summary>
public sealed class InterfaceType(string name) : FieldedType(name)
{
    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.Interface;

    /// <summary>The C# type that the members' C# types derive from; null where the schema comes from SDL.</summary>
    public Type? ClrType { get; init; }

    /// <summary>The object types that declare the interface, in the order of their names; known once the schema is complete.</summary>
    public IReadOnlyList<ObjectType> Implementations { get; internal set; } = [];
}

/// <summary>A union type (section 3.8).</summary>
public sealed class UnionType(string name) : NamedType(name)
{
    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.Union;

    /// <summary>The member types in the order of their definition.</summary>
    public IReadOnlyList<ObjectType> Members { get; private set; } = [];

    /// <summary>The C# type that the members' C# types derive from; null where there is none.</summary>
    public Type? ClrType { get; init; }

    /// <summary>Gives the type its members, once, while the schema is built.</summary>
    internal void Complete(IReadOnlyList<ObjectType> members) => Members = members;
}
