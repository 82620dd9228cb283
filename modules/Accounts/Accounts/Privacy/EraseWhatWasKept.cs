using Accounts.Contracts;
using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts.Privacy;

/// <summary>Looks every night whether what had to be kept of erased users may go now (ACC-03).</summary>
[Job("accounts.erase-kept", "0 20 4 * * ?")]
internal sealed partial class EraseWhatWasKept(
    ModuleDatabase<AccountsDb> database, IEnumerable<IPersonalData> modules, TimeProvider clock, ILogger<EraseWhatWasKept> logger) : IJob
{
    /// <inheritdoc/>
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var ids = await db.Erasures.AsNoTracking().Where(e => e.HasKept).OrderBy(e => e.Id).Select(e => e.Id).ToListAsync(cancellationToken);
        await OneByOne.WorkOffAsync(ids, async id =>
        {
            await LookAgainAsync(id, cancellationToken);
            run.Count("looked at");
        }, (id, e) => LogFailed(logger, id.Value, e), cancellationToken);
    }

    private async Task LookAgainAsync(ErasureId id, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var erasure = await db.Erasures.SingleAsync(e => e.Id == id, cancellationToken);
        erasure.End(await ErasureRun.EraseAsync(modules, erasure.UserId, cancellationToken), clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Error, "What was kept by the erasure {Erasure} could not be looked at; it is tried again tomorrow")]
    private static partial void LogFailed(ILogger logger, Guid erasure, Exception failure);
}
