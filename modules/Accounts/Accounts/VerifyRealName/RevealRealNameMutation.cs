using Accounts.Contracts;
using Accounts.Model;
using Accounts.Persistence;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts.VerifyRealName;

/// <summary>The sensitive values of a real name.</summary>
internal enum RealNameSensitiveField
{
    /// <summary>The name as on the identity card.</summary>
    Name,

    /// <summary>The resident identity number.</summary>
    IdCard,
}

/// <summary>Showing a name or number in full.</summary>
[MutationType]
internal static class RevealRealNameMutation
{
    /// <summary>
    /// Shows a sensitive value of a real name in full, for a purpose in force that the caller has acknowledged (ACC-06). Who asked for which value of whom, when,
    /// why and for which purpose is on record before it is shown (DOC-23).
    /// </summary>
    /// <param name="realNameId">The real name.</param>
    /// <param name="field">Which value.</param>
    /// <param name="dataUse">The purpose by its code; <c>dataUses</c> lists those in force.</param>
    /// <param name="reason">What it is needed for in this case, at most 900 characters. It is kept readable, so it must not hold the value.</param>
    /// <returns>The value in full; empty where nothing was handed in.</returns>
    [Authorize(AccountsPermissions.RevealNames)]
    [Error<NotFoundError>]
    [Error<InvalidInputError>]
    [Error<DataUseNotAcknowledgedError>]
    [return: GraphQLName("value")]
    public static Task<FieldResult<string>> RevealRealNameValueAsync(
        RealNameId realNameId, RealNameSensitiveField field, string dataUse, string reason, AccountsDb db, SensitiveValues values, CancellationToken cancellationToken) =>
        values.RevealAsync(db, new(nameof(RealName), realNameId.Value, StateName.Of(field), dataUse, reason), async stop =>
            await db.FindRealNameAsync(realNameId, stop) is not { } check ? new[] { Refusals.NoRealName(realNameId) }
                : field == RealNameSensitiveField.Name ? check.Name : check.IdCard, cancellationToken);
}
