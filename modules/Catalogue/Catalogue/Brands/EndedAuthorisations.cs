using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Catalogue.Brands;

/// <summary>What becomes of goods when the authorisation for their brand ends (CAT-13).</summary>
internal static class EndedAuthorisations
{
    /// <summary>Takes the merchant's goods of the brand off the shelf, unless another authorisation holds or the settings leave them there. The caller saves.</summary>
    public static async Task WithdrawAsync(this CatalogueDb db, BrandAuthorisation ended, CatalogueOptions options, DateTime at, CancellationToken cancellationToken)
    {
        if (!options.DelistWhenAuthorisationEnds)
            return;
        var (merchant, brandId, id) = (ended.MerchantId, ended.BrandId, ended.Id);
        if (await db.BrandAuthorisations.AnyAsync(a => a.MerchantId == merchant && a.BrandId == brandId && a.Id != id && a.Status == BrandAuthorisationStatus.InForce, cancellationToken))
            return;
        var brand = await db.Brands.AsNoTracking().SingleAsync(b => b.Id == brandId, cancellationToken);
        var listed = db.Products.Where(p => p.MerchantId == merchant && p.BrandKey == brand.Key && p.Status == ProductStatus.Listed);
        if (!brand.IsProtected)
        {
            // Only where the category demands it, the authorisation of a brand that is not protected is missed.
            listed = listed.Where(p => db.Categories.Any(c => c.Code == p.Category
                && db.Categories.Any(a => a.NeedsBrandAuthorisation && c.Path.StartsWith(a.Path))));
        }

        if (brand.OwnerMerchantId == merchant)
            return;
        foreach (var product in await listed.OrderBy(p => p.Id).ToListAsync(cancellationToken))
            product.Withdraw(StepReason.Told("BRAND_AUTHORISATION_ENDED", brand.Name), at);
    }
}

/// <summary>Ends authorisations whose last day is over, and takes goods off the shelf that need them (CAT-13).</summary>
[Job("catalogue.expire-brand-authorisations", "40 5 * * * ?")]
internal sealed class ExpireBrandAuthorisations(CatalogueDb db, CatalogueOptions options, TimeProvider clock) : IJob
{
    private const int AtATime = 200;

    /// <inheritdoc/>
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = BusinessDay.DayAt(now);
        var over = await db.BrandAuthorisations.AsNoTracking()
            .Where(a => (a.Status == BrandAuthorisationStatus.InForce || a.Status == BrandAuthorisationStatus.Pending) && a.ValidUntil < today)
            .OrderBy(a => a.ValidUntil).ThenBy(a => a.Id).Take(AtATime).Select(a => a.Id).ToListAsync(cancellationToken);
        var expired = 0;
        foreach (var id in over)
        {
            db.ChangeTracker.Clear();
            var authorisation = await db.BrandAuthorisations.SingleAsync(a => a.Id == id, cancellationToken);
            var wasInForce = authorisation.Status == BrandAuthorisationStatus.InForce;
            if (authorisation.Expire(now) is not null)
                continue;
            if (wasInForce)
                await db.WithdrawAsync(authorisation, options, now, cancellationToken);
            // Whoever changes it, or one of the products, at this moment is first; the next run finds it again.
            if (await db.TrySaveChangesAsync(cancellationToken) is null)
                expired++;
        }

        run.Count("expired", expired);
    }
}
