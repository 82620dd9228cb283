using System.Collections.Concurrent;
using System.Collections.Frozen;
using Modular.GraphQL.Execution.DataLoading;

namespace Modular.GraphQL.Types;

/// <summary>A complete, immutable schema (section 3.3). It is built once and shared by all requests.</summary>
public sealed class Schema
{
    private readonly FrozenDictionary<string, NamedType> _types;
    private readonly FrozenDictionary<string, DirectiveDefinition> _directives;
    private readonly FrozenDictionary<NamedType, FrozenSet<ObjectType>> _possibleTypes;
    private readonly FrozenDictionary<Type, ObjectType> _byClrType;
    private readonly FrozenDictionary<Type, DataLoaderDefinition> _dataLoaders;
    private readonly ConcurrentDictionary<Type, ObjectType?> _resolved = new();

    /// <summary>Puts the parts together. The caller has checked them (section 3.3.1).</summary>
    internal Schema(SchemaParts parts)
    {
        Description = parts.Description;
        Query = parts.Query ?? throw new ArgumentException("The schema has no query root.", nameof(parts));
        Mutation = parts.Mutation;
        Subscription = parts.Subscription;
        Types = parts.Types;
        Directives = parts.Directives;
        ResolveTypeName = parts.ResolveTypeName;
        MetaFields = parts.MetaFields;
        _types = parts.Types.ToFrozenDictionary(t => t.Name);
        _directives = parts.Directives.ToFrozenDictionary(d => d.Name);
        _byClrType = parts.Types.OfType<ObjectType>().Where(t => t.ClrType is not null)
            .DistinctBy(t => t.ClrType).ToFrozenDictionary(t => t.ClrType!);
        var implementations = parts.Types.OfType<ObjectType>().SelectMany(o => o.Interfaces.Select(i => (Interface: i, Object: o))).ToLookup(p => p.Interface, p => p.Object);
        foreach (var type in parts.Types.OfType<InterfaceType>())
            type.Implementations = [.. implementations[type].OrderBy(o => o.Name, StringComparer.Ordinal)];
        _possibleTypes = parts.Types.Where(t => t.IsComposite).ToFrozenDictionary(t => t, PossibleTypesOf);
        _dataLoaders = parts.DataLoaders.ToFrozenDictionary(d => d.InterfaceType);
    }

    /// <summary>The description, or null.</summary>
    public string? Description { get; }

    /// <summary>The query root.</summary>
    public ObjectType Query { get; }

    /// <summary>The mutation root, or null.</summary>
    public ObjectType? Mutation { get; }

    /// <summary>The subscription root, or null.</summary>
    public ObjectType? Subscription { get; }

    /// <summary>All named types, built-in and introspection types included, in the order of their names.</summary>
    public IReadOnlyList<NamedType> Types { get; }

    /// <summary>All directives, built-in ones included.</summary>
    public IReadOnlyList<DirectiveDefinition> Directives { get; }

    /// <summary>Names the object type of a value whose C# type does not tell; null for schemas made from C# types.</summary>
    internal Func<object, string?>? ResolveTypeName { get; }

    /// <summary><c>__typename</c>, <c>__schema</c> and <c>__type</c>.</summary>
    internal MetaFields MetaFields { get; }

    /// <summary>The batch function behind an <see cref="IDataLoader{TKey, TValue}"/>, or null.</summary>
    internal DataLoaderDefinition? FindDataLoader(Type loader) => _dataLoaders.GetValueOrDefault(loader);

    /// <summary>The type of that name, or null.</summary>
    public NamedType? FindType(string name) => _types.GetValueOrDefault(name);

    /// <summary>The directive of that name, or null.</summary>
    public DirectiveDefinition? FindDirective(string name) => _directives.GetValueOrDefault(name);

    /// <summary>The field of a composite type, meta-fields included (section 4.4), or null.</summary>
    public Field? FindField(NamedType parent, string name)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
        {
            if (name == MetaFields.TypeName.Name)
                return parent.IsComposite ? MetaFields.TypeName : null;
            if (ReferenceEquals(parent, Query) && name == MetaFields.Schema.Name)
                return MetaFields.Schema;
            if (ReferenceEquals(parent, Query) && name == MetaFields.Type.Name)
                return MetaFields.Type;
        }

        return (parent as FieldedType)?.Find(name);
    }

    /// <summary>The object types that a value of the type may have: the type itself, an interface's implementations, a union's members.</summary>
    public FrozenSet<ObjectType> PossibleTypes(NamedType type) => _possibleTypes.GetValueOrDefault(type) ?? [];

    /// <summary>Whether a value of the object type may stand where the composite type is asked for.</summary>
    public bool IsPossible(NamedType type, ObjectType candidate) =>
        ReferenceEquals(type, candidate) || PossibleTypes(type).Contains(candidate);

    /// <summary>Whether every value of the first type is a value of the second (IsSubType, section 3.6.1).</summary>
    public static bool IsSubType(SchemaType type, SchemaType super)
    {
        if (ReferenceEquals(type, super))
            return true;
        if (super is NonNullType superNonNull)
            return type is NonNullType t && IsSubType(t.Nullable, superNonNull.Nullable);
        if (type is NonNullType nonNull)
            return IsSubType(nonNull.Nullable, super);
        if (super is ListType superList)
            return type is ListType list && IsSubType(list.Item, superList.Item);
        return (type, super) switch
        {
            (FieldedType implementing, InterfaceType face) => implementing.Implements(face),
            (ObjectType member, UnionType union) => union.Members.Contains(member),
            _ => false,
        };
    }

    /// <summary>The object type of a runtime value of an abstract type (ResolveAbstractType, section 6.4.3), or null where none fits.</summary>
    public ObjectType? ResolveObjectType(NamedType type, object value)
    {
        if (type is ObjectType known)
            return known;
        var found = ResolveTypeName is { } name
            ? name(value) is { } typeName ? FindType(typeName) as ObjectType : null
            : _resolved.GetOrAdd(value.GetType(), NearestObjectType, _byClrType);
        return found is not null && IsPossible(type, found) ? found : null;
    }

    private static ObjectType? NearestObjectType(Type clr, FrozenDictionary<Type, ObjectType> known)
    {
        for (var type = clr; type is not null; type = type.BaseType)
        {
            if (known.TryGetValue(type, out var found))
                return found;
        }

        return null;
    }

    private static FrozenSet<ObjectType> PossibleTypesOf(NamedType type) => type switch
    {
        ObjectType o => [o],
        UnionType u => u.Members.ToFrozenSet(),
        InterfaceType i => i.Implementations.ToFrozenSet(),
        _ => [],
    };
}

/// <summary>What a schema is made of.</summary>
internal sealed class SchemaParts
{
    public string? Description { get; init; }
    /// <summary>The query root; null is a problem that validation reports.</summary>
    public required ObjectType? Query { get; init; }
    public ObjectType? Mutation { get; init; }
    public ObjectType? Subscription { get; init; }
    public required IReadOnlyList<NamedType> Types { get; init; }
    public required IReadOnlyList<DirectiveDefinition> Directives { get; init; }
    public required MetaFields MetaFields { get; init; }
    public Func<object, string?>? ResolveTypeName { get; init; }
    public IReadOnlyList<DataLoaderDefinition> DataLoaders { get; init; } = [];
}

/// <summary>The fields that every schema has beside its own (section 4.4).</summary>
internal sealed record MetaFields(Field TypeName, Field Schema, Field Type);
