using Accounts.AssignRoles;
using Accounts.Contracts;
using Accounts.Model;
using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts.Privacy;

/// <summary>Puts an erasure on record, for whoever may ask for it (ACC-03).</summary>
internal sealed class ErasureRequest(AccountsOptions options, IAccessCache access, TimeProvider clock)
{
    /// <summary>Asks for the erasure of a user's data, and ends the user's sessions. Where one waits, runs or is done, that one is answered.</summary>
    public async Task<FieldResult<Erasure>> MakeAsync(AccountsDb db, User user, UserId by, string? reason, CancellationToken cancellationToken)
    {
        if (await FindAsync(db, user.Id, cancellationToken) is { } there)
            return there;
        if (await GrantRule.KeepAdminAsync(db, user, cancellationToken) is { } last)
            return new[] { last };
        var erasure = db.Add(Erasure.Request(user.Id, by, reason, clock.GetUtcNow().UtcDateTime, options.ErasureWait)).Entity;
        user.EndSessions();
        try
        {
            if (await db.TrySaveChangesAsync(cancellationToken) is { } conflict)
                return new IUserError[] { conflict };
        }
        catch (DbUpdateException failure) when (UniqueViolation.IsAny(failure))
        {
            // Somebody else has asked at this moment.
            db.ChangeTracker.Clear();
            return (await FindAsync(db, user.Id, cancellationToken))!;
        }

        access.Forget(user.Id.Value);
        return erasure;
    }

    private static Task<Erasure?> FindAsync(AccountsDb db, UserId user, CancellationToken cancellationToken) =>
        db.Erasures.SingleOrDefaultAsync(e => e.UserId == user && e.Status != ErasureStatus.Cancelled, cancellationToken);
}
