using Accounts.Contracts;
using Accounts.Model;
using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Accounts.SignOut;

/// <summary>Signing out.</summary>
[MutationType]
internal static class SignOutMutation
{
    /// <summary>Ends the session of the token that the request carries, or all sessions of the user (ACC-01). Open streams end within seconds.</summary>
    /// <param name="everywhere">Whether all sessions end, on every device.</param>
    /// <returns>Whether it is done.</returns>
    [Authorize]
    [Error<EditConflictError>]
    [return: GraphQLName("done")]
    public static async Task<FieldResult<bool>> SignOutAsync(
        AccountsDb db, ICaller caller, IAccessCache access, TimeProvider clock, CancellationToken cancellationToken, bool everywhere = false)
    {
        var id = new UserId(caller.UserId!.Value);
        if (everywhere)
            (await db.Users.SingleAsync(u => u.Id == id, cancellationToken)).EndSessions();
        else if (await db.Sessions.SingleOrDefaultAsync(s => s.Id == caller.SessionId && s.UserId == id, cancellationToken) is { } session)
            session.End(SessionEnd.SignedOut, clock.GetUtcNow().UtcDateTime);
        if (await db.TrySaveChangesAsync(cancellationToken) is { } conflict)
            return new IUserError[] { conflict };
        access.Forget(id.Value);
        return true;
    }
}
