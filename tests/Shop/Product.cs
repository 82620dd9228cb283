using Modular.GraphQL;

namespace Shop;

/// <summary>Identifies a product.</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("Product")]
public readonly record struct ProductId(Guid Value);

/// <summary>Identifies a variant of a product.</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("Variant")]
public readonly record struct VariantId(Guid Value);

/// <summary>Whether a product can be bought.</summary>
internal enum ProductStatus
{
    /// <summary>Not yet shown.</summary>
    Draft,

    /// <summary>On the shelf.</summary>
    Listed,

    /// <summary>No longer shown.</summary>
    Delisted,
}

/// <summary>A product.</summary>
internal sealed class Product
{
    /// <summary>Names the product.</summary>
    public ProductId Id { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>Its part of an address.</summary>
    public required string Slug { get; init; }

    /// <summary>What it costs, in minor units.</summary>
    public long Price { get; init; }

    /// <summary>Whether it can be bought.</summary>
    public ProductStatus Status { get; init; }

    /// <summary>A text that no list asks for.</summary>
    public required string Description { get; init; }

    /// <summary>The forms it comes in.</summary>
    public IReadOnlyList<Variant> Variants { get; init; } = [];
}

/// <summary>A form that a product comes in.</summary>
internal sealed class Variant
{
    /// <summary>Names the variant.</summary>
    public VariantId Id { get; init; }

    /// <summary>The product.</summary>
    [GraphQLIgnore]
    public ProductId ProductId { get; init; }

    /// <summary>The merchant's own number of it.</summary>
    public required string Sku { get; init; }

    /// <summary>How many there are.</summary>
    public int Stock { get; init; }

    /// <summary>What it costs, in minor units.</summary>
    public long Price { get; init; }
}
