using Accounts.Model;
using Accounts.Persistence;
using Accounts.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts.Access;

/// <summary>Makes the registered user that <c>FirstAdmin</c> names the administrator, where there is none (ACC-02), and the row that later keeps one.</summary>
internal sealed partial class MakeFirstAdmin(
    ModuleDatabase<AccountsDb> database, UserLookup users, AccountsOptions options, TimeProvider clock, ILogger<MakeFirstAdmin> logger) : IModuleStartup
{
    /// <inheritdoc/>
    public string Module => AccountsModule.Name;

    /// <inheritdoc/>
    public int Order => 70;

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        await MakeRosterAsync(db, cancellationToken);
        if (string.IsNullOrWhiteSpace(options.FirstAdmin))
            return;
        if (await db.RoleAssignments.AnyAsync(a => a.Role == Roles.Admin && a.MerchantId == null, cancellationToken))
            return;
        if (await users.FindAsync(options.FirstAdmin, cancellationToken) is not { Status: UserStatus.Active } user)
        {
            LogNobody(logger);
            return;
        }

        db.Add(new RoleAssignment { Id = Guid.CreateVersion7(), UserId = user.Id, Role = Roles.Admin, AssignedAt = clock.GetUtcNow().UtcDateTime });
        await db.SaveChangesAsync(cancellationToken);
        LogMade(logger, user.Id.Value);
    }

    private static async Task MakeRosterAsync(AccountsDb db, CancellationToken cancellationToken)
    {
        if (await db.AdminRosters.AnyAsync(cancellationToken))
            return;
        try
        {
            db.Add(new AdminRoster());
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException failure) when (UniqueViolation.IsAny(failure))
        {
            // Another host that starts at this moment has made it.
            db.ChangeTracker.Clear();
        }
    }

    [LoggerMessage(LogLevel.Warning, "Modules:Accounts:FirstAdmin names nobody who has registered; there is no administrator yet")]
    private static partial void LogNobody(ILogger logger);

    [LoggerMessage(LogLevel.Warning, "The user {User} is the administrator now, since Modules:Accounts:FirstAdmin says so and there was none")]
    private static partial void LogMade(ILogger logger, Guid user);
}
