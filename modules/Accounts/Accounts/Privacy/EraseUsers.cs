using Accounts.AssignRoles;
using Accounts.Contracts;
using Accounts.Model;
using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts.Privacy;

/// <summary>
/// Carries out the erasures that are due, every minute (ACC-03). Each module erases for itself; this one comes last, so that whatever was ended in the middle is
/// found again and gone through anew.
/// </summary>
[Job("accounts.erase", "0 * * * * ?")]
internal sealed partial class EraseUsers(
    ModuleDatabase<AccountsDb> database, IEnumerable<IPersonalData> modules, IAccessCache access, TimeProvider clock, ILogger<EraseUsers> logger) : IJob
{
    private const int Batch = 100;

    /// <inheritdoc/>
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = database.Open(SystemCaller.Instance);
        var due = await db.Erasures.AsNoTracking()
            .Where(e => e.Status == ErasureStatus.Running || (e.Status == ErasureStatus.Waiting && e.DueAt <= now))
            .OrderBy(e => e.DueAt).Take(Batch).Select(e => e.Id).ToListAsync(cancellationToken);
        await OneByOne.WorkOffAsync(due, async id => run.Count(await CarryOutAsync(id, cancellationToken) ? "erased" : "waiting"), (id, e) => LogFailed(logger, id.Value, e), cancellationToken);
    }

    private async Task<bool> CarryOutAsync(ErasureId id, CancellationToken cancellationToken)
    {
        if (await BeginAsync(id, cancellationToken) is not { } user)
            return false;
        var kept = await ErasureRun.EraseAsync(modules, user, cancellationToken);
        await using var db = database.Open(SystemCaller.Instance);
        (await db.Erasures.SingleAsync(e => e.Id == id, cancellationToken)).End(kept, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    // The point of no return: from here on the user cannot sign in and add to what is being erased. Null where somebody has to become the administrator first.
    private async Task<UserId?> BeginAsync(ErasureId id, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var erasure = await db.Erasures.SingleAsync(e => e.Id == id, cancellationToken);
        if (erasure.Status == ErasureStatus.Running)
            return erasure.UserId;
        var user = await db.Users.SingleAsync(u => u.Id == erasure.UserId, cancellationToken);
        if (erasure.Begin() is not null || await GrantRule.KeepAdminAsync(db, user, cancellationToken) is not null)
            return null;
        user.Leave();
        await db.SaveChangesAsync(cancellationToken);
        access.Forget(user.Id.Value);
        return user.Id;
    }

    [LoggerMessage(LogLevel.Error, "The erasure {Erasure} could not be carried through; it is tried again within a minute")]
    private static partial void LogFailed(ILogger logger, Guid erasure, Exception failure);
}
