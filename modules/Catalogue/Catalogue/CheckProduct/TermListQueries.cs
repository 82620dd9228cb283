using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Catalogue.CheckProduct;

/// <summary>Reading the list of terms. What is or was in force is open to everybody who is signed in: merchants write by it.</summary>
[QueryType]
internal static class TermListQueries
{
    /// <summary>The editions of the list of terms that descriptions may not use, the newest first (CAT-08); drafts are seen by those who keep them.</summary>
    [Authorize]
    [UsePaging]
    [UseFiltering(Properties = [nameof(TermList.Status), nameof(TermList.Edition)])]
    public static IQueryable<TermList> GetTermLists(CatalogueDb db) => db.TermLists.AsNoTracking().OrderByDescending(l => l.Edition).ThenBy(l => l.Id);
}

/// <summary>The fields of an edition that are not its own columns.</summary>
[ObjectType<TermList>]
internal static class TermListFields
{
    /// <summary>Who drafted it, by name; null for what the product comes with, and for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetAuthorAsync([Parent(Requires = nameof(TermList.AuthorId))] IReadOnlyList<TermList> lists, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. lists.Select(l => l.AuthorId)], cancellationToken);
}

/// <summary>What the caller may do with an edition now (FE-01).</summary>
[ExtendObjectType<TermListId>]
internal static class TermListAllowedActions
{
    /// <summary>What can be done with the edition, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 2)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<TermListId> lists, CatalogueDb db, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.LoadFactsAsync(lists, cancellationToken);
        return [.. lists.Select(l => facts.TryGetValue(l, out var known) ? allowed.Of(TermListActions.All, known) : [])];
    }
}

/// <summary>Loads editions of the list.</summary>
internal static class TermListNodes
{
    /// <summary>Editions by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<TermListId, TermList>> GetTermListsByIdAsync(IReadOnlyList<TermListId> ids, CatalogueDb db, CancellationToken cancellationToken) =>
        db.Caller.UserId is null ? new Dictionary<TermListId, TermList>() : await db.TermLists.AsNoTracking().Where(l => ids.Contains(l.Id)).ToDictionaryAsync(l => l.Id, cancellationToken);

    /// <summary>The facts about some editions.</summary>
    internal static Task<Dictionary<TermListId, TermListFacts>> LoadFactsAsync(this CatalogueDb db, IReadOnlyList<TermListId> ids, CancellationToken cancellationToken)
    {
        var me = db.Caller.UserId;
        return db.TermLists.Where(l => ids.Contains(l.Id)).Select(l => new TermListFacts { Id = l.Id, Status = l.Status, IsAuthor = l.AuthorId != null && l.AuthorId == me })
            .ToDictionaryAsync(f => f.Id, cancellationToken);
    }
}
