using Accounts.Access;
using Accounts.Contracts;
using Accounts.Model;
using Accounts.Passwords;
using Accounts.Persistence;
using Accounts.SignIn;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Accounts.Privacy;

/// <summary>Having data erased.</summary>
[MutationType]
internal static class ErasureMutations
{
    /// <summary>
    /// Has all data of the caller erased in all modules, but for what the law makes the platform keep (ACC-03). All sessions end now. It begins after a time in
    /// which the caller may sign in and cancel it, if the settings give one. Asked again meanwhile, it answers with the erasure that waits.
    /// </summary>
    /// <param name="password">The caller's password, as a proof; it counts as an attempt to sign in.</param>
    /// <returns>The erasure.</returns>
    [Authorize]
    [Error<SignInFailedError>]
    [Error<TooManyAttemptsError>]
    [Error<LastAdminError>]
    [Error<EditConflictError>]
    [return: GraphQLName("erasure")]
    public static async Task<FieldResult<Erasure>> EraseMyDataAsync(
        string password, AccountsDb db, ICaller caller, PasswordVault passwords, SignInLimits limits, ErasureRequest request, CancellationToken cancellationToken)
    {
        var id = new UserId(caller.UserId!.Value);
        var user = await db.Users.SingleAsync(u => u.Id == id, cancellationToken);
        if (user.PasswordHash.Length > 0 && await RefuseAsync(user, password, passwords, limits, cancellationToken) is { } refused)
            return new[] { refused };
        return await request.MakeAsync(db, user, id, null, cancellationToken);
    }

    /// <summary>Has all data of a user erased in all modules, but for what the law makes the platform keep (ACC-03). All sessions of the user end now.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="reason">Why, at most 500 characters; it stays on record, so it must not hold data of the user.</param>
    /// <returns>The erasure; where one waits or is done already, that one.</returns>
    [Authorize(AccountsPermissions.Erase)]
    [Error<NotFoundError>]
    [Error<InvalidInputError>]
    [Error<NotGrantableError>]
    [Error<NotAuthorizedError>]
    [Error<LastAdminError>]
    [Error<EditConflictError>]
    [return: GraphQLName("erasure")]
    public static async Task<FieldResult<Erasure>> EraseUserAsync(
        UserId userId, string reason, AccountsDb db, RoleBook roles, ICaller caller, ErasureRequest request, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var words = problems.Take("reason", PlainText.Parse(reason, FieldLengths.Reason, "REASON"));
        if (!problems.IsEmpty)
            return problems.Errors;
        if (await db.Users.SingleOrDefaultAsync(u => u.Id == userId, cancellationToken) is not { } user)
            return new[] { Refusals.NoUser(userId) };
        if (allowed.Refuse(UserActions.Erase, (await db.LoadFactsAsync([user], roles, cancellationToken))[0]) is [var refused, ..])
            return new[] { refused };
        return await request.MakeAsync(db, user, new(caller.UserId!.Value), words, cancellationToken);
    }

    /// <summary>Cancels an erasure that has not begun: one's own, or with the permission <c>accounts:erase</c> any (ACC-03).</summary>
    /// <param name="erasureId">The erasure; one that the caller does not see is answered like one that does not exist.</param>
    /// <returns>The erasure.</returns>
    [Authorize]
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [Error<EditConflictError>]
    [return: GraphQLName("erasure")]
    public static async Task<FieldResult<Erasure>> CancelErasureAsync(ErasureId erasureId, AccountsDb db, CancellationToken cancellationToken)
    {
        if (await db.Erasures.SingleOrDefaultAsync(e => e.Id == erasureId, cancellationToken) is not { } erasure)
            return new[] { Refusals.NoErasure(erasureId) };
        var error = ErasureActions.Cancel.RefuseState(erasure.Status) ?? erasure.Cancel() ?? (IUserError?)await db.TrySaveChangesAsync(cancellationToken);
        return error is null ? erasure : new[] { error };
    }

    private static async Task<IUserError?> RefuseAsync(User user, string password, PasswordVault passwords, SignInLimits limits, CancellationToken cancellationToken)
    {
        var login = user.Login!.Value.Value;
        if (await limits.TakeAsync(login, cancellationToken) is { } tooMany)
            return tooMany;
        if (!(await passwords.CheckAsync(user, password, cancellationToken)).IsRight)
            return Refusals.SignInFailed;
        await limits.ForgetAsync(login, cancellationToken);
        return null;
    }
}
