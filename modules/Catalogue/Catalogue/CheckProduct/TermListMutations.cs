using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;

namespace Catalogue.CheckProduct;

/// <summary>A term that descriptions may not use, or an exception (CAT-08).</summary>
/// <param name="Term">The term, at most 40 characters; spaces, width and case do not matter. Once in a list.</param>
/// <param name="Level">How it is taken.</param>
/// <param name="Instead">What would be right instead, at most 100 characters.</param>
internal sealed record AdvertisingTermInput(string Term, TermLevel Level, string? Instead);

/// <summary>The product team keeps the list of terms that descriptions may not use (CAT-08, CAT-19).</summary>
[MutationType]
[Idempotent]
[Authorize(CataloguePermissions.KeepProductData)]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class TermListMutations
{
    private const int Most = 2000;

    /// <summary>Drafts the next edition of the list of terms (CAT-08). Its content never changes afterwards. All problems of the input are told at once.</summary>
    /// <param name="name">What it is called, at most 100 characters.</param>
    /// <param name="terms">All its terms, 1 to 2000.</param>
    /// <returns>The edition.</returns>
    [Error<InvalidInputError>]
    [return: GraphQLName("termList")]
    public static async Task<FieldResult<TermList>> CreateTermListAsync(
        string name, IReadOnlyList<AdvertisingTermInput> terms, CatalogueDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        if (allowed.RefuseCaller("createTermList", PlatformPlace.Instance) is { } refused)
            return new IUserError[] { refused };
        var problems = new InputProblems();
        var title = problems.Take("name", PlainText.Parse(name, FieldLengths.ListName, "LIST_NAME"));
        if (terms.Count is 0 or > Most)
            problems.Add("terms", Text.Broken("TERMS_COUNT", Most));
        var seen = new HashSet<string>();
        var checkedTerms = terms.Take(Most).Select((t, i) => Check(problems, t, $"terms.{i}", seen)).ToList();
        if (!problems.IsEmpty)
            return problems.Errors;
        var latest = await db.TermLists.MaxAsync(l => (int?)l.Edition, cancellationToken) ?? 0;
        var list = TermList.Draft(new(Guid.CreateVersion7()), latest + 1, title, checkedTerms, Actor.Of(caller), clock.GetUtcNow().UtcDateTime);
        db.Add(list);
        return await db.SaveEditionAsync(list, cancellationToken);
    }

    /// <summary>Puts an edition in force that somebody else has drafted, and retires the one that was (CAT-08). What was handed in before keeps what was found then.</summary>
    /// <param name="termListId">The edition.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The edition.</returns>
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [Error<SeparationOfDutiesError>]
    [return: GraphQLName("termList")]
    public static async Task<FieldResult<TermList>> PublishTermListAsync(
        TermListId termListId, int? expectedVersion, CatalogueDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        if (await db.TermLists.SingleOrDefaultAsync(l => l.Id == termListId, cancellationToken) is not { } list)
            return new[] { Missing.TermList(termListId) };
        var refused = ExpectedVersion.Check(list, expectedVersion)
            ?? (allowed.Refuse(TermListActions.Publish, (await db.LoadFactsAsync([termListId], cancellationToken))[termListId]) is [var first, ..] ? first : null);
        if (refused is not null)
            return new[] { refused };
        return await db.PublishAsync<TermList, TermListStatus>(
            list, db.TermLists.Where(l => l.Status == TermListStatus.Published), Actor.Of(caller), clock.GetUtcNow().UtcDateTime, cancellationToken);
    }

    /// <summary>Checks nothing more by an edition; until another one is published, no terms are looked for (CAT-08).</summary>
    /// <param name="termListId">The edition.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The edition.</returns>
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [return: GraphQLName("termList")]
    public static async Task<FieldResult<TermList>> RetireTermListAsync(
        TermListId termListId, int? expectedVersion, CatalogueDb db, Turn<CatalogueDb> turn, CancellationToken cancellationToken) =>
        await turn.TakeAsync(
            TermListActions.Retire, await db.TermLists.SingleOrDefaultAsync(l => l.Id == termListId, cancellationToken),
            async () => (await db.LoadFactsAsync([termListId], cancellationToken))[termListId], Missing.TermList(termListId), expectedVersion,
            (list, by, at) => list.Retire(by, at), cancellationToken);

    private static AdvertisingTerm Check(InputProblems problems, AdvertisingTermInput input, string path, HashSet<string> seen)
    {
        var term = problems.Take($"{path}.term", PlainText.Parse(input.Term, FieldLengths.Term, "TERM"));
        var plain = TermMatcher.PlainOf(input.Term);
        if (term is not null && plain.Length == 0)
            problems.Add($"{path}.term", Text.Broken("TERM_EMPTY"));
        else if (term is not null && !seen.Add(plain))
            problems.Add($"{path}.term", Text.Broken("TERM_TWICE"));
        return new(term ?? "", input.Level, problems.Take($"{path}.instead", PlainText.ParseOptional(input.Instead, FieldLengths.AttributeChoice, "INSTEAD")));
    }
}
