using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.PublicProfile;

/// <summary>What anybody may ask of a merchant.</summary>
[QueryType]
internal static class PublicMerchantProfileQuery
{
    /// <summary>The kinds that tell something of the business; those of persons, accounts and premises are left out.</summary>
    private static readonly DocumentType[] PublicTypes =
    [
        DocumentType.BusinessLicence, DocumentType.TrademarkCertificate, DocumentType.BrandAuthorisation, DocumentType.FoodBusinessLicence, DocumentType.CosmeticsFiling,
        DocumentType.MedicalDeviceLicence, DocumentType.ProductTestReport,
    ];

    /// <summary>What customers may know of a merchant, without signing in (DOC-20). Null where there is no such merchant, or none any more.</summary>
    /// <param name="merchantId">The merchant.</param>
    public static async Task<PublicMerchantProfile?> GetPublicMerchantProfileAsync(
        MerchantId merchantId, ModuleDatabase<MerchantsDb> database, TimeProvider clock, CancellationToken cancellationToken)
    {
        // Nobody's scope holds what everybody may know; two statements, whoever asks.
        await using var db = database.Open(SystemCaller.Instance);
        var found = await db.Merchants.AsNoTracking().Where(m => m.Id == merchantId && m.Status != MerchantStatus.Terminated)
            .Join(db.Applications.AsNoTracking(), m => m.ApplicationId, a => a.Id, (m, a) => new
            {
                Merchant = m,
                Application = a,
                IsClosed = db.Closures.Any(c => c.MerchantId == m.Id && c.Status == MerchantClosureStatus.Running),
                Score = db.Scores.Where(s => s.MerchantId == m.Id && s.Total != null).OrderByDescending(s => s.Period).Select(s => s.Total).FirstOrDefault(),
            }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
            return null;
        var today = BusinessDay.DayAt(clock.GetUtcNow().UtcDateTime);
        var valid = await db.Documents.AsNoTracking()
            .Where(d => d.ApplicationId == found.Application.Id && (d.Status == DocumentStatus.Approved || d.Status == DocumentStatus.Archived) && PublicTypes.Contains(d.Type))
            .Where(d => d.ValidUntil == null || d.ValidUntil >= today)
            .GroupBy(d => d.Type)
            .Select(g => new { Type = g.Key, HasEnd = g.All(d => d.ValidUntil != null), Until = g.Max(d => d.ValidUntil) }).ToListAsync(cancellationToken);
        return new(
            found.Merchant.Name,
            found.Merchant.Status == MerchantStatus.Active && !found.IsClosed ? PublicMerchantStatus.InBusiness : PublicMerchantStatus.NotInBusiness,
            found.Merchant.Uscc,
            BusinessDay.DayAt(found.Merchant.CreatedAt),
            found.Application.LegalRepresentative.Name is { IsEmpty: false } name ? Mask.PersonName(name.Open()) : null,
            found.Score,
            [.. valid.OrderBy(v => v.Type).Select(v => new PublicCredential(v.Type, v.HasEnd ? v.Until : null))]);
    }
}
