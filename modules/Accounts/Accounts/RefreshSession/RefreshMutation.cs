using Accounts.Contracts.Events;
using Accounts.Model;
using Accounts.Persistence;
using Accounts.SignIn;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts.RefreshSession;

/// <summary>Going on with a session.</summary>
[MutationType]
internal static class RefreshMutation
{
    /// <summary>
    /// Gives new tokens for a refresh token, which counts once (ACC-01). Sent again within half a minute, because the answer was lost, it gives the same
    /// refresh token; later, or where it is an older one still, the session ends, since somebody else may have it.
    /// </summary>
    /// <param name="refreshToken">The refresh token.</param>
    /// <returns>The tokens.</returns>
    [Error<SessionEndedError>]
    [Error<SignInElsewhereError>]
    [return: GraphQLName("signedIn")]
    public static async Task<FieldResult<SignedIn>> RefreshAsync(
        string refreshToken, Rotations rotations, IAccessTokenIssuer issuer, CancellationToken cancellationToken)
    {
        if (Refusals.Elsewhere(issuer) is { } elsewhere)
            return new[] { elsewhere };
        return RefreshToken.Parse(refreshToken) is { } token && await rotations.TakeAsync(token, cancellationToken) is { } signedIn
            ? signedIn
            : new[] { Refusals.SessionEnded };
    }
}

/// <summary>Rotates refresh tokens. Of several who send one at the same moment, one rotates it.</summary>
internal sealed class Rotations(ModuleDatabase<AccountsDb> database, SessionStart sessions, IAccessCache access, AccountsOptions options, TimeProvider clock)
{
    /// <summary>The tokens that the session goes on with; null where it has ended, or the token is not of it.</summary>
    public async Task<SignedIn?> TakeAsync(RefreshToken token, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var db = database.Open(SystemCaller.Instance);
            var now = clock.GetUtcNow().UtcDateTime;
            var rotation = await db.Rotations.SingleOrDefaultAsync(r => r.SessionId == token.SessionId, cancellationToken);
            var session = await db.Sessions.SingleOrDefaultAsync(s => s.Id == token.SessionId, cancellationToken);
            if (rotation is null || session is null)
                return null;
            var user = await db.Users.SingleAsync(u => u.Id == session.UserId, cancellationToken);
            if (!user.Allows(session, now) || now - rotation.RotatedAt >= options.SessionIdleTime)
                return null;
            var (use, next) = rotation.Take(token, now, options.RefreshGrace);
            if (use == RefreshUse.Reused)
            {
                session.End(SessionEnd.TokenReused, now);
                db.Raise(new RefreshTokenReused(user.Id, session.Id), now);
            }

            // Whoever was faster has changed what this one has read; then it reads again.
            if (await db.TrySaveChangesAsync(cancellationToken) is not null)
                continue;
            if (use == RefreshUse.Reused)
                access.Forget(user.Id.Value);
            return next is null ? null : sessions.Issue(user, session, next);
        }
    }
}
