using Accounts.Contracts;
using Accounts.Model;
using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts.Access;

/// <summary>Tells the host what a user may do now: by assignments, teams, and the merchants that other modules know to be the user's (ACC-02).</summary>
internal sealed class AccessOfUsers(ModuleDatabase<AccountsDb> database, RoleBook roles, IEnumerable<IMerchantScopeSource> merchants, TimeProvider clock) : IAccessSource
{
    /// <inheritdoc/>
    public async Task<CallerAccess?> FindAsync(Guid userId, Guid? sessionId, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var id = new UserId(userId);
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, cancellationToken) is not { Status: UserStatus.Active } user)
            return null;
        if (sessionId is { } ofToken && !await CountsAsync(db, user, ofToken, cancellationToken))
            return null;
        var held = await roles.HeldByAsync(db, id, cancellationToken);
        var own = new List<Guid>();
        if (held.Any(r => r is { IsStaff: false, MerchantId: null }))
        {
            foreach (var source in merchants)
                own.AddRange(await source.MerchantsOfAsync(userId, cancellationToken));
        }

        return new(user.Name.Open(), held, own, user.Language);
    }

    private async Task<bool> CountsAsync(AccountsDb db, User user, Guid sessionId, CancellationToken cancellationToken)
    {
        var session = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == sessionId, cancellationToken);
        return session is not null && session.UserId == user.Id && user.Allows(session, clock.GetUtcNow().UtcDateTime);
    }
}
