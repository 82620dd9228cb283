using Accounts.Contracts;
using Accounts.Model;
using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Accounts.VerifyRealName;

/// <summary>The real name's fields that are masked, or no columns of it (ACC-01, DOC-23).</summary>
[ObjectType<RealName>]
internal static class RealNameType
{
    /// <summary>The name with all but its first character masked (DOC-23); null where nothing was handed in.</summary>
    public static string? GetName([Parent(Requires = nameof(RealName.Name))] RealName check) => check.Name.IsEmpty ? null : Mask.PersonName(check.Name.Open());

    /// <summary>The resident identity number with all but its ends masked (DOC-23); null where nothing was handed in.</summary>
    public static string? GetIdCard([Parent(Requires = nameof(RealName.IdCard))] RealName check) => check.IdCard.IsEmpty ? null : Mask.ResidentId(check.IdCard.Open());

    /// <summary>What a provider outside said of name and number; null with an error for those who do not decide (ACC-01).</summary>
    [Authorize(AccountsPermissions.VerifyNames)]
    public static RealNameFinding? GetFinding([Parent(Requires = nameof(RealName.Finding))] RealName check) => check.Finding;
}

/// <summary>What the caller may do with a real name now (FE-01).</summary>
[ExtendObjectType<RealNameId>]
internal static class RealNameAllowedActions
{
    /// <summary>What can be done with the real name, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 3)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<RealNameId> names, AccountsDb db, AccountsOptions options, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.LoadFactsAsync(names, options, cancellationToken);
        return [.. names.Select(n => facts.TryGetValue(n, out var known) ? allowed.Of(RealNameActions.All, known) : [])];
    }
}

/// <summary>The real name of a user.</summary>
[ExtendObjectType<User>]
internal static class UserRealNameField
{
    /// <summary>The check of the user's real name (ACC-01), masked; null for others than the user and those who decide on real names or may reveal them.</summary>
    public static Task<RealName?> GetRealNameAsync(
        [Parent(Requires = nameof(User.Id))] User user, IDataLoader<RealNameId, RealName> names, CancellationToken cancellationToken) =>
        names.LoadAsync(new(user.Id.Value), cancellationToken);
}

/// <summary>Reading real names that wait.</summary>
[QueryType]
internal static class RealNameQueue
{
    /// <summary>The real names that wait for a decision, the longest first (ACC-01).</summary>
    [Authorize(AccountsPermissions.VerifyNames)]
    [UsePaging]
    public static IQueryable<RealName> GetRealNameQueue(AccountsDb db) =>
        db.RealNames.AsNoTracking().Where(r => r.Status == RealNameStatus.Submitted).OrderBy(r => r.SubmittedAt).ThenBy(r => r.Id);
}

/// <summary>Loads real names.</summary>
internal static class RealNameNodes
{
    /// <summary>Real names by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<RealNameId, RealName>> GetRealNamesByIdAsync(IReadOnlyList<RealNameId> ids, AccountsDb db, CancellationToken cancellationToken) =>
        await db.LoadRealNamesAsync(ids, cancellationToken);
}
