using Accounts.Access;
using Accounts.Contracts;
using Accounts.Model;
using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts.AdmitOutsideUsers;

/// <summary>Keeps those as users whom an outside authority vouches for (ACC-01). Roles, teams and locks are given to them as to any other (ACC-02).</summary>
internal sealed class OutsideUsers(ModuleDatabase<AccountsDb> database, IAccessCache access, AccountsOptions options, TimeProvider clock) : IOutsideUsers
{
    /// <inheritdoc/>
    public async Task AdmitAsync(OutsideUser user, CancellationToken cancellationToken)
    {
        var email = user.Email is { } text && Login.Parse(text) is { Violation: null, Value.IsEmail: true } parsed ? parsed.Value : (Login?)null;
        // The address may be another user's, and both may come for the first time at the same moment.
        if (!await KeepAsync(user, email, cancellationToken) && !await KeepAsync(user, null, cancellationToken))
            await KeepAsync(user, null, cancellationToken);
        access.Forget(user.Id);
    }

    // False where a row was in the way.
    private async Task<bool> KeepAsync(OutsideUser user, Login? email, CancellationToken cancellationToken)
    {
        await using var db = database.Open(new SelfCaller(new(user.Id), user.Name));
        var id = new UserId(user.Id);
        var known = await db.Users.SingleOrDefaultAsync(u => u.Id == id, cancellationToken);
        if (known is null)
            Add(db, user, email);
        else if (known.Status != UserStatus.Removed && known.Name.Open() != user.Name)
            known.TakeName(user.Name);
        try
        {
            return await db.TrySaveChangesAsync(cancellationToken) is null;
        }
        catch (DbUpdateException failure) when (UniqueViolation.IsAny(failure))
        {
            return false;
        }
    }

    private void Add(AccountsDb db, OutsideUser user, Login? email)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        db.Add(User.Admit(user, email, now));
        db.AddRange(options.RolesOfNewUsersInForce.Distinct().Select(r => new RoleAssignment { Id = Guid.CreateVersion7(), UserId = new(user.Id), Role = r, AssignedAt = now }));
    }
}
