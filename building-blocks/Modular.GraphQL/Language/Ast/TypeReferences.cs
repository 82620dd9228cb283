namespace Modular.GraphQL.Language;

/// <summary>A type reference (section 2.12). <see cref="object.ToString"/> gives GraphQL's notation.</summary>
public abstract class TypeNode : Node;

/// <summary>A named type reference.</summary>
public sealed class NamedTypeNode(NameNode name) : TypeNode
{
    public NameNode Name { get; } = name;

    /// <inheritdoc/>
    public override string ToString() => Name.Value;
}

/// <summary>A list type reference.</summary>
public sealed class ListTypeNode(TypeNode item) : TypeNode
{
    public TypeNode Item { get; } = item;

    /// <inheritdoc/>
    public override string ToString() => $"[{Item}]";
}

/// <summary>A non-null type reference; the inner reference is never itself non-null.</summary>
public sealed class NonNullTypeNode(TypeNode nullable) : TypeNode
{
    public TypeNode Nullable { get; } = nullable;

    /// <inheritdoc/>
    public override string ToString() => $"{Nullable}!";
}
