using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;
using Settlement.Model;
using Settlement.Persistence;

namespace Settlement.SettleStatements;

/// <summary>Confirms what nobody confirmed or disputed in time (SET-12).</summary>
[Job("settlement.confirm-silent", "0 30 * * * ?")]
internal sealed class ConfirmSilentStatements(ModuleDatabase<SettlementDb> database, TimeProvider clock, IWorkingCalendar calendar, SettlementOptions options) : IJob
{
    /// <inheritdoc/>
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var due = await calendar.PayDueAsync(options, now, cancellationToken);
        await using var looking = database.Open(SystemCaller.Instance);
        var silent = await looking.Statements.AsNoTracking().Where(s => s.Status == StatementStatus.Issued && s.ConfirmDueAt <= now).OrderBy(s => s.ConfirmDueAt).ThenBy(s => s.Id)
            .Select(s => s.Id).ToListAsync(cancellationToken);
        foreach (var id in silent)
        {
            await using var db = database.Open(SystemCaller.Instance);
            var statement = await db.Statements.SingleAsync(s => s.Id == id, cancellationToken);
            // A merchant who said something in the meantime goes before.
            if (statement.Confirm(Actor.System, now, due) is null && await db.TrySaveChangesAsync(cancellationToken) is null)
                run.Count("confirmed");
        }
    }
}
