using Accounts.Contracts;
using Accounts.Contracts.Events;
using Accounts.Model;
using Accounts.Passwords;
using Accounts.Persistence;
using Accounts.SignIn;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Accounts.ChangePassword;

/// <summary>Changing one's password.</summary>
[MutationType]
internal static class ChangePasswordMutation
{
    /// <summary>
    /// Changes the caller's password (ACC-01). All sessions end, the caller's too, and a new one begins with the tokens of the answer. The present
    /// password counts as an attempt to sign in.
    /// </summary>
    /// <param name="currentPassword">The present password.</param>
    /// <param name="newPassword">The new one, 10 to 128 characters.</param>
    /// <returns>The tokens of the new session.</returns>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<SignInFailedError>]
    [Error<TooManyAttemptsError>]
    [Error<SignInElsewhereError>]
    [Error<EditConflictError>]
    [return: GraphQLName("signedIn")]
    public static async Task<FieldResult<SignedIn>> ChangePasswordAsync(
        string currentPassword, string newPassword, AccountsDb db, ICaller caller, PasswordVault passwords, SignInLimits limits, SessionStart sessions,
        IAccessCache access, IAccessTokenIssuer issuer, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (Refusals.Elsewhere(issuer) is { } elsewhere)
            return new[] { elsewhere };
        var id = new UserId(caller.UserId!.Value);
        var user = await db.Users.SingleAsync(u => u.Id == id, cancellationToken);
        var login = user.Login!.Value;
        var problems = new InputProblems();
        PasswordRules.Check(problems, "newPassword", newPassword, login);
        if (!problems.IsEmpty)
            return problems.Errors;
        if (await limits.TakeAsync(login.Value, cancellationToken) is { } tooMany)
            return new[] { tooMany };
        if (!(await passwords.CheckAsync(user, currentPassword, cancellationToken)).IsRight)
            return new[] { Refusals.SignInFailed };
        await limits.ForgetAsync(login.Value, cancellationToken);

        user.TakePassword(await passwords.HashAsync(newPassword, cancellationToken));
        user.EndSessions();
        db.Raise(new PasswordChanged(id), clock.GetUtcNow().UtcDateTime);
        if (await db.TrySaveChangesAsync(cancellationToken) is { } conflict)
            return new IUserError[] { conflict };
        access.Forget(id.Value);
        return await sessions.StartAsync(user, cancellationToken);
    }
}
