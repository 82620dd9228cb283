using System.Text.RegularExpressions;
using Accounts.Model;
using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts.DataUses;

/// <summary>Changing the register of data uses.</summary>
[MutationType]
[Authorize(AccountsPermissions.DefineDataUses)]
[Error<EditConflictError>]
internal static partial class DataUseMutations
{
    /// <summary>
    /// Puts a purpose in force, or its next version in place of the one before, which stays on record (ACC-06). Whoever reveals values acknowledges the new
    /// version first. All problems of the input are told at once.
    /// </summary>
    /// <param name="code">The code, 2 to 40 small letters, digits and hyphens.</param>
    /// <param name="purposeEn">What the data are used for, in English, at most 500 characters.</param>
    /// <param name="purposeZh">The same in Chinese, at most 500 characters.</param>
    /// <param name="basis">The legal ground.</param>
    /// <param name="expectedVersion">The newest version that was seen, 0 for none; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The purpose as it is in force.</returns>
    [Error<InvalidInputError>]
    [return: GraphQLName("dataUse")]
    public static async Task<FieldResult<DataUse>> DefineDataUseAsync(
        string code, string purposeEn, string purposeZh, DataUseBasis basis, int? expectedVersion, AccountsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        if (!CodeForm().IsMatch(code))
            problems.Add("code", Text.Broken("DATA_USE_CODE"));
        var english = problems.Take("purposeEn", PlainText.Parse(purposeEn, FieldLengths.Reason, "PURPOSE"));
        var chinese = problems.Take("purposeZh", PlainText.Parse(purposeZh, FieldLengths.Reason, "PURPOSE"));
        if (!problems.IsEmpty)
            return problems.Errors;
        var last = await NewestAsync(db, code, cancellationToken);
        if (OutdatedBy(last, expectedVersion) is { } outdated)
            return new IUserError[] { outdated };
        var now = clock.GetUtcNow().UtcDateTime;
        if (last is { Until: null })
            last.End(now);
        var next = db.Add(new DataUse { Code = code, Version = (last?.Version ?? 0) + 1, PurposeEn = english, PurposeZh = chinese, Basis = basis, Since = now }).Entity;
        return await TrySaveAsync(db, code, cancellationToken) is { } conflict ? new IUserError[] { conflict } : next;
    }

    /// <summary>Takes a purpose out of force (ACC-06): from then on nothing is shown for it. What was shown stays on record. One that has ended stays as it is.</summary>
    /// <param name="code">The code.</param>
    /// <param name="expectedVersion">The newest version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The purpose.</returns>
    [Error<NotFoundError>]
    [return: GraphQLName("dataUse")]
    public static async Task<FieldResult<DataUse>> EndDataUseAsync(string code, int? expectedVersion, AccountsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await NewestAsync(db, code, cancellationToken) is not { } last)
            return new[] { Refusals.NoDataUse(code) };
        if (OutdatedBy(last, expectedVersion) is { } outdated)
            return new IUserError[] { outdated };
        if (last.Until is null)
            last.End(clock.GetUtcNow().UtcDateTime);
        return await TrySaveAsync(db, code, cancellationToken) is { } conflict ? new IUserError[] { conflict } : last;
    }

    private static Task<DataUse?> NewestAsync(AccountsDb db, string code, CancellationToken cancellationToken) =>
        db.DataUses.Where(u => u.Code == code).OrderByDescending(u => u.Version).FirstOrDefaultAsync(cancellationToken);

    private static EditConflictError? OutdatedBy(DataUse? last, int? expectedVersion) =>
        expectedVersion is null || expectedVersion == (last?.Version ?? 0) ? null : EditConflictError.At(last?.Version ?? 0);

    // Of several who define or end it at once, one does.
    private static async Task<EditConflictError?> TrySaveAsync(AccountsDb db, string code, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return null;
        }
        catch (DbUpdateException failure) when (failure is DbUpdateConcurrencyException || UniqueViolation.IsAny(failure))
        {
            db.ChangeTracker.Clear();
            return EditConflictError.At((await NewestAsync(db, code, cancellationToken))?.Version ?? 0);
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{1,39}\\z")]
    private static partial Regex CodeForm();
}
