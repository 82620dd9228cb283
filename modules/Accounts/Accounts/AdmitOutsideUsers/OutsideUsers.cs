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
    // With the address, without it, and once more for one who came at the same moment.
    private const int Attempts = 3;

    /// <inheritdoc/>
    public async Task AdmitAsync(OutsideUser user, CancellationToken cancellationToken)
    {
        var email = user.Email is { } text && Login.Parse(text) is { Violation: null, Value.IsEmail: true } parsed ? parsed.Value : (Login?)null;
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            await using var db = database.Open(new SelfCaller(new(user.Id), user.Name));
            if (!await TakeAsync(db, user, attempt == 1 ? email : null, cancellationToken))
                return;
            try
            {
                if (await db.TrySaveChangesAsync(cancellationToken) is not null)
                    continue;
                access.Forget(user.Id);
                return;
            }
            catch (DbUpdateException failure) when (UniqueViolation.IsAny(failure))
            {
                // The address is another user's, or the same person comes twice at the first time.
            }
        }
    }

    // False where nothing is new.
    private async Task<bool> TakeAsync(AccountsDb db, OutsideUser user, Login? email, CancellationToken cancellationToken)
    {
        var id = new UserId(user.Id);
        var known = await db.Users.SingleOrDefaultAsync(u => u.Id == id, cancellationToken);
        if (known is null)
            Add(db, user, email);
        else if (known.Status != UserStatus.Removed && known.Name.Open() != user.Name)
            known.TakeName(user.Name);
        return db.ChangeTracker.HasChanges();
    }

    private void Add(AccountsDb db, OutsideUser user, Login? email)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        db.Add(User.Admit(user, email, now));
        db.AddRange(options.RolesOfNewUsersInForce.Distinct().Select(r => new RoleAssignment { Id = Guid.CreateVersion7(), UserId = new(user.Id), Role = r, AssignedAt = now }));
    }
}
