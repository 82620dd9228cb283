using Catalogue.Model;
using Catalogue.Persistence;
using Modular.Kernel;

namespace Catalogue.EnterProduct;

/// <summary>A variant of a product, sold under one SKU (CAT-04, CAT-05).</summary>
/// <param name="Sku">The merchant's own number of it, at most 40 characters; no two variants of a merchant have the same.</param>
/// <param name="Price">The price of one.</param>
/// <param name="Specification">What tells it from the product's other variants, at most 100 characters; left out for the only one.</param>
/// <param name="Barcode">The EAN-13 of the goods; left out where they have none.</param>
internal sealed record ProductVariantInput(string Sku, MoneyInput Price, string? Specification, string? Barcode)
{
    /// <summary>Checks it; problems are noted under the path.</summary>
    public VariantDetails Check(InputProblems problems, string path)
    {
        var price = problems.Take($"{path}price", Price.Check());
        return new(
            problems.Take($"{path}sku", PlainText.Parse(Sku, FieldLengths.Sku, "SKU")),
            problems.Take($"{path}specification", PlainText.ParseOptional(Specification, FieldLengths.Specification, "SPECIFICATION")),
            string.IsNullOrWhiteSpace(Barcode) ? null : problems.Take($"{path}barcode", Ean13.Parse(Barcode)),
            price?.Amount ?? 0, price?.Currency ?? Money.Yuan);
    }
}

/// <summary>Checks what a merchant says of a product.</summary>
internal static class ProductDetailsInput
{
    public static ProductDetails Check(InputProblems problems, string title, string description, string category, string? brand, CatalogueOptions options) => new(
        problems.Take("title", PlainText.Parse(title, FieldLengths.Title, "TITLE")),
        problems.Take("description", LongText(description)),
        problems.Take("category", CategoryOf(category, options)),
        problems.Take("brand", PlainText.ParseOptional(brand, FieldLengths.Brand, "BRAND")));

    // Of several lines, unlike other texts.
    private static Checked<string> LongText(string text)
    {
        var lines = PlainText.Parse(text.ReplaceLineEndings(" "), FieldLengths.Description, "DESCRIPTION");
        return lines.Violation is { } broken ? broken : text.Trim().ReplaceLineEndings("\n");
    }

    private static Checked<string> CategoryOf(string code, CatalogueOptions options) =>
        options.CategoriesInForce.Contains(code) ? code : Text.Broken("CATEGORY_UNKNOWN", string.Join(", ", options.CategoriesInForce));
}
