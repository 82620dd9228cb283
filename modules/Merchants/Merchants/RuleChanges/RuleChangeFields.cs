using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.RuleChanges;

/// <summary>Reading changes of the outside platform's rules.</summary>
[QueryType]
internal static class RuleChangeQueries
{
    /// <summary>The changes of the outside platform's rules, the newest first (DOC-26).</summary>
    [Authorize(MerchantsPermissions.ReadRuleChanges)]
    [UsePaging]
    [UseFiltering(Properties = [nameof(PlatformRuleChange.EffectiveFrom), nameof(PlatformRuleChange.Source), nameof(PlatformRuleChange.RecordedAt)])]
    public static IQueryable<PlatformRuleChange> GetPlatformRuleChanges(MerchantsDb db) => db.RuleChanges.AsNoTracking().OrderByDescending(c => c.RecordedAt).ThenByDescending(c => c.Id);
}

/// <summary>Loads changes of rules.</summary>
internal static class RuleChangeLoaders
{
    /// <summary>Changes of rules by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<PlatformRuleChangeId, PlatformRuleChange>> GetRuleChangesByIdAsync(
        IReadOnlyList<PlatformRuleChangeId> ids, MerchantsDb db, CancellationToken cancellationToken) =>
        await db.RuleChanges.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellationToken);
}

/// <summary>The change's fields that are not its own columns.</summary>
[ObjectType<PlatformRuleChange>]
internal static class RuleChangeFields
{
    /// <summary>Whether the caller has taken note of it (DOC-26).</summary>
    [BatchResolver]
    public static async Task<IReadOnlyList<bool>> IsAcknowledgedAsync(
        [Parent(Requires = nameof(PlatformRuleChange.Id))] IReadOnlyList<PlatformRuleChange> changes, MerchantsDb db, ICaller caller, CancellationToken cancellationToken)
    {
        var (ids, me) = (changes.Select(c => c.Id).ToList(), caller.UserId);
        var taken = await db.RuleChangeReceipts.Where(r => r.UserId == me && ids.Contains(r.RuleChangeId)).Select(r => r.RuleChangeId).ToListAsync(cancellationToken);
        return [.. ids.Select(taken.Contains)];
    }

    /// <summary>Who has taken note of it, the first first (DOC-26).</summary>
    [BatchResolver]
    [Authorize(MerchantsPermissions.RecordRuleChanges)]
    [ListSize(AssumedSize = 20)]
    public static async Task<IReadOnlyList<IReadOnlyList<RuleChangeReader>>> GetAcknowledgedByAsync(
        [Parent(Requires = nameof(PlatformRuleChange.Id))] IReadOnlyList<PlatformRuleChange> changes, RuleChangeReaders readers, CancellationToken cancellationToken)
    {
        var all = await readers.WhoHasAsync([.. changes.Select(c => c.Id)], cancellationToken);
        return [.. changes.Select(c => (IReadOnlyList<RuleChangeReader>)[.. all[c.Id]])];
    }

    /// <summary>Who must still take note of it, by name (DOC-26).</summary>
    [BatchResolver]
    [Authorize(MerchantsPermissions.RecordRuleChanges)]
    [ListSize(AssumedSize = 20)]
    public static Task<IReadOnlyList<IReadOnlyList<RuleChangeReader>>> GetAwaitedAsync(
        [Parent(Requires = $"{nameof(PlatformRuleChange.Id)} {nameof(PlatformRuleChange.TeamMask)}")] IReadOnlyList<PlatformRuleChange> changes, RuleChangeReaders readers,
        CancellationToken cancellationToken) => readers.WhoHasNotAsync(changes, cancellationToken);

    /// <summary>The editions of the standard of papers that it led to, the oldest first; drafts for those alone who write or publish standards (DOC-26).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 2)]
    public static async Task<IReadOnlyList<IReadOnlyList<PaperStandard>>> GetStandardsAsync(
        [Parent(Requires = nameof(PlatformRuleChange.Id))] IReadOnlyList<PlatformRuleChange> changes, MerchantsDb db, CancellationToken cancellationToken)
    {
        var ids = changes.Select(c => c.Id).ToList();
        var standards = (await db.PaperStandards.AsNoTracking().Where(s => s.RuleChangeId != null && ids.Contains(s.RuleChangeId.Value)).OrderBy(s => s.Edition).ToListAsync(cancellationToken))
            .ToLookup(s => s.RuleChangeId!.Value);
        return [.. ids.Select(i => (IReadOnlyList<PaperStandard>)[.. standards[i]])];
    }
}
