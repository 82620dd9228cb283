namespace Modular.GraphQL.Types;

/// <summary>The kinds of type, as introspection names them (section 4.5).</summary>
public enum TypeKind
{
    Scalar,
    Object,
    Interface,
    Union,
    Enum,
    InputObject,
    List,
    NonNull,
}

/// <summary>A type of the schema: named, list or non-null. One instance exists for each, so that types compare by reference.</summary>
public abstract class SchemaType
{
    private ListType? _list;

    /// <summary>The kind.</summary>
    public abstract TypeKind Kind { get; }

    /// <summary>The type without any list or non-null around it.</summary>
    public abstract NamedType Named { get; }

    /// <summary>The type without an outer non-null.</summary>
    public virtual SchemaType Nullable => this;

    /// <summary>Whether the type is non-null.</summary>
    public bool IsNonNull => Kind == TypeKind.NonNull;

    /// <summary>Whether the type, at any depth, may be given as input (section 3.4.2).</summary>
    public bool IsInput => Named.Kind is TypeKind.Scalar or TypeKind.Enum or TypeKind.InputObject;

    /// <summary>Whether the type, at any depth, may be a field's type (section 3.4.2).</summary>
    public bool IsOutput => Named.Kind is not TypeKind.InputObject;

    /// <summary>Whether the type's innermost type is a scalar or an enum.</summary>
    public bool IsLeaf => Named.Kind is TypeKind.Scalar or TypeKind.Enum;

    /// <summary>Whether the type's innermost type has selections: object, interface or union.</summary>
    public bool IsComposite => Named.Kind is TypeKind.Object or TypeKind.Interface or TypeKind.Union;

    /// <summary>The list of this type.</summary>
    public ListType List => _list ?? Interlocked.CompareExchange(ref _list, new ListType(this), null) ?? _list;

    /// <summary>The non-null form of this type; itself where it is non-null already.</summary>
    public abstract SchemaType NonNull { get; }
}

/// <summary>A type that may be null and so has a non-null form.</summary>
public abstract class NullableType : SchemaType
{
    private NonNullType? _nonNull;

    /// <inheritdoc/>
    public override SchemaType NonNull =>
        _nonNull ?? Interlocked.CompareExchange(ref _nonNull, new NonNullType(this), null) ?? _nonNull;
}

/// <summary>A list type (section 3.11).</summary>
public sealed class ListType : NullableType
{
    internal ListType(SchemaType item) => Item = item;

    /// <summary>The type of the items.</summary>
    public SchemaType Item { get; }

    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.List;

    /// <inheritdoc/>
    public override NamedType Named => Item.Named;

    /// <inheritdoc/>
    public override string ToString() => $"[{Item}]";
}

/// <summary>A non-null type (section 3.12).</summary>
public sealed class NonNullType : SchemaType
{
    internal NonNullType(NullableType nullable) => Nullable = nullable;

    /// <inheritdoc/>
    public override SchemaType Nullable { get; }

    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.NonNull;

    /// <inheritdoc/>
    public override NamedType Named => Nullable.Named;

    /// <inheritdoc/>
    public override SchemaType NonNull => this;

    /// <inheritdoc/>
    public override string ToString() => $"{Nullable}!";
}

/// <summary>A type with a name.</summary>
public abstract class NamedType(string name) : NullableType
{
    /// <summary>The name, unique in the schema.</summary>
    public string Name { get; } = name;

    /// <summary>The description in Markdown, or null.</summary>
    public string? Description { get; init; }

    /// <summary>What one value costs (<c>@cost</c>), of an object, scalar or enum type; null for the default of its kind.</summary>
    public double? Cost { get; init; }

    /// <summary>Where the type comes from (a C# type or an SDL position), for error messages; null for built-in types.</summary>
    public string? Origin { get; init; }

    /// <summary>Whether the specification reserves the type (its name starts with two underscores).</summary>
    public bool IsIntrospection => Name.StartsWith("__", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override NamedType Named => this;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
