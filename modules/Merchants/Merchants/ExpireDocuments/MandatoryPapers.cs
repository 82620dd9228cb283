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

    /// <summary>
    /// Notes that a merchant's mandatory papers are valid again, in the transaction of the decision that made them so, and in which nothing else waits to be saved. Several papers may
    /// be decided at the same moment; the version lets one do it, and the other sees that it is done.
    /// </summary>
    public static async Task NoteRenewalAsync(this MerchantsDb db, MerchantId id, IReadOnlyList<DocumentType> mandatory, DateTime at, CancellationToken cancellationToken)
    {
        while (await db.Merchants.SingleOrDefaultAsync(m => m.Id == id && m.PapersExpiredOn != null, cancellationToken) is { } merchant
            && !await db.MerchantsWithExpiredPapers(mandatory).AnyAsync(m => m == id, cancellationToken))
        {
            merchant.NotePapers(false, at);
            if (await db.TrySaveChangesAsync(cancellationToken) is null)
                return;
            db.ChangeTracker.Clear();
        }
    }
}
