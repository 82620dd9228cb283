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

/// <summary>A value of an attribute of the product's category (CAT-05).</summary>
/// <param name="Code">The attribute's code, as <c>category { attributes }</c> has it.</param>
/// <param name="Value">The value: words, a number with a point, one of the choices, <c>true</c> or <c>false</c>.</param>
internal sealed record AttributeValueInput(string Code, string Value);

/// <summary>Checks what a merchant says of a product.</summary>
internal static class ProductDetailsInput
{
    /// <summary>All that is said of it; each problem is noted under its own path.</summary>
    /// <param name="problems">Where problems are noted.</param>
    /// <param name="title">The title.</param>
    /// <param name="description">The description.</param>
    /// <param name="category">The category's code.</param>
    /// <param name="brand">The brand.</param>
    /// <param name="tree">The categories, as they are now.</param>
    /// <param name="more">What else is said; nothing of it is changed where it is left out.</param>
    public static ProductDetails Check(InputProblems problems, string title, string description, string category, string? brand, CategoryTree tree, MoreOfAProduct? more = null) => new(
        problems.Take("title", PlainText.Parse(title, FieldLengths.Title, "TITLE")),
        problems.Take("description", LongText(description, FieldLengths.Description, "DESCRIPTION")),
        problems.Take("category", tree.Check(category)),
        problems.Take("brand", PlainText.ParseOptional(brand, FieldLengths.Brand, "BRAND")))
    {
        Attributes = more?.Attributes is { } values && tree.Find(category) is { } of
            ? AttributeValues.Check(problems, "attributes", tree.SchemaOf(of), [.. values.Select(v => new AttributeValue(v.Code, v.Value))])
            : null,
        Usage = Words(problems, "usage", more?.Usage, "USAGE"),
        AfterSales = Words(problems, "afterSales", more?.AfterSales, "AFTER_SALES"),
    };

    // Null leaves what is said, nothing takes it away.
    private static string? Words(InputProblems problems, string field, string? text, string rule) =>
        string.IsNullOrWhiteSpace(text) ? text?.Trim() : problems.Take(field, LongText(text, FieldLengths.LongWords, rule));

    // Of several lines, unlike other texts.
    private static Checked<string> LongText(string text, int longest, string rule)
    {
        var lines = PlainText.Parse(text.ReplaceLineEndings(" "), longest, rule);
        return lines.Violation is { } broken ? broken : text.Trim().ReplaceLineEndings("\n");
    }
}

/// <summary>What can be said of a product beside title, description, category and brand.</summary>
/// <param name="Attributes">The values of the category's attributes; null leaves those that it has.</param>
/// <param name="Usage">How it is used; null leaves what is said, nothing takes it away.</param>
/// <param name="AfterSales">What comes after the sale; null leaves what is said, nothing takes it away.</param>
internal sealed record MoreOfAProduct(IReadOnlyList<AttributeValueInput>? Attributes, string? Usage, string? AfterSales);
