using Accounts.Contracts;
using Accounts.Model;
using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Accounts.DataUses;

/// <summary>Reading the register of data uses.</summary>
[QueryType]
internal static class DataUseQueries
{
    /// <summary>For what personal data may be used, and on which legal ground, by code (ACC-06). Only a purpose in force gets a sensitive value shown.</summary>
    /// <param name="includeEnded">Whether versions are told too that are in force no more.</param>
    [Authorize]
    [UsePaging]
    public static IQueryable<DataUse> GetDataUses(AccountsDb db, bool includeEnded = false) =>
        db.DataUses.AsNoTracking().Where(u => includeEnded || u.Until == null).OrderBy(u => u.Code).ThenBy(u => u.Version);
}

/// <summary>The purpose's fields that are no columns of it.</summary>
[ObjectType<DataUse>]
internal static class DataUseType
{
    /// <summary>What the data are used for, in the caller's language (ACC-06, FE-03).</summary>
    public static string GetPurpose([Parent(Requires = $"{nameof(DataUse.PurposeEn)} {nameof(DataUse.PurposeZh)}")] DataUse use) => use.PurposeIn(Languages.Current);

    /// <summary>When the caller acknowledged this version (UTC); null where not (ACC-06).</summary>
    [BatchResolver]
    public static async Task<IReadOnlyList<DateTime?>> GetAcknowledgedAtAsync(
        [Parent(Requires = $"{nameof(DataUse.Code)} {nameof(DataUse.Version)}")] IReadOnlyList<DataUse> uses, AccountsDb db, ICaller caller, CancellationToken cancellationToken)
    {
        var (self, codes) = (new UserId(caller.UserId ?? Guid.Empty), uses.Select(u => u.Code).Distinct().ToList());
        var known = await db.DataUseAcknowledgements.AsNoTracking().Where(a => a.UserId == self && codes.Contains(a.Code))
            .ToDictionaryAsync(a => (a.Code, a.Version), a => a.At, cancellationToken);
        return [.. uses.Select(u => known.TryGetValue((u.Code, u.Version), out var at) ? at : (DateTime?)null)];
    }
}
