using Catalogue.Contracts;
using Catalogue.Model;
using Microsoft.EntityFrameworkCore;

namespace Catalogue.Persistence;

/// <summary>Makes the facts that the rules about authorisations ask about (FE-01), by one statement for all.</summary>
internal static class BrandFacts
{
    /// <summary>The facts about authorisations.</summary>
    public static IQueryable<BrandAuthorisationFacts> FactsOfAuthorisations(this CatalogueDb db)
    {
        var me = db.Caller.UserId;
        return from a in db.BrandAuthorisations
               join b in db.Brands on a.BrandId equals b.Id
               select new BrandAuthorisationFacts
               {
                   Id = a.Id, Status = a.Status, MerchantId = a.MerchantId, StepCount = a.StepCount, RequestedAt = a.RequestedAt, BrandName = b.Name,
                   IsRequester = a.RequesterId != null && a.RequesterId == me,
               };
    }

    /// <summary>The facts about some authorisations.</summary>
    public static Task<Dictionary<BrandAuthorisationId, BrandAuthorisationFacts>> LoadFactsAsync(
        this CatalogueDb db, IReadOnlyList<BrandAuthorisationId> ids, CancellationToken cancellationToken) =>
        db.FactsOfAuthorisations().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);
}
