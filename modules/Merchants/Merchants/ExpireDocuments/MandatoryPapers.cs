using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Merchants.ExpireDocuments;

/// <summary>Whose mandatory papers are out of date (DOC-25).</summary>
internal static class MandatoryPapers
{
    /// <summary>The merchants with a mandatory paper that has ended while no other of its kind is in force.</summary>
    public static IQueryable<MerchantId> MerchantsWithExpiredPapers(this MerchantsDb db, IReadOnlyList<DocumentType> mandatory) =>
        db.Documents
            .Where(d => d.Status == DocumentStatus.Expired && d.MerchantId != null && mandatory.Contains(d.Type))
            .Where(d => !db.Documents.Any(v => v.MerchantId == d.MerchantId && v.Type == d.Type && (v.Status == DocumentStatus.Approved || v.Status == DocumentStatus.Archived)))
            .Select(d => d.MerchantId!.Value);
}
