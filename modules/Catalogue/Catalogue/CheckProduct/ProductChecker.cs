using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Catalogue.CheckProduct;

/// <summary>
/// The automatic checks of goods (CAT-05 to CAT-08, CAT-10, CAT-13): what people would find at once is told to the merchant before anybody's time is spent. All products are checked by the
/// same few statements.
/// </summary>
/// <param name="db">The module's database, as the caller sees it.</param>
/// <param name="papers">Reads merchants' papers; none where the module that keeps them is not there.</param>
internal sealed class ProductChecker(CatalogueDb db, IEnumerable<IMerchantPapers> papers)
{
    /// <summary>What the checks found, by product, and the edition of the list of terms by which.</summary>
    public sealed record Found(IReadOnlyDictionary<ProductId, IReadOnlyList<ProductCheck>> Of, int? TermEdition);

    /// <summary>Checks products as they stand, with their variants loaded.</summary>
    public async Task<Found> CheckAsync(IReadOnlyCollection<Product> products, CancellationToken cancellationToken)
    {
        var tree = await db.LoadCategoriesAsync(cancellationToken);
        var terms = await db.TermLists.AsNoTracking().SingleOrDefaultAsync(l => l.Status == TermListStatus.Published, cancellationToken);
        var matcher = new TermMatcher(terms?.Terms ?? []);
        var certificates = await CertificatesAsync(products, tree, cancellationToken);
        var images = await ImagesAsync(products, cancellationToken);
        return new(
            products.ToDictionary(p => p.Id, p => (IReadOnlyList<ProductCheck>)
            [
                .. ContentChecks.Of(p, tree), .. TermChecks.Of(p, matcher), .. PriceChecks.Of(p), .. CertificateChecks.Of(p, tree, certificates), .. ImageChecks.Of(p, tree, images),
            ]),
            terms?.Edition);
    }

    /// <summary>Keeps with the open submission of a product what the checks find.</summary>
    /// <returns>What keeps the product from its review; null where nothing does.</returns>
    public async Task<ProductChecksFailedError?> NoteAsync(Product product, CancellationToken cancellationToken)
    {
        var found = await CheckAsync([product], cancellationToken);
        var checks = found.Of[product.Id];
        product.OpenSubmission?.Note(checks, found.TermEdition);
        var blocking = checks.Where(c => c.Severity == CheckSeverity.Blocking).ToList();
        return blocking.Count == 0 ? null : new(Text.Of("PRODUCT_CHECKS_FAILED", blocking.Count), checks);
    }

    private async Task<Certificates> CertificatesAsync(IReadOnlyCollection<Product> products, CategoryTree tree, CancellationToken cancellationToken)
    {
        var (ids, merchants) = (products.Select(p => p.Id).ToList(), products.Select(p => p.MerchantId).Distinct().ToList());
        var keys = products.Select(p => p.BrandKey).OfType<string>().Distinct().ToList();
        var brands = await db.Brands.AsNoTracking().Where(b => keys.Contains(b.Key)).ToDictionaryAsync(b => b.Key, cancellationToken);
        var brandIds = brands.Values.Select(b => b.Id).ToList();
        var authorised = await db.BrandAuthorisations.AsNoTracking()
            .Where(a => merchants.Contains(a.MerchantId) && brandIds.Contains(a.BrandId) && a.Status == BrandAuthorisationStatus.InForce)
            .Select(a => new { a.MerchantId, a.BrandId }).ToListAsync(cancellationToken);
        var reports = await db.TestReports.AsNoTracking().Where(t => ids.Contains(t.ProductId) && t.IsInForce).Select(t => t.ProductId).ToListAsync(cancellationToken);
        var expired = await db.Standings.Where(s => merchants.Contains(s.MerchantId) && s.PapersExpired).Select(s => s.MerchantId).ToListAsync(cancellationToken);
        // Only where some category asks for papers, another module is asked for them.
        var demanding = products.Where(p => tree.Find(p.Category) is { } c && tree.RulesOf(c).Papers.Count > 0).Select(p => p.MerchantId).Distinct().ToList();
        var inForce = demanding.Count > 0 && papers.SingleOrDefault() is { } reader ? await reader.InForceAsync(demanding, cancellationToken) : [];
        return new(brands, authorised.Select(a => (a.MerchantId, a.BrandId)).ToHashSet(), reports.ToHashSet(), expired.ToHashSet(), inForce.ToLookup(p => p.Merchant, p => p.Type));
    }

    private Task<ILookup<ProductId, ProductImage>> ImagesAsync(IReadOnlyCollection<Product> products, CancellationToken cancellationToken) =>
        db.LoadImagesAsync([.. products.Select(p => p.Id)], cancellationToken);
}
