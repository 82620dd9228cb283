using Catalogue.EnterProduct;
using Catalogue.Model;
using Modular.Kernel;

namespace Catalogue.ImportProducts;

/// <summary>What is wrong with a row, in both languages.</summary>
internal sealed record FoundProblem(int Row, string? Column, string Rule, string English, string Chinese);

/// <summary>Checks products of a file by the rules of <c>createProduct</c>.</summary>
/// <param name="nameOf">How the file calls a field, by its path in createProduct's input.</param>
/// <param name="tree">The categories, as they were when the import began or went on.</param>
internal sealed class ImportChecks(Func<string, string> nameOf, CategoryTree tree)
{
    /// <summary>What is wrong with a product; empty where it may be entered.</summary>
    /// <param name="item">The product.</param>
    /// <param name="isTaken">Whether the merchant has a variant with that SKU.</param>
    /// <param name="product">What it says, where it may be entered.</param>
    public IReadOnlyList<FoundProblem> Check(ImportItem item, Func<string, bool> isTaken, out CheckedProduct product)
    {
        var (found, said) = Languages.In(Languages.English, () => CheckNow(item, isTaken));
        product = said;
        if (found.Count == 0)
            return [];
        // The reader of the list may speak another language than whoever handed the file in.
        var chinese = Languages.In(Languages.Chinese, () => CheckNow(item, isTaken)).Found;
        return [.. found.Zip(chinese).Select(p => new FoundProblem(p.First.Row, p.First.Column, p.First.Rule, p.First.Message, p.Second.Message)).OrderBy(p => p.Row)];
    }

    private (List<(int Row, string? Column, string Rule, string Message)> Found, CheckedProduct Product) CheckNow(ImportItem item, Func<string, bool> isTaken)
    {
        List<(int Row, string? Column, string Rule, string Message)> found =
            [.. item.Broken.Select(b => (b.Row, b.Field is null ? null : nameOf(b.Field), b.Rule, TextOf(b.Rule)))];
        // A line that is no product at all has no fields that could be wrong.
        if (item.Broken.Any(b => b.Rule == "IMPORT_JSON"))
            return (found, new(new("", "", "", null), []));
        var problems = new InputProblems();
        var details = ProductDetailsInput.Check(problems, item.Title, item.Description, item.Category, item.Brand, tree);
        var variants = item.Variants.Select((v, i) => new ProductVariantInput(v.Sku, new(v.Price ?? 1, v.Currency), v.Specification, v.Barcode).Check(problems, $"variants.{i}.")).ToList();
        if (variants.Count is 0 or > Product.MostVariants)
            problems.Add("variants", Text.Broken("VARIANTS_COUNT", Product.MostVariants));
        if (variants.Select(v => v.Currency).Distinct().Count() > 1)
            problems.Add("variants", Text.Broken("VARIANTS_CURRENCY"));
        for (var i = 0; i < variants.Count; i++)
        {
            var sku = variants[i].Sku;
            if (!string.IsNullOrEmpty(sku) && (isTaken(sku) || variants.Take(i).Any(v => v.Sku == sku)))
                problems.Add($"variants.{i}.sku", Text.Broken("SKU_TAKEN", sku));
        }

        found.AddRange(problems.Errors.Cast<InvalidInputError>().Select(e => PlaceOf(item, e)));
        // Of a product all rows are entered or none.
        if (found.Count > 0 && item.LastRow > item.FirstRow)
            found.AddRange(item.Variants.Where(v => found.TrueForAll(f => f.Row != v.Row)).Select(v => (v.Row, (string?)null, "IMPORT_GROUP", Text.Of("IMPORT_GROUP"))).ToList());
        return (found, new(details, variants));
    }

    private (int Row, string? Column, string Rule, string Message) PlaceOf(ImportItem item, InvalidInputError error)
    {
        if (error.Field.Split('.', 3) is not ["variants", var number, _])
            return (item.FirstRow, nameOf(error.Field), error.Rule, error.Message);
        var row = item.Variants[int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)].Row;
        return (row, nameOf(error.Field), error.Rule, error.Message);
    }

    private static string TextOf(string rule) => rule switch
    {
        "IMPORT_PRICE" => Text.Of("IMPORT_PRICE"),
        "IMPORT_JSON" => Text.Of("IMPORT_JSON"),
        _ => Text.Of("IMPORT_JSON_FIELD"),
    };
}

/// <summary>A product that has passed its checks.</summary>
internal sealed record CheckedProduct(ProductDetails Details, IReadOnlyList<VariantDetails> Variants);
