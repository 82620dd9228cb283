using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.PublicProfile;

/// <summary>Reads what customers may know of merchants (DOC-20): two statements, whoever asks and of however many.</summary>
internal sealed class PublicProfiles(ModuleDatabase<MerchantsDb> database, TimeProvider clock)
{
    /// <summary>The kinds that tell something of the business; those of persons, accounts and premises are left out.</summary>
    private static readonly DocumentType[] PublicTypes =
    [
        DocumentType.BusinessLicence, DocumentType.TrademarkCertificate, DocumentType.BrandAuthorisation, DocumentType.FoodBusinessLicence, DocumentType.CosmeticsFiling,
        DocumentType.MedicalDeviceLicence, DocumentType.ProductTestReport,
    ];

    /// <summary>The profiles of those merchants that are there.</summary>
    public async Task<IReadOnlyDictionary<MerchantId, PublicMerchantProfile>> ReadAsync(IReadOnlyCollection<MerchantId> merchants, CancellationToken cancellationToken)
    {
        // Nobody's scope holds what everybody may know.
        await using var db = database.Open(SystemCaller.Instance);
        var found = await db.Merchants.AsNoTracking().Where(m => merchants.Contains(m.Id) && m.Status != MerchantStatus.Terminated)
            .Join(db.Applications.AsNoTracking(), m => m.ApplicationId, a => a.Id, (m, a) => new
            {
                Merchant = m,
                Application = a,
                IsClosed = db.Closures.Any(c => c.MerchantId == m.Id && c.Status == MerchantClosureStatus.Running),
                Score = db.Scores.Where(s => s.MerchantId == m.Id && s.Total != null).OrderByDescending(s => s.Period).Select(s => s.Total).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        if (found.Count == 0)
            return new Dictionary<MerchantId, PublicMerchantProfile>();
        var (today, applications) = (BusinessDay.DayAt(clock.GetUtcNow().UtcDateTime), found.ConvertAll(f => f.Application.Id));
        var valid = (await db.Documents.AsNoTracking()
            .Where(d => applications.Contains(d.ApplicationId) && (d.Status == DocumentStatus.Approved || d.Status == DocumentStatus.Archived) && PublicTypes.Contains(d.Type))
            .Where(d => d.ValidUntil == null || d.ValidUntil >= today)
            .GroupBy(d => new { d.ApplicationId, d.Type })
            .Select(g => new { g.Key.ApplicationId, g.Key.Type, HasEnd = g.All(d => d.ValidUntil != null), Until = g.Max(d => d.ValidUntil) }).ToListAsync(cancellationToken)).ToLookup(v => v.ApplicationId);
        return found.ToDictionary(f => f.Merchant.Id, f => new PublicMerchantProfile(
            f.Merchant.Name,
            f.Merchant.Status == MerchantStatus.Active && !f.IsClosed ? PublicMerchantStatus.InBusiness : PublicMerchantStatus.NotInBusiness,
            f.Merchant.Uscc,
            BusinessDay.DayAt(f.Merchant.CreatedAt),
            f.Application.LegalRepresentative.Name is { IsEmpty: false } name ? Mask.PersonName(name.Open()) : null,
            f.Score,
            [.. valid[f.Application.Id].OrderBy(v => v.Type).Select(v => new PublicCredential(v.Type, v.HasEnd ? v.Until : null))]));
    }
}
