using System.Text.Json;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.Privacy;

/// <summary>
/// What the module holds of whoever applies (ACC-03): contact and legal representative, the papers with their files, the agreement. Those of an application that
/// has led to a merchant are kept as long as the law demands; of all others only state, company and history stay, so that every count adds up.
/// </summary>
internal sealed class ApplicantsData(ModuleDatabase<MerchantsDb> database, OrphanSweep files, MerchantsOptions options, TimeProvider clock) : IPersonalData
{
    /// <inheritdoc/>
    public string Module => "Merchants";

    /// <inheritdoc/>
    public async Task ExportAsync(Guid userId, Utf8JsonWriter json, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        json.WriteStartObject();
        json.WriteStartArray("applications");
        foreach (var application in await db.Applications.AsNoTracking().Where(a => a.OwnerId == userId).OrderBy(a => a.Id).ToListAsync(cancellationToken))
        {
            var papers = await db.Documents.AsNoTracking().Include(d => d.Versions).ThenInclude(v => v.Elements).Where(d => d.ApplicationId == application.Id).OrderBy(d => d.Id).ToListAsync(cancellationToken);
            ApplicantsExport.Write(json, application, papers);
        }

        json.WriteEndArray();
        json.WriteStartArray("merchants");
        foreach (var merchant in await db.Merchants.AsNoTracking().Where(m => m.OwnerId == userId).OrderBy(m => m.Id).ToListAsync(cancellationToken))
            ApplicantsExport.Write(json, merchant);
        json.WriteEndArray();
        await ReviewersExport.WriteAsync(json, db, userId, cancellationToken);
        await LifecycleData.WriteAsync(db, userId, json, cancellationToken);
        await PaperWorkExport.WriteAsync(json, db, userId, cancellationToken);
        await DemandData.ExportAsync(db, userId, json, cancellationToken);
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<KeptData>> EraseAsync(Guid userId, CancellationToken cancellationToken)
    {
        var kept = new List<KeptData>();
        var released = new List<string>();
        await using (var db = database.Open(SystemCaller.Instance))
        {
            await using var writing = await db.BeginWritingAsync(cancellationToken);
            var merchants = await db.Merchants.Where(m => m.OwnerId == userId).ToDictionaryAsync(m => m.ApplicationId, cancellationToken);
            foreach (var application in await db.Applications.Where(a => a.OwnerId == userId).OrderBy(a => a.Id).ToListAsync(cancellationToken))
            {
                var merchant = merchants.GetValueOrDefault(application.Id);
                if (merchant is not null && await KeptAsync(db, merchant, cancellationToken) is { } reason)
                    kept.Add(reason);
                else
                    released.AddRange(await EraseAsync(db, application, merchant, cancellationToken));
            }

            await DemandData.EraseReportsAsync(db, userId, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await db.ForgetPersonAsync(userId, cancellationToken);
            await writing.CommitAsync(cancellationToken);
        }

        await files.RemoveReleasedAsync(released, cancellationToken);
        return kept;
    }

    /// <inheritdoc/>
    public string ReasonOf(string code) => Text.Of("MERCHANT_RETENTION");

    // Null where the time is over.
    private async Task<KeptData?> KeptAsync(MerchantsDb db, Merchant merchant, CancellationToken cancellationToken)
    {
        DateTime? until = null;
        if (merchant.Status == MerchantStatus.Terminated)
        {
            var left = await db.StateChanges.AsNoTracking().Where(c => c.SubjectId == merchant.Id.Value).MaxAsync(c => c.At, cancellationToken);
            until = left.AddYears(options.YearsIdentityIsKept);
        }

        return until <= clock.GetUtcNow().UtcDateTime ? null : new("MERCHANT_IDENTITY", "MERCHANT_RETENTION", until);
    }

    // Repeated, it finds the same files: those whose removal was cut off are removed then.
    private async Task<IEnumerable<string>> EraseAsync(MerchantsDb db, MerchantApplication application, Merchant? merchant, CancellationToken cancellationToken)
    {
        application.Erase();
        merchant?.Erase();
        (await db.Agreements.SingleOrDefaultAsync(a => a.ApplicationId == application.Id, cancellationToken))?.Erase();
        var versions = await db.DocumentVersions.Join(db.Documents.Where(d => d.ApplicationId == application.Id), v => v.DocumentId, d => d.Id, (v, _) => v).Include(v => v.Elements).ToListAsync(cancellationToken);
        foreach (var version in versions)
            version.Erase(clock.GetUtcNow().UtcDateTime);
        var papers = versions.Select(v => v.DocumentId).Distinct().ToList();
        foreach (var asked in await db.Clarifications.Where(c => papers.Contains(c.DocumentId)).ToListAsync(cancellationToken))
            asked.Erase();
        foreach (var dispute in await db.Disputes.Where(d => papers.Contains(d.DocumentId)).ToListAsync(cancellationToken))
            dispute.Erase();
        foreach (var finding in await db.PlatformFindings.Where(f => f.DocumentId != null && papers.Contains(f.DocumentId.Value)).ToListAsync(cancellationToken))
            finding.Erase();
        foreach (var upload in await db.PlatformUploads.Where(u => papers.Contains(u.DocumentId)).ToListAsync(cancellationToken))
            upload.Erase();
        await LifecycleData.EraseAsync(db, application.Id, merchant?.Id, cancellationToken);
        return versions.Select(v => v.Sha256).Concat(await DemandData.EraseAsync(db, application, clock.GetUtcNow().UtcDateTime, cancellationToken));
    }
}
