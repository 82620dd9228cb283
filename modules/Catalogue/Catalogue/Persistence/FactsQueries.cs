using Catalogue.Contracts;
using Catalogue.Model;
using Microsoft.EntityFrameworkCore;

namespace Catalogue.Persistence;

/// <summary>Makes the facts that the rules of actions ask about (FE-01), seen from the caller, by one statement for all objects. Only what the caller may see has facts.</summary>
internal static class FactsQueries
{
    /// <summary>The facts about products.</summary>
    public static IQueryable<ProductFacts> FactsOfProducts(this CatalogueDb db)
    {
        var me = db.Caller.UserId;
        return db.Products.Select(p => new ProductFacts
        {
            Id = p.Id,
            MerchantId = p.MerchantId,
            Status = p.Status,
            StepCount = p.StepCount,
            Title = p.Title,
            Since = p.SubmittedAt ?? p.CreatedAt,
            HasVariants = db.Variants.Any(v => v.ProductId == p.Id),
            HasOpenFaults = p.OpenFaults > 0,
            IsTrading = db.Standings.Any(s => s.MerchantId == p.MerchantId && s.IsTrading && !s.IsClosed),
            PapersExpired = db.Standings.Any(s => s.MerchantId == p.MerchantId && s.PapersExpired),
            HasBlockingChecks = db.Submissions.Any(s => s.ProductId == p.Id && s.DecidedAt == null && s.BlockingChecks > 0),
            LacksBrandAuthorisation =
                (db.Brands.Any(b => b.Key == p.BrandKey && b.IsProtected) || db.Categories.Any(c => c.Code == p.Category
                    && db.Categories.Any(a => a.NeedsBrandAuthorisation && c.Path.StartsWith(a.Path))))
                && !db.Brands.Any(b => b.Key == p.BrandKey && (b.OwnerMerchantId == p.MerchantId
                    || db.BrandAuthorisations.Any(a => a.BrandId == b.Id && a.MerchantId == p.MerchantId && a.Status == BrandAuthorisationStatus.InForce))),
            LacksTestReport = db.Categories.Any(c => c.Code == p.Category
                    && db.Categories.Any(a => a.NeedsTestReport && c.Path.StartsWith(a.Path)))
                && !db.TestReports.Any(t => t.ProductId == p.Id && t.IsInForce),
            IsSubmitter = p.SubmitterId != null && p.SubmitterId == me,
        });
    }

    /// <summary>The facts about some products.</summary>
    public static Task<Dictionary<ProductId, ProductFacts>> LoadFactsAsync(this CatalogueDb db, IReadOnlyList<ProductId> ids, CancellationToken cancellationToken) =>
        db.FactsOfProducts().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);
}
