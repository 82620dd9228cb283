using Accounts.Access;
using Accounts.Model;
using Accounts.Persistence;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts.SignIn;

/// <summary>The tokens of a session (ACC-01). Neither is stored or logged anywhere.</summary>
/// <param name="AccessToken">What requests carry behind <c>Bearer</c>.</param>
/// <param name="AccessTokenExpiresAt">When it ends (UTC): some minutes from now.</param>
/// <param name="RefreshToken">What <c>refresh</c> takes, once; keep it where no script of another page reads it.</param>
/// <param name="SessionExpiresAt">When the session ends at the latest, however often it is refreshed (UTC).</param>
internal sealed record SignedIn(string AccessToken, DateTime AccessTokenExpiresAt, string RefreshToken, DateTime SessionExpiresAt)
{
    /// <inheritdoc/>
    public override string ToString() => nameof(SignedIn);
}

/// <summary>Begins sessions, and issues their tokens.</summary>
internal sealed class SessionStart(ModuleDatabase<AccountsDb> database, IAccessTokenIssuer issuer, AccountsOptions options, TimeProvider clock)
{
    /// <summary>Begins a session of a user as it was read before the password was checked.</summary>
    /// <param name="user">The user.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<SignedIn> StartAsync(User user, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var session = Session.Start(user, now, options.SessionLifetime);
        var token = RefreshToken.First(session.Id);
        await using var db = database.Open(new SelfCaller(user.Id, user.Name.Open()));
        db.Sessions.Add(session);
        db.Rotations.Add(RefreshRotation.Of(token, now));
        await db.SaveChangesAsync(cancellationToken);
        return Issue(user, session, token);
    }

    /// <summary>An access token for the session, with the refresh token that the client goes on with.</summary>
    public SignedIn Issue(User user, Session session, RefreshToken token)
    {
        var access = issuer.Issue(user.Id.Value, user.Name.Open(), session.Id, options.AccessTokenLifetime);
        return new(access.Token, access.ExpiresAt, token.ToText(), session.ExpiresAt);
    }
}
