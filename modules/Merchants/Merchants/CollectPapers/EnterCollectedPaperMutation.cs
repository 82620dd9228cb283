using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Merchants.EnterDocument;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Merchants.CollectPapers;

/// <summary>Entering what was collected into the paper system (DOC-06).</summary>
[MutationType]
[Idempotent]
internal static class EnterCollectedPaperMutation
{
    /// <summary>
    /// Enters a collected paper and hands it in for its application as <c>submitDocument</c> does (DOC-03, DOC-06); it then waits for its first review. The last wanted
    /// paper of a request fulfils it (DOC-01).
    /// </summary>
    /// <param name="collectionTaskId">The collecting.</param>
    /// <param name="replacesDocumentId">The rejected paper whose next version this is (DOC-13). Left out, a new paper begins.</param>
    /// <param name="validUntil">The last day on which the paper is valid (DOC-25), where it ends.</param>
    /// <param name="elements">What is entered with it, as <c>documentTypes</c> asks for (DOC-02); nothing where left out.</param>
    /// <param name="expectedVersion">The version of the collecting that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The collecting, with the paper as <c>document</c>.</returns>
    [Authorize(MerchantsPermissions.Collect)]
    [Error<NotFoundError>]
    [Error<InvalidInputError>]
    [Error<IllegalTransitionError>]
    [Error<EditConflictError>]
    [Error<NotAuthorizedError>]
    [return: GraphQLName("collectionTask")]
    public static async Task<FieldResult<CollectionTask>> EnterCollectedPaperAsync(
        CollectionTaskId collectionTaskId, DocumentId? replacesDocumentId, DateOnly? validUntil, IReadOnlyList<ElementValueInput>? elements, int? expectedVersion,
        MerchantsDb db, MerchantsOptions options, AllowedActions allowed, Turn<MerchantsDb> turn, PaperEntry entry, CancellationToken cancellationToken)
    {
        var found = await db.CollectionTasks.SingleOrDefaultAsync(t => t.Id == collectionTaskId, cancellationToken);
        return await turn.TakeAsync(
            CollectionActions.Enter, found, CollectionMutations.FactsOf(db, collectionTaskId, cancellationToken), Missing.Collection(collectionTaskId), expectedVersion, async (task, by, at) =>
            {
                Document? replaced = null;
                if (replacesDocumentId is { } id)
                {
                    if ((replaced = await db.FindDocumentAsync(id, cancellationToken)) is null || replaced.ApplicationId != task.ApplicationId)
                        return [Missing.Document(id)];
                    if (allowed.Refuse(DocumentActions.SubmitNextVersion, (await db.LoadFactsAsync([id], options, cancellationToken))[id]) is { Count: > 0 } refused)
                        return refused;
                }

                var problems = new InputProblems();
                var file = (await CollectionMutations.NewestOfAsync(db, task, cancellationToken)).ToSubmitted();
                var (under, _) = await entry.CheckAsync(problems, task.Type, replaced, validUntil, elements ?? [], () => file.Inspected, cancellationToken);
                if (!problems.IsEmpty)
                    return problems.Errors;
                var application = await db.Applications.SingleAsync(a => a.Id == task.ApplicationId, cancellationToken);
                var (document, error) = await entry.HandInAsync(application, task.Type, replaced, file, validUntil, under, by, at, cancellationToken);
                var request = await db.DocumentRequests.SingleAsync(r => r.Id == task.RequestId, cancellationToken);
                return (error ?? task.Enter(document.Id, by, at) ?? request.NoteEntered(by, at)) is { } stands ? [stands] : [];
            }, cancellationToken);
    }
}
