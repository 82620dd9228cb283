using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.ExpireDocuments;

/// <summary>
/// Tells of papers whose end is near, ends those whose day is over, notes whose mandatory papers are out of date, and suspends those merchants after the days of grace (DOC-25). Each
/// is saved by itself, so that it can be stopped and repeated.
/// </summary>
[Job("merchants.expire-papers", "0 5 * * * ?")]
internal sealed class ExpirePapers(ModuleDatabase<MerchantsDb> database, TimeProvider clock, MerchantsOptions options) : IJob
{
    private static readonly DocumentStatus[] InForce = [DocumentStatus.Approved, DocumentStatus.Archived];

    /// <inheritdoc/>
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = BusinessDay.DayAt(now);
        IReadOnlyList<DocumentType> mandatory;
        Dictionary<DocumentType, int[]> notices;
        await using (var db = database.Open(SystemCaller.Instance))
        {
            mandatory = await db.MandatoryTypesAsync(options, cancellationToken);
            var standard = await db.StandardInForceAsync(options, cancellationToken);
            notices = Enum.GetValues<DocumentType>().ToDictionary(t => t, t => standard.Of(t).NoticeDays.Order().ToArray());
        }

        foreach (var id in await FindAsync(db => db.Documents.Where(d => InForce.Contains(d.Status) && d.ValidUntil < today).OrderBy(d => d.Id).Select(d => d.Id), cancellationToken))
            await ExpireAsync(id, mandatory, now, run, cancellationToken);
        foreach (var (id, notice, daysLeft) in await NearAsync(notices, today, cancellationToken))
            await ChangeAsync(db => db.Documents.SingleAsync(d => d.Id == id, cancellationToken), d => d.TellExpiry(notice, daysLeft, now), run, "told", cancellationToken);
        await CompareAsync(mandatory, now, run, cancellationToken);
        var graceEnded = today.AddDays(-options.ExpiredPaperGraceDays);
        foreach (var id in await FindAsync(db => db.Merchants.Where(m => m.Status == MerchantStatus.Active && m.PapersExpiredOn < graceEnded).OrderBy(m => m.Id).Select(m => m.Id), cancellationToken))
            await ChangeAsync(db => db.Merchants.SingleAsync(m => m.Id == id, cancellationToken), m => m.PapersExpiredOn is not null && m.Stop(StepReason.Told("PAPERS_EXPIRED_PAST_GRACE"), now), run, "suspended", cancellationToken);
    }

    private async Task ExpireAsync(DocumentId id, IReadOnlyList<DocumentType> mandatory, DateTime now, JobRun run, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        if (await db.FindDocumentAsync(id, cancellationToken) is not { } paper)
            return;
        var isArchived = paper.Status == DocumentStatus.Archived;
        if (!paper.Expire(mandatory.Contains(paper.Type), now))
            return;
        if (!isArchived)
            db.Add(ArchiveRecord.Of(paper, ArchiveClasses.Of(paper.Type), options.ArchiveYears, Actor.System, now));
        // What somebody did meanwhile stands; the next run looks again.
        if (await db.TrySaveChangesAsync(cancellationToken) is null)
            run.Count("expired");
    }

    /// <summary>The papers whose merchants are to be told now, with the notice: the nearest that has come.</summary>
    private async Task<IEnumerable<(DocumentId Id, int Notice, int DaysLeft)>> NearAsync(IReadOnlyDictionary<DocumentType, int[]> notices, DateOnly today, CancellationToken cancellationToken)
    {
        var last = today.AddDays(notices.Values.SelectMany(n => n).DefaultIfEmpty(-1).Max());
        var near = await FindAsync(
            db => db.Documents.Where(d => InForce.Contains(d.Status) && d.ValidUntil >= today && d.ValidUntil <= last).OrderBy(d => d.Id)
                .Select(d => new { d.Id, d.Type, d.ValidUntil, d.ExpiryNotice }),
            cancellationToken);
        return near.Select(d => (d.Id, Left: d.ValidUntil!.Value.DayNumber - today.DayNumber, d.ExpiryNotice, Notices: notices[d.Type]))
            .Where(d => d.Notices.Any(n => n >= d.Left))
            .Select(d => (d.Id, Notice: d.Notices.First(n => n >= d.Left), d.Left, d.ExpiryNotice))
            .Where(d => d.ExpiryNotice is null || d.ExpiryNotice > d.Notice)
            .Select(d => (d.Id, d.Notice, d.Left));
    }

    private async Task CompareAsync(IReadOnlyList<DocumentType> mandatory, DateTime now, JobRun run, CancellationToken cancellationToken)
    {
        var changed = await FindAsync(
            db =>
            {
                var expired = db.MerchantsWithExpiredPapers(mandatory);
                return db.Merchants.Where(m => m.Status != MerchantStatus.Terminated && (m.PapersExpiredOn == null ? expired.Contains(m.Id) : !expired.Contains(m.Id))).OrderBy(m => m.Id)
                    .Select(m => new { m.Id, IsExpired = m.PapersExpiredOn == null });
            },
            cancellationToken);
        foreach (var merchant in changed)
        {
            await ChangeAsync(db => db.Merchants.SingleAsync(m => m.Id == merchant.Id, cancellationToken), m =>
            {
                m.NotePapers(merchant.IsExpired, now);
                return true;
            }, run, merchant.IsExpired ? "merchants" : "renewed", cancellationToken);
        }
    }

    private async Task<List<T>> FindAsync<T>(Func<MerchantsDb, IQueryable<T>> query, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        return await query(db).ToListAsync(cancellationToken);
    }

    private async Task ChangeAsync<T>(Func<MerchantsDb, Task<T>> find, Func<T, bool> change, JobRun run, string counted, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        if (change(await find(db)) && await db.TrySaveChangesAsync(cancellationToken) is null)
            run.Count(counted);
    }
}
