using Accounts.Access;
using Accounts.AssignRoles;
using Accounts.Contracts;
using Accounts.Model;
using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts.ManageUsers;

/// <summary>Locking and removing users. Their sessions and open streams end within seconds.</summary>
[MutationType]
[Authorize(AccountsPermissions.ManageUsers)]
[Error<NotFoundError>]
[Error<InvalidInputError>]
[Error<IllegalTransitionError>]
[Error<NotGrantableError>]
[Error<LastAdminError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class UserMutations
{
    /// <summary>Keeps a user from signing in, and ends all sessions of the user (ACC-01).</summary>
    /// <param name="userId">The user.</param>
    /// <param name="reason">Why, at most 500 characters; it stays on record.</param>
    /// <param name="expectedVersion">The version that was seen; where the user has another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The user.</returns>
    [return: GraphQLName("user")]
    public static Task<FieldResult<User>> LockUserAsync(
        UserId userId, string reason, int? expectedVersion, AccountsDb db, RoleBook roles, IAccessCache access, AllowedActions allowed, CancellationToken cancellationToken) =>
        ChangeAsync(UserActions.Lock, userId, reason, expectedVersion, (u, why) => u.Lock(why), db, roles, access, allowed, cancellationToken);

    /// <summary>Lets a locked user sign in again (ACC-01).</summary>
    /// <param name="userId">The user.</param>
    /// <param name="reason">Why, at most 500 characters; it stays on record.</param>
    /// <param name="expectedVersion">The version that was seen; where the user has another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The user.</returns>
    [return: GraphQLName("user")]
    public static Task<FieldResult<User>> UnlockUserAsync(
        UserId userId, string reason, int? expectedVersion, AccountsDb db, RoleBook roles, IAccessCache access, AllowedActions allowed, CancellationToken cancellationToken) =>
        ChangeAsync(UserActions.Unlock, userId, reason, expectedVersion, (u, why) => u.Unlock(why), db, roles, access, allowed, cancellationToken);

    /// <summary>Ends a user's account for good, with all sessions (ACC-01). What the user has done stays on record.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="reason">Why, at most 500 characters; it stays on record.</param>
    /// <param name="expectedVersion">The version that was seen; where the user has another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The user.</returns>
    [return: GraphQLName("user")]
    public static Task<FieldResult<User>> RemoveUserAsync(
        UserId userId, string reason, int? expectedVersion, AccountsDb db, RoleBook roles, IAccessCache access, AllowedActions allowed, CancellationToken cancellationToken) =>
        ChangeAsync(UserActions.Remove, userId, reason, expectedVersion, (u, why) => u.Remove(why), db, roles, access, allowed, cancellationToken);

    private static async Task<FieldResult<User>> ChangeAsync(
        StateAction<UserFacts, UserStatus> action, UserId id, string reason, int? expectedVersion, Func<User, string, IUserError?> change,
        AccountsDb db, RoleBook roles, IAccessCache access, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var words = problems.Take("reason", PlainText.Parse(reason, FieldLengths.Reason, "REASON"));
        if (!problems.IsEmpty)
            return problems.Errors;
        if (await db.Users.SingleOrDefaultAsync(u => u.Id == id, cancellationToken) is not { } user)
            return new[] { Refusals.NoUser(id) };
        var facts = (await db.LoadFactsAsync([user], roles, cancellationToken))[0];
        var error = ExpectedVersion.Check(user, expectedVersion)
            ?? (allowed.Refuse(action, facts) is [var refused, ..] ? refused : null)
            ?? (action.To == UserStatus.Active ? null : await GrantRule.KeepAdminAsync(db, user, cancellationToken))
            ?? change(user, words)
            ?? await db.TrySaveChangesAsync(cancellationToken);
        if (error is not null)
            return new[] { error };
        access.Forget(id.Value);
        return user;
    }
}
