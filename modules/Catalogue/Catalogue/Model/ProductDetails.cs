namespace Catalogue.Model;

/// <summary>What a merchant says of a product; every part has passed its checks.</summary>
/// <param name="Title">The title.</param>
/// <param name="Description">The description.</param>
/// <param name="Category">The category's code.</param>
/// <param name="Brand">The brand; null for goods without one.</param>
internal sealed record ProductDetails(string Title, string Description, string Category, string? Brand);

/// <summary>What a merchant says of a variant; every part has passed its checks.</summary>
/// <param name="Sku">The merchant's own number of it.</param>
/// <param name="Specification">What tells it from the others; null for the only one.</param>
/// <param name="Barcode">The EAN-13; null where it has none.</param>
/// <param name="Price">The price of one, in minor units.</param>
/// <param name="Currency">The currency, by ISO 4217.</param>
internal sealed record VariantDetails(string Sku, string? Specification, string? Barcode, long Price, string Currency);
