using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Catalogue.Takedowns;

/// <summary>Notes cases that were not decided on in time, and tells those who handle them (CAT-11).</summary>
[Job("catalogue.note-late-takedowns", "15 */10 * * * ?")]
internal sealed class NoteLateTakedowns(CatalogueDb db, TimeProvider clock) : IJob
{
    private const int AtATime = 200;

    /// <inheritdoc/>
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var late = await db.Takedowns.Where(t => t.DecidedAt == null && t.BreachedAt == null && t.DueAt < now).OrderBy(t => t.DueAt).ThenBy(t => t.Id).Take(AtATime).ToListAsync(cancellationToken);
        var noted = late.Count(t => t.Breach(now));
        // Whoever decides on one at this moment is first; the next run finds the others again.
        if (await db.TrySaveChangesAsync(cancellationToken) is null)
            run.Count("late", noted);
    }
}
