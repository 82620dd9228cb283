using Accounts.Contracts;
using Accounts.Model;
using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts.VerifyRealName;

/// <summary>Handing in one's real name.</summary>
[MutationType]
internal static class SubmitRealNameMutation
{
    // Who is of age is told by the calendar of where the numbers are given out.
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>
    /// Hands in the caller's real name for its check (ACC-01), for the first time or after a rejection. Name and number are stored encrypted and shown masked.
    /// All problems of the input are told at once.
    /// </summary>
    /// <param name="realNameId">The caller's real name, as <c>viewer</c> shows it; it may be left out.</param>
    /// <param name="name">The name as on the identity card, 2 to 50 characters.</param>
    /// <param name="idCard">The resident identity number: 17 digits, then a digit or X (GB 11643).</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The real name.</returns>
    [Authorize]
    [Error<NotFoundError>]
    [Error<InvalidInputError>]
    [Error<IllegalTransitionError>]
    [Error<NotOwnRealNameError>]
    [Error<EditConflictError>]
    [return: GraphQLName("realName")]
    public static async Task<FieldResult<RealName>> SubmitRealNameAsync(
        RealNameId? realNameId, string name, string idCard, int? expectedVersion, AccountsDb db, IRealNameCheck provider, AccountsOptions options, ICaller caller, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = DateOnly.FromDateTime(now + China);
        var problems = new InputProblems();
        var person = problems.Take("name", PersonName.Parse(name));
        var number = problems.Take("idCard", OfAge(ResidentId.Parse(idCard, today), today, options.RealNameMinimumAge));
        if (!problems.IsEmpty)
            return problems.Errors;
        var id = realNameId ?? new(caller.UserId!.Value);
        if (await db.FindRealNameAsync(id, cancellationToken) is not { } check)
            return new[] { Refusals.NoRealName(id) };
        if (ExpectedVersion.Check(check, expectedVersion) is { } outdated)
            return new IUserError[] { outdated };
        if (RealNameActions.Submit.Refuse((await db.LoadFactsAsync([id], options, cancellationToken))[id]) is { Count: > 0 } refused)
            return FieldResult<RealName>.Failure(refused);

        var finding = await provider.CheckAsync(person, number, cancellationToken);
        if (check.Submit(person, number, finding, now) is { } moved)
            return new IUserError[] { moved };
        if (check.Version == 0)
            db.Add(check);
        return await TrySaveAsync(db, cancellationToken) is { } conflict ? new IUserError[] { conflict } : check;
    }

    private static Checked<ResidentId> OfAge(Checked<ResidentId> number, DateOnly today, int age) =>
        number.Violation is null && number.Value.BornOn.AddYears(age) > today ? Text.Broken("REAL_NAME_AGE", age) : number;

    // Of two who hand in the user's first one at the same moment, one does.
    private static async Task<EditConflictError?> TrySaveAsync(AccountsDb db, CancellationToken cancellationToken)
    {
        try
        {
            return await db.TrySaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException failure) when (UniqueViolation.IsAny(failure))
        {
            return EditConflictError.At(1);
        }
    }
}

/// <summary>Asks nobody: the form alone was checked. Stands where no plug-in is connected to a provider.</summary>
internal sealed class FormAlone : IRealNameCheck
{
    /// <inheritdoc/>
    public Task<RealNameFinding> CheckAsync(string name, ResidentId number, CancellationToken cancellationToken) => Task.FromResult(RealNameFinding.NotAsked);
}
