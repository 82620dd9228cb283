using Modular.GraphQL.Language;

namespace Modular.GraphQL.Building;

/// <summary>A reference to a type by name, with lists and non-nulls around it, while the schema is not complete yet. Equal by content.</summary>
public sealed record TypeReference
{
    private readonly string? _name;

    private TypeReference(string? name, TypeReference? item, bool isNonNull)
    {
        _name = name;
        Item = item;
        IsNonNull = isNonNull;
    }

    /// <summary>The nullable type of that name.</summary>
    public static TypeReference Named(string name) => new(name, null, false);

    /// <summary>The type of the items of a list; null for a named type.</summary>
    public TypeReference? Item { get; }

    /// <summary>Whether null is excluded.</summary>
    public bool IsNonNull { get; }

    /// <summary>Whether this is a list.</summary>
    public bool IsList => Item is not null;

    /// <summary>The name of the innermost type.</summary>
    public string Name => _name ?? Item!.Name;

    /// <summary>The nullable list of this.</summary>
    public TypeReference List => new(null, this, false);

    /// <summary>The same type without null.</summary>
    public TypeReference NonNull => IsNonNull ? this : new(_name, Item, true);

    /// <summary>The same type with null.</summary>
    public TypeReference Nullable => IsNonNull ? new(_name, Item, false) : this;

    /// <summary>Reads the specification's notation, for example <c>[ID!]!</c>; throws <see cref="GraphQLException"/> for anything else.</summary>
    public static TypeReference Parse(string notation) => Of(GraphQLParser.ParseType(notation));

    /// <summary>The specification's notation.</summary>
    public override string ToString() => (Item is null ? _name : $"[{Item}]") + (IsNonNull ? "!" : "");

    private static TypeReference Of(TypeNode node) => node switch
    {
        NonNullTypeNode nonNull => Of(nonNull.Nullable).NonNull,
        ListTypeNode list => Of(list.Item).List,
        _ => Named(((NamedTypeNode)node).Name.Value),
    };
}
