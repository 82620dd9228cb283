using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Merchants.EnterDocument;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Merchants.CollectPapers;

/// <summary>Collecting papers from departments, partners and merchants (DOC-03, DOC-05).</summary>
[MutationType]
[Idempotent]
[Error<NotFoundError>]
[Error<InvalidInputError>]
[Error<IllegalTransitionError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
[Authorize(MerchantsPermissions.Collect)]
internal static class CollectionMutations
{
    /// <summary>Says from whom a wanted paper is collected, by whom and by when (DOC-03), also where somebody else had it before. All problems of the input are told at once.</summary>
    /// <param name="collectionTaskId">The collecting.</param>
    /// <param name="source">What kind of source it is.</param>
    /// <param name="sourceName">The department, partner or merchant by name, at most 100 characters.</param>
    /// <param name="responsibleId">Who collects it: one of the upload group (<c>documents:collect</c>); anybody else is answered like one who is not there.</param>
    /// <param name="dueAt">By when (UTC), after now; left out, as it was.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The collecting.</returns>
    [return: GraphQLName("collectionTask")]
    public static async Task<FieldResult<CollectionTask>> AssignCollectionAsync(
        CollectionTaskId collectionTaskId, CollectionSource source, string sourceName, [ID("User")] Guid responsibleId, DateTime? dueAt, int? expectedVersion,
        MerchantsDb db, Turn<MerchantsDb> turn, WorkReceivers receivers, CancellationToken cancellationToken)
    {
        var found = await db.CollectionTasks.SingleOrDefaultAsync(t => t.Id == collectionTaskId, cancellationToken);
        return await turn.TakeAsync(CollectionActions.Assign, found, FactsOf(db, collectionTaskId, cancellationToken), Missing.Collection(collectionTaskId), expectedVersion, async (task, by, at) =>
        {
            var problems = new InputProblems();
            var from = problems.Take("sourceName", PlainText.Parse(sourceName, FieldLengths.CompanyName, "SOURCE_NAME"));
            if (!await receivers.MayGetAsync(responsibleId, CollectionActions.Record.Mutation, null, cancellationToken))
                problems.Add("responsibleId", Text.Broken("USER_NOT_THERE"));
            if (dueAt <= at)
                problems.Add("dueAt", Text.Broken("DUE_PAST"));
            if (!problems.IsEmpty)
                return problems.Errors;
            if (task.Assign(source, from, responsibleId, dueAt ?? task.DueAt, at) is { } refused)
                return [refused];
            (await db.DocumentRequests.SingleAsync(r => r.Id == task.RequestId, cancellationToken)).BeginCollecting(by, at);
            return [];
        }, cancellationToken);
    }

    /// <summary>
    /// Records the file that the source has given (DOC-03), once it has passed the check of DOC-04: format by content, size, whole. A bad file is refused, and the source has
    /// the paper to give as before. Whether the same file was handed in somewhere is told under <c>collectionTask.papers</c>, <c>sameFileAs</c>.
    /// </summary>
    /// <param name="collectionTaskId">The collecting.</param>
    /// <param name="file">A PDF without encryption, a JPEG or a PNG; <c>uploadLimits</c> tells how large.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The collecting.</returns>
    [Error<CollectionNotAssignedError>]
    [return: GraphQLName("collectionTask")]
    public static async Task<FieldResult<CollectionTask>> RecordCollectedPaperAsync(
        CollectionTaskId collectionTaskId, IUpload file, int? expectedVersion, MerchantsDb db, Turn<MerchantsDb> turn, PaperIntake intake, CancellationToken cancellationToken)
    {
        var found = await db.CollectionTasks.SingleOrDefaultAsync(t => t.Id == collectionTaskId, cancellationToken);
        return await turn.TakeAsync(CollectionActions.Record, found, FactsOf(db, collectionTaskId, cancellationToken), Missing.Collection(collectionTaskId), expectedVersion, async (task, by, at) =>
        {
            var problems = new InputProblems();
            var inspected = problems.Take("file", intake.Inspect(file));
            if (!problems.IsEmpty)
                return problems.Errors;
            if (task.Record(await intake.StoreAsync(file, inspected, cancellationToken), by, at, out var paper) is { } refused)
                return [refused];
            db.Add(paper!);
            return [];
        }, cancellationToken);
    }

    /// <summary>Gives a collected paper back to its source to be made better, with a code and words (DOC-05).</summary>
    /// <param name="collectionTaskId">The collecting.</param>
    /// <param name="reasonCode">Why.</param>
    /// <param name="reasonText">The words to the source, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The collecting.</returns>
    [return: GraphQLName("collectionTask")]
    public static async Task<FieldResult<CollectionTask>> ReturnToSourceAsync(
        CollectionTaskId collectionTaskId, RejectionReason reasonCode, string reasonText, int? expectedVersion, MerchantsDb db, Turn<MerchantsDb> turn, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var words = problems.Take("reasonText", PlainText.Parse(reasonText, FieldLengths.Comment, "REASON_TEXT"));
        if (!problems.IsEmpty)
            return problems.Errors;
        var found = await db.CollectionTasks.SingleOrDefaultAsync(t => t.Id == collectionTaskId, cancellationToken);
        return await turn.TakeAsync(
            CollectionActions.Return, found, FactsOf(db, collectionTaskId, cancellationToken), Missing.Collection(collectionTaskId), expectedVersion,
            async (task, by, at) => task.Return(await NewestOfAsync(db, task, cancellationToken), new(reasonCode, words), by, at) is { } refused ? [refused] : [], cancellationToken);
    }

    internal static Func<Task<CollectionFacts>> FactsOf(MerchantsDb db, CollectionTaskId id, CancellationToken cancellationToken) =>
        async () => (await db.LoadFactsAsync([id], cancellationToken))[id];

    internal static Task<CollectedPaper> NewestOfAsync(MerchantsDb db, CollectionTask task, CancellationToken cancellationToken) =>
        db.CollectedPapers.SingleAsync(p => p.TaskId == task.Id && p.Number == task.PaperCount, cancellationToken);
}
