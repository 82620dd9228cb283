using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Merchants.KeepStandards;

/// <summary>What each kind of paper must be, and the standards that say so (DOC-02).</summary>
[QueryType]
internal static class StandardQueryFields
{
    /// <summary>
    /// What a front end needs to draw the form of each kind of paper now (DOC-02): formats, elements, the check before the upload, whether it is mandatory and ends. All kinds, in a fixed order; the
    /// built-in standard's texts follow the language of the request.
    /// </summary>
    [Authorize]
    [ListSize(AssumedSize = 14)]
    public static async Task<IReadOnlyList<PaperRequirement>> GetDocumentTypesAsync(MerchantsDb db, MerchantsOptions options, CancellationToken cancellationToken)
    {
        var rules = await db.StandardInForceAsync(options, cancellationToken);
        return [.. Enum.GetValues<DocumentType>().Select(t => rules.Of(t) is { Checklist: [] } unsaid ? unsaid.With(rules.ChecklistOf(t)) : rules.Of(t))];
    }

    /// <summary>The editions of the standard of papers, the newest first; drafts for those alone who write or publish standards (DOC-02). The built-in one, number 0, is none of them.</summary>
    [Authorize(MerchantsPermissions.Read)]
    [UsePaging]
    [UseFiltering(Properties = [nameof(PaperStandard.Status), nameof(PaperStandard.Edition), nameof(PaperStandard.RuleChangeId), nameof(PaperStandard.PublishedAt)])]
    public static IQueryable<PaperStandard> GetPaperStandards(MerchantsDb db) => db.PaperStandards.AsNoTracking().OrderByDescending(s => s.Edition);
}

/// <summary>Loads standards.</summary>
internal static class StandardLoaders
{
    /// <summary>Standards by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<PaperStandardId, PaperStandard>> GetPaperStandardsByIdAsync(
        IReadOnlyList<PaperStandardId> ids, MerchantsDb db, CancellationToken cancellationToken) =>
        await db.PaperStandards.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellationToken);

    /// <summary>What standards say, by standard, in the order of the kinds.</summary>
    [DataLoader]
    public static async Task<ILookup<PaperStandardId, PaperRequirement>> GetRequirementsByStandardAsync(
        IReadOnlyList<PaperStandardId> ids, MerchantsDb db, CancellationToken cancellationToken) =>
        (await db.PaperRequirements.AsNoTracking().Where(r => ids.Contains(r.StandardId)).ToListAsync(cancellationToken)).OrderBy(r => r.Type).ToLookup(r => r.StandardId);
}

/// <summary>The standard's fields that are not its own columns.</summary>
[ObjectType<PaperStandard>]
internal static class PaperStandardFields
{
    /// <summary>What it says, once for each kind of paper that it names (DOC-02).</summary>
    [ListSize(AssumedSize = 14)]
    public static async Task<IReadOnlyList<PaperRequirement>> GetRequirementsAsync(
        [Parent(Requires = nameof(PaperStandard.Id))] PaperStandard standard, IDataLoader<PaperStandardId, PaperRequirement[]> requirements, CancellationToken cancellationToken) =>
        await requirements.LoadAsync(standard.Id, cancellationToken) ?? [];

    /// <summary>The steps through the states, oldest first.</summary>
    [UsePaging]
    public static IQueryable<StateChange> GetHistory([Parent(Requires = nameof(PaperStandard.Id))] PaperStandard standard, MerchantsDb db) =>
        db.StateChanges.Where(c => c.SubjectId == standard.Id.Value).OrderBy(c => c.Ordinal);
}

/// <summary>What the caller may do with a standard now (FE-01).</summary>
[ExtendObjectType<PaperStandardId>]
internal static class PaperStandardAllowedActions
{
    /// <summary>What can be done with the standard, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [ListSize(AssumedSize = 3)]
    public static IReadOnlyList<AllowedAction> GetAllowedActions(
        [Parent(Requires = $"{nameof(PaperStandard.Id)} {nameof(PaperStandard.Status)} {nameof(PaperStandard.AuthorId)} {nameof(PaperStandard.LastWriterId)}")] PaperStandard standard,
        ICaller caller, AllowedActions allowed) =>
        allowed.Of(PaperStandardActions.All, PaperStandardFacts.Of(standard, caller));
}
