using Accounts.Access;
using Accounts.Model;
using Accounts.Passwords;
using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts.SignIn;

/// <summary>Signing in.</summary>
[MutationType]
internal static class SignInMutation
{
    /// <summary>
    /// Begins a session (ACC-01). Whether the login is unknown, the password wrong or the user locked is not told apart, and takes as long. After some
    /// wrong passwords in a row there is a wait, which grows.
    /// </summary>
    /// <param name="login">The e-mail address or mobile number.</param>
    /// <param name="password">The password.</param>
    /// <returns>The tokens.</returns>
    [Error<SignInFailedError>]
    [Error<TooManyAttemptsError>]
    [Error<SignInElsewhereError>]
    [return: GraphQLName("signedIn")]
    public static async Task<FieldResult<SignedIn>> SignInAsync(
        string login, string password, UserLookup users, PasswordVault passwords, SignInLimits limits, SessionStart sessions, IAccessTokenIssuer issuer,
        CancellationToken cancellationToken)
    {
        if (Refusals.Elsewhere(issuer) is { } elsewhere)
            return new[] { elsewhere };
        // Counted before anything is computed, so that nobody tries more by asking many times at once.
        if (await limits.TakeAsync(login, cancellationToken) is { } tooMany)
            return new[] { tooMany };
        var user = await users.FindAsync(login, cancellationToken);
        var (isRight, stronger) = await passwords.CheckAsync(user, password, cancellationToken);
        if (!isRight)
            return new[] { Refusals.SignInFailed };
        await limits.ForgetAsync(login, cancellationToken);
        if (stronger is not null)
            await users.StrengthenAsync(user!, stronger, cancellationToken);
        return await sessions.StartAsync(user!, cancellationToken);
    }
}

/// <summary>Finds users for whoever is not signed in yet.</summary>
internal sealed class UserLookup(ModuleDatabase<AccountsDb> database)
{
    /// <summary>The user of a login; null where there is none. What is no login has none, and is looked for all the same.</summary>
    public async Task<User?> FindAsync(string login, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var parsed = Login.Parse(login);
        var users = db.Users.AsNoTracking();
        return await (parsed.Value.IsEmail
            ? users.WithSealed(db, u => u.Email, parsed.Value.Value)
            : users.WithSealed(db, u => u.Mobile, parsed.Violation is null ? parsed.Value.Value : "")).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Keeps the same password under today's strength; where somebody changes the user at this moment, at the next sign-in.</summary>
    public async Task StrengthenAsync(User user, string hash, CancellationToken cancellationToken)
    {
        await using var db = database.Open(new SelfCaller(user.Id, user.Name.Open()));
        db.Attach(user);
        user.TakePassword(hash);
        await db.TrySaveChangesAsync(cancellationToken);
    }
}
