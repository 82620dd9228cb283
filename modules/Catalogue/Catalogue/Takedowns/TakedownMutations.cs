using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Catalogue.Reactions;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Catalogue.Takedowns;

/// <summary>Counterfeit goods and infringed rights: reported, reviewed, taken down, disputed (CAT-11).</summary>
[MutationType]
[Idempotent]
[Error<NotFoundError>]
[Error<InvalidInputError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class TakedownMutations
{
    /// <summary>Reports a product as counterfeit or as infringing on rights (CAT-11). Its merchant is not told who it was.</summary>
    /// <param name="productId">The product, which is for sale.</param>
    /// <param name="kind">What is wrong.</param>
    /// <param name="words">What is wrong and how it can be seen, with links to what shows it; at most 2000 characters.</param>
    /// <param name="rightsHolder">Whose right is infringed, at most 100 characters.</param>
    /// <returns>The case, with the number under which it is answered.</returns>
    [Authorize(CataloguePermissions.ReportGoods)]
    [return: GraphQLName("takedown")]
    public static async Task<FieldResult<TakedownCase>> ReportProductAsync(
        ProductId productId, TakedownKind kind, string words, string? rightsHolder,
        CatalogueDb db, IWorkingCalendar calendar, CatalogueOptions options, ICaller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var said = problems.Take("words", PlainText.Parse(words.ReplaceLineEndings(" "), FieldLengths.LongWords, "WORDS"));
        var holder = problems.Take("rightsHolder", PlainText.ParseOptional(rightsHolder, FieldLengths.ListName, "RIGHTS_HOLDER"));
        if (!problems.IsEmpty)
            return problems.Errors;
        if (await db.Products.AsNoTracking().SingleOrDefaultAsync(p => p.Id == productId && p.Status == ProductStatus.Listed, cancellationToken) is not { } product)
            return new[] { Missing.Product(productId) };
        var by = Actor.Of(caller);
        var me = by.Id;
        if (await db.Takedowns.AnyAsync(t => t.ProductId == productId && t.ReporterId == me && t.Kind == kind && t.DecidedAt == null, cancellationToken))
            return new[] { Text.Invalid("productId", "TAKEDOWN_OPEN") };
        var now = clock.GetUtcNow().UtcDateTime;
        var due = (await calendar.ForAsync(options.WorkingTime, cancellationToken)).AddWorkingTime(now, TimeSpan.FromHours(options.TakedownHours));
        var report = TakedownCase.Report(new(Guid.CreateVersion7()), product, kind, holder, said, due, by, now);
        db.Add(report);
        return await db.SaveEditionAsync(report, cancellationToken);
    }

    /// <summary>Takes up a report (CAT-11).</summary>
    /// <param name="takedownId">The case.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The case.</returns>
    [Authorize(CataloguePermissions.HandleTakedowns)]
    [Error<IllegalTransitionError>]
    [Error<SeparationOfDutiesError>]
    [return: GraphQLName("takedown")]
    public static async Task<FieldResult<TakedownCase>> ReviewTakedownAsync(
        TakedownCaseId takedownId, int? expectedVersion, CatalogueDb db, Turn<CatalogueDb> turn, CancellationToken cancellationToken) =>
        await turn.TakeAsync(
            TakedownActions.Review, await FindAsync(db, takedownId, cancellationToken), async () => (await FactsOfAsync(db, takedownId, cancellationToken))!, Missing.Takedown(takedownId),
            expectedVersion, (found, by, at) => found.Review(by, at), cancellationToken);

    /// <summary>Finds that a report is right: the product leaves the shelf at once (CAT-11), which <c>listingChanged</c> tells.</summary>
    /// <param name="takedownId">The case.</param>
    /// <param name="finding">What was found, for merchant and reporter; at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The case.</returns>
    [Authorize(CataloguePermissions.HandleTakedowns)]
    [Error<IllegalTransitionError>]
    [Error<SeparationOfDutiesError>]
    [return: GraphQLName("takedown")]
    public static Task<FieldResult<TakedownCase>> UpholdTakedownAsync(
        TakedownCaseId takedownId, string finding, int? expectedVersion, CatalogueDb db, Turn<CatalogueDb> turn, CancellationToken cancellationToken) =>
        DecideAsync(
            TakedownActions.Uphold, takedownId, finding, expectedVersion, db, turn, (found, words, by, at) => found.Uphold(words, by, at),
            (found, at) => db.RecordFaultAsync(found.ProductId, found.Id.Value, StateName.Of(found.Kind), at, cancellationToken), cancellationToken);

    /// <summary>Finds that a report is wrong: the product stays where it is (CAT-11).</summary>
    /// <param name="takedownId">The case.</param>
    /// <param name="finding">What was found, for the reporter; at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The case.</returns>
    [Authorize(CataloguePermissions.HandleTakedowns)]
    [Error<IllegalTransitionError>]
    [Error<SeparationOfDutiesError>]
    [return: GraphQLName("takedown")]
    public static Task<FieldResult<TakedownCase>> RejectTakedownAsync(
        TakedownCaseId takedownId, string finding, int? expectedVersion, CatalogueDb db, Turn<CatalogueDb> turn, CancellationToken cancellationToken) =>
        DecideAsync(
            TakedownActions.Reject, takedownId, finding, expectedVersion, db, turn, (found, words, by, at) => found.Reject(words, by, at), (_, _) => Task.CompletedTask, cancellationToken);

    /// <summary>Says for the merchant what stands against a case that was upheld (CAT-11). The product stays down until it is decided on.</summary>
    /// <param name="takedownId">The case.</param>
    /// <param name="words">What the merchant says and can show; at most 2000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The case.</returns>
    [Authorize(CataloguePermissions.Write)]
    [Error<IllegalTransitionError>]
    [return: GraphQLName("takedown")]
    public static async Task<FieldResult<TakedownCase>> CounterTakedownAsync(
        TakedownCaseId takedownId, string words, int? expectedVersion, CatalogueDb db, Turn<CatalogueDb> turn, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var said = problems.Take("words", PlainText.Parse(words.ReplaceLineEndings(" "), FieldLengths.LongWords, "WORDS"));
        return problems.IsEmpty
            ? await turn.TakeAsync(
                TakedownActions.Counter, await FindAsync(db, takedownId, cancellationToken), async () => (await FactsOfAsync(db, takedownId, cancellationToken))!,
                Missing.Takedown(takedownId), expectedVersion, (found, by, at) => found.Counter(said, by, at), cancellationToken)
            : problems.Errors;
    }

    /// <summary>Finds, against what the merchant says, that the report is right: the product stays down (CAT-11).</summary>
    /// <param name="takedownId">The case.</param>
    /// <param name="finding">What was found, for merchant and reporter; at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The case.</returns>
    [Authorize(CataloguePermissions.HandleTakedowns)]
    [Error<IllegalTransitionError>]
    [Error<SeparationOfDutiesError>]
    [return: GraphQLName("takedown")]
    public static Task<FieldResult<TakedownCase>> ConfirmTakedownAsync(
        TakedownCaseId takedownId, string finding, int? expectedVersion, CatalogueDb db, Turn<CatalogueDb> turn, CancellationToken cancellationToken) =>
        DecideAsync(
            TakedownActions.Confirm, takedownId, finding, expectedVersion, db, turn, (found, words, by, at) => found.Confirm(words, by, at), (_, _) => Task.CompletedTask, cancellationToken);

    /// <summary>Finds that a product that was taken down may be sold: it is approved again, unless other faults stand against it (CAT-11).</summary>
    /// <param name="takedownId">The case.</param>
    /// <param name="finding">What was found, for merchant and reporter; at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The case.</returns>
    [Authorize(CataloguePermissions.HandleTakedowns)]
    [Error<IllegalTransitionError>]
    [Error<SeparationOfDutiesError>]
    [return: GraphQLName("takedown")]
    public static Task<FieldResult<TakedownCase>> ReinstateTakedownAsync(
        TakedownCaseId takedownId, string finding, int? expectedVersion, CatalogueDb db, Turn<CatalogueDb> turn, CancellationToken cancellationToken) =>
        DecideAsync(
            TakedownActions.Reinstate, takedownId, finding, expectedVersion, db, turn, (found, words, by, at) => found.Reinstate(words, by, at),
            (found, at) => db.CloseFaultAsync(found.ProductId, found.Id.Value, at, cancellationToken), cancellationToken);

    private static async Task<FieldResult<TakedownCase>> DecideAsync(
        StateAction<TakedownFacts, TakedownStatus> action, TakedownCaseId id, string finding, int? expectedVersion, CatalogueDb db, Turn<CatalogueDb> turn,
        Func<TakedownCase, string, Actor, DateTime, IUserError?> step, Func<TakedownCase, DateTime, Task> then, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var words = problems.Take("finding", PlainText.Parse(finding, FieldLengths.Comment, "FINDING"));
        if (!problems.IsEmpty)
            return problems.Errors;
        return await turn.TakeAsync(
            action, await FindAsync(db, id, cancellationToken), await FactsOfAsync(db, id, cancellationToken), Missing.Takedown(id), expectedVersion,
            async (found, by, at) =>
            {
                if (step(found, words, by, at) is { } refused)
                    return [refused];
                // With the product, in one transaction.
                await then(found, at);
                return [];
            }, cancellationToken);
    }

    private static Task<TakedownCase?> FindAsync(CatalogueDb db, TakedownCaseId id, CancellationToken cancellationToken) => db.Takedowns.SingleOrDefaultAsync(t => t.Id == id, cancellationToken);

    private static async Task<TakedownFacts?> FactsOfAsync(CatalogueDb db, TakedownCaseId id, CancellationToken cancellationToken) =>
        (await db.LoadFactsAsync([id], cancellationToken)).GetValueOrDefault(id);
}
