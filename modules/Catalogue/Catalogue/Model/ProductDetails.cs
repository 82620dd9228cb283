namespace Catalogue.Model;

/// <summary>What a merchant says of a product; every part has passed its checks.</summary>
/// <param name="Title">The title.</param>
/// <param name="Description">The description.</param>
/// <param name="Category">The category's code.</param>
/// <param name="Brand">The brand; null for goods without one.</param>
internal sealed record ProductDetails(string Title, string Description, string Category, string? Brand)
{
    /// <summary>The values of the category's attributes (CAT-05); null leaves those that it has.</summary>
    public IReadOnlyList<AttributeValue>? Attributes { get; init; }

    /// <summary>How it is used (CAT-08); nothing for none, null leaves what is said.</summary>
    public string? Usage { get; init; }

    /// <summary>What comes after the sale (CAT-08); nothing for none, null leaves what is said.</summary>
    public string? AfterSales { get; init; }

    /// <summary>Whether the product says so already.</summary>
    public bool IsSaidOf(Product product) =>
        (Title, Description, Category, Brand) == (product.Title, product.Description, product.Category, product.Brand) && (Attributes is null || Attributes.SequenceEqual(product.Attributes))
        && (Usage is null || Usage == (product.Usage ?? "")) && (AfterSales is null || AfterSales == (product.AfterSales ?? ""));
}

/// <summary>What a merchant says of a variant; every part has passed its checks.</summary>
/// <param name="Sku">The merchant's own number of it.</param>
/// <param name="Specification">What tells it from the others; null for the only one.</param>
/// <param name="Barcode">The EAN-13; null where it has none.</param>
/// <param name="Price">The price of one, in minor units.</param>
/// <param name="Currency">The currency, by ISO 4217.</param>
internal sealed record VariantDetails(string Sku, string? Specification, string? Barcode, long Price, string Currency);
