using System.Globalization;
using System.Text.RegularExpressions;
using Catalogue.Model;
using Modular.Kernel;

namespace Catalogue.CheckProduct;

/// <summary>Whether a buyer sees what a thing costs (CAT-09): prices stand with the variants alone, and tell them apart.</summary>
internal static partial class PriceChecks
{
    /// <summary>Where the dearest costs so many times the cheapest, the cheapest only draws buyers in.</summary>
    private const int MostSpread = 10;

    public static IEnumerable<ProductCheck> Of(Product product)
    {
        foreach (var (field, text) in new[] { ("title", product.Title), ("description", product.Description) })
        {
            foreach (Match found in PriceInWords().Matches(text))
                yield return ProductCheck.Warning("PRICE_IN_TEXT", field, found.Value, found.Index, found.Value);
        }

        foreach (var twice in product.Variants.GroupBy(v => v.Specification).Where(g => g.Count() > 1))
            yield return ProductCheck.Warning("SPECIFICATION_TWICE", "variants", twice.Key, null, twice.Key ?? "-", string.Join(", ", twice.Select(v => v.Sku)));
        if (product.Variants is not [var first, ..])
            yield break;
        var (least, most) = (product.Variants.Min(v => v.PriceAmount), product.Variants.Max(v => v.PriceAmount));
        if (most / MostSpread > least)
            yield return ProductCheck.Warning(
                "PRICE_SPREAD", "variants", null, null, Money.Format(least, first.Currency), Money.Format(most, first.Currency), MostSpread.ToString(CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"[¥￥]\s*\d+(\.\d+)?|\d+(\.\d+)?\s*元")]
    private static partial Regex PriceInWords();
}
