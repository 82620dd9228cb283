using Merchants.Contracts;
using Merchants.Contracts.Events;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.ReviewDocument;

/// <summary>
/// Notes reviews that were not done in their working time, once each, and tells those who give out reviews (DOC-09, DOC-10). The row's key lets two processes note one delay once; the paper
/// itself stays as it is, so that nobody who reads it now is told that somebody changed it.
/// </summary>
[Job("merchants.note-overdue-reviews", "0 */5 * * * ?")]
internal sealed class NoteOverdueReviews(ModuleDatabase<MerchantsDb> database, ReviewTimers timers, TimeProvider clock) : IJob
{
    private const int AtATime = 200;

    /// <inheritdoc/>
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        while (true)
        {
            var page = await PageAsync(now, cancellationToken);
            var breaches = await timers.BreachesOfAsync([.. page.Select(d => (DateTime?)d.DueAt)], cancellationToken);
            foreach (var (due, breach) in page.Zip(breaches))
            {
                // In the order of their due times: none of those behind it is late enough either.
                if (breach > now)
                    return;
                if (await NoteAsync(due, now, cancellationToken))
                    run.Count("overdue");
            }

            if (page.Count < AtATime)
                return;
        }
    }

    // What is noted is not found again.
    private async Task<List<DueReview>> PageAsync(DateTime now, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        return await db.Documents.Where(d => d.Stage != null && d.DueAt < now
                && !db.ReviewBreaches.Any(b => b.DocumentId == d.Id && b.VersionNumber == d.VersionNumber && b.Stage == d.Stage))
            .OrderBy(d => d.DueAt).ThenBy(d => d.Id).Take(AtATime)
            .Select(d => new DueReview(d.Id, d.VersionNumber, d.Stage!.Value, d.DueAt!.Value, d.AssigneeId)).ToListAsync(cancellationToken);
    }

    private async Task<bool> NoteAsync(DueReview due, DateTime now, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        db.Add(ReviewBreach.Of(due.Id, due.VersionNumber, due.Stage, due.DueAt, due.AssigneeId, now));
        db.Raise(new DocumentReviewOverdue(due.Id, due.VersionNumber, StateName.Of(due.Stage), due.DueAt), now);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException failure) when (UniqueViolation.IsAny(failure))
        {
            return false;
        }
    }

    private sealed record DueReview(DocumentId Id, int VersionNumber, ReviewStage Stage, DateTime DueAt, Guid? AssigneeId);
}
