using Modular.GraphQL;
using Modular.Kernel;

namespace Modular.Persistence;

/// <summary>
/// Shows sensitive values in full: the one way to do so (DOC-23, ACC-06). Who is shown which value of whom, why, and for which purpose stands in the audit
/// before it is shown; a purpose that is not in force, or that the caller has not acknowledged, shows nothing.
/// </summary>
public sealed class SensitiveValues(ICaller caller, IEnumerable<IDataUses> registers)
{
    /// <summary>The longest reason, in characters.</summary>
    public const int ReasonLength = 900;

    /// <summary>Shows one value.</summary>
    /// <param name="db">The database that the value lies in, without an open transaction.</param>
    /// <param name="asked">What is asked for.</param>
    /// <param name="find">Finds the value, or says why the caller does not get it. Not called before everything else is in order.</param>
    /// <param name="cancellationToken">Ends the waiting; nothing is shown then.</param>
    /// <returns>The value in full; empty where none was given.</returns>
    public async Task<FieldResult<string>> RevealAsync(
        ModuleDbContext db, RevealRequest asked, Func<CancellationToken, Task<FieldResult<SealedText>>> find, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var words = problems.Take("reason", PlainText.Parse(asked.Reason, ReasonLength, "REASON"));
        var use = await FindUseAsync(asked.DataUse, cancellationToken);
        if (use is null)
            problems.Add("dataUse", DataUseInForce.Missing);
        if (!problems.IsEmpty)
            return problems.Errors;
        if (!use!.IsAcknowledged)
            return new IUserError[] { DataUseNotAcknowledgedError.Of(use) };
        var found = await find(cancellationToken);
        if (!found.IsSuccess)
            return FieldResult<string>.Failure(found.Errors);
        var value = found.Value!.Open();
        await db.NoteInAuditNowAsync(
            new(asked.What, asked.Key.ToString(), AuditAction.Revealed, words, new RevealedValue(asked.Field, use.Code, use.Version).ToText()), cancellationToken);
        return value;
    }

    /// <summary>The purpose of that code that is in force for the caller now; null where there is none. For what is shown in full by another way, such as files.</summary>
    /// <param name="code">The purpose by its code (ACC-06).</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<DataUseInForce?> FindUseAsync(string code, CancellationToken cancellationToken)
    {
        foreach (var register in registers)
        {
            if (caller.UserId is { } user && await register.FindAsync(code, user, cancellationToken) is { } use)
                return use;
        }

        return null;
    }
}

/// <summary>Which sensitive value somebody asks for, and what for.</summary>
/// <param name="What">The kind of object, as its entity and node type are named.</param>
/// <param name="Key">The object's key.</param>
/// <param name="Field">Which value of it, in upper snake case.</param>
/// <param name="DataUse">The purpose by its code (ACC-06).</param>
/// <param name="Reason">What it is needed for in this case.</param>
public sealed record RevealRequest(string What, Guid Key, string Field, string DataUse, string Reason);
