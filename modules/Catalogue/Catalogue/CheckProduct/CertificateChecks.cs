using Catalogue.Contracts;
using Catalogue.Model;
using Merchants.Contracts;

namespace Catalogue.CheckProduct;

/// <summary>What products and their merchants hold of certificates now.</summary>
/// <param name="Brands">The registered brands that are named, by their keys.</param>
/// <param name="Authorised">Which merchant may use which brand.</param>
/// <param name="Tested">The products with a test report in force.</param>
/// <param name="OutOfDate">The merchants of which a mandatory paper is out of date.</param>
/// <param name="Papers">The kinds of papers in force, by merchant.</param>
internal sealed record Certificates(
    IReadOnlyDictionary<string, Brand> Brands, IReadOnlySet<(MerchantId, BrandId)> Authorised, IReadOnlySet<ProductId> Tested, IReadOnlySet<MerchantId> OutOfDate,
    ILookup<MerchantId, string> Papers);

/// <summary>Whether the certificates that a product needs are there and valid (CAT-10, CAT-13, DOC-25).</summary>
internal static class CertificateChecks
{
    public static IEnumerable<ProductCheck> Of(Product product, CategoryTree tree, Certificates held)
    {
        if (held.OutOfDate.Contains(product.MerchantId))
            yield return ProductCheck.Warning("PAPERS_OUT_OF_DATE", "merchant");
        if (tree.Find(product.Category) is not { } category)
            yield break;
        var rules = tree.RulesOf(category);
        foreach (var paper in rules.Papers.Except(held.Papers[product.MerchantId]))
            yield return ProductCheck.Blocking("PAPER_MISSING", "merchant", null, null, paper);
        if (rules.NeedsTestReport && !held.Tested.Contains(product.Id))
            yield return ProductCheck.Blocking("TEST_REPORT_MISSING", "testReports");
        var brand = product.BrandKey is { } key ? held.Brands.GetValueOrDefault(key) : null;
        if (brand is null)
        {
            if (rules.NeedsBrandAuthorisation)
                yield return ProductCheck.Blocking("BRAND_UNKNOWN", "brand", product.Brand);
        }
        else if ((rules.NeedsBrandAuthorisation || brand.IsProtected) && brand.OwnerMerchantId != product.MerchantId && !held.Authorised.Contains((product.MerchantId, brand.Id)))
        {
            yield return ProductCheck.Blocking("BRAND_NOT_AUTHORISED", "brand", product.Brand);
        }
    }
}
