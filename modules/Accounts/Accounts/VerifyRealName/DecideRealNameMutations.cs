using Accounts.Contracts;
using Accounts.Model;
using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts.VerifyRealName;

/// <summary>The decisions on real names; nobody decides on the own one.</summary>
[MutationType]
[Authorize(AccountsPermissions.VerifyNames)]
[Error<NotFoundError>]
[Error<IllegalTransitionError>]
[Error<OwnRealNameError>]
[Error<EditConflictError>]
internal static class DecideRealNameMutations
{
    /// <summary>Decides that a real name is the user's (ACC-01). A number is verified for so many users as the settings allow.</summary>
    /// <param name="realNameId">The real name.</param>
    /// <param name="expectedVersion">The version that was looked at; where there is another by now, nothing is decided (EDIT_CONFLICT).</param>
    /// <returns>The real name.</returns>
    [Error<ResidentIdInUseError>]
    [return: GraphQLName("realName")]
    public static Task<FieldResult<RealName>> VerifyRealNameAsync(
        RealNameId realNameId, int? expectedVersion, AccountsDb db, AccountsOptions options, ICaller caller, TimeProvider clock, CancellationToken cancellationToken) =>
        DecideAsync(RealNameActions.Verify, realNameId, expectedVersion, db, options, (check, places) =>
            check.Verify(Enumerable.Range(1, places.Count + 1).Except(places).First(), new(caller.UserId!.Value), clock.GetUtcNow().UtcDateTime), cancellationToken);

    /// <summary>Decides that a real name is not the user's, or that it cannot be told (ACC-01).</summary>
    /// <param name="realNameId">The real name.</param>
    /// <param name="reason">The words to the user, at most 500 characters. They are kept readable, so they must hold neither name nor number.</param>
    /// <param name="expectedVersion">The version that was looked at; where there is another by now, nothing is decided (EDIT_CONFLICT).</param>
    /// <returns>The real name.</returns>
    [Error<InvalidInputError>]
    [return: GraphQLName("realName")]
    public static async Task<FieldResult<RealName>> RejectRealNameAsync(
        RealNameId realNameId, string reason, int? expectedVersion, AccountsDb db, AccountsOptions options, ICaller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var words = problems.Take("reason", PlainText.Parse(reason, FieldLengths.Reason, "REASON"));
        return problems.IsEmpty
            ? await DecideAsync(RealNameActions.Reject, realNameId, expectedVersion, db, options,
                (check, _) => check.Reject(words, new(caller.UserId!.Value), clock.GetUtcNow().UtcDateTime), cancellationToken)
            : problems.Errors;
    }

    private static async Task<FieldResult<RealName>> DecideAsync(
        StateAction<RealNameFacts, RealNameStatus> action, RealNameId id, int? expectedVersion, AccountsDb db, AccountsOptions options,
        Func<RealName, List<int>, IllegalTransitionError?> decide, CancellationToken cancellationToken)
    {
        if (await db.FindRealNameAsync(id, cancellationToken) is not { } check)
            return new[] { Refusals.NoRealName(id) };
        if (ExpectedVersion.Check(check, expectedVersion) is { } outdated)
            return new IUserError[] { outdated };
        var facts = (await db.LoadFactsAsync([id], options, cancellationToken))[id];
        var places = check.IdCard.IsEmpty ? [] : await db.PlacesOfNumberAsync(check, cancellationToken);
        facts.OtherUsers = places.Count;
        if (action.Refuse(facts) is { Count: > 0 } refused)
            return FieldResult<RealName>.Failure(refused);
        var error = decide(check, places) ?? (IUserError?)await TrySaveAsync(db, check, cancellationToken);
        return error is not null ? new[] { error } : check;
    }

    // Of two who verify the same number for two users at the same moment, one gets the place.
    private static async Task<EditConflictError?> TrySaveAsync(AccountsDb db, RealName check, CancellationToken cancellationToken)
    {
        try
        {
            return await db.TrySaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException failure) when (UniqueViolation.IsAny(failure))
        {
            return EditConflictError.At(db.Entry(check).Property(c => c.Version).OriginalValue);
        }
    }
}
