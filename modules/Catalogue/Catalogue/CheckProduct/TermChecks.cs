using Catalogue.Model;

namespace Catalogue.CheckProduct;

/// <summary>Whether what is said of a product keeps to the list of terms (CAT-08).</summary>
internal static class TermChecks
{
    public static IEnumerable<ProductCheck> Of(Product product, TermMatcher matcher) =>
        Fields(product).SelectMany(f => matcher.Find(f.Text).Select(hit => hit.Term.Level == TermLevel.Banned
            ? ProductCheck.Blocking("BANNED_TERM", f.Field, hit.Found, hit.Position, hit.Term.Term, hit.Term.Instead ?? "-")
            : ProductCheck.Warning("EXAGGERATING_TERM", f.Field, hit.Found, hit.Position, hit.Term.Term, hit.Term.Instead ?? "-")));

    private static IEnumerable<(string Field, string Text)> Fields(Product product)
    {
        yield return ("title", product.Title);
        yield return ("description", product.Description);
        if (product.Usage is { } usage)
            yield return ("usage", usage);
        if (product.AfterSales is { } after)
            yield return ("afterSales", after);
        foreach (var value in product.Attributes)
            yield return ($"attributes.{value.Code}", value.Value);
        foreach (var variant in product.Variants.Where(v => v.Specification is not null))
            yield return ($"variants.{variant.Sku}.specification", variant.Specification!);
    }
}
