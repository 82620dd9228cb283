using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.SettleDispute;

/// <summary>Disputes between departments over papers (DOC-18).</summary>
[MutationType]
[Idempotent]
[Error<NotFoundError>]
[Error<InvalidInputError>]
[Error<IllegalTransitionError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class DisputeMutations
{
    /// <summary>Raises a dispute over a paper that one handed in or reviewed; the coordination group is told (DOC-18). The paper stays as it is.</summary>
    /// <param name="documentId">A paper that is or was under review.</param>
    /// <param name="grounds">What the dispute is about, 1 to 1000 characters.</param>
    /// <returns>The dispute.</returns>
    [Authorize(MerchantsPermissions.RaiseDispute)]
    [Error<NotOfOneSideError>]
    [Error<DisputeOpenError>]
    [return: GraphQLName("dispute")]
    public static async Task<FieldResult<DocumentDispute>> RaiseDocumentDisputeAsync(
        DocumentId documentId, string grounds, MerchantsDb db, ICaller caller, TimeProvider clock, MerchantsOptions options, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var words = problems.Take("grounds", PlainText.Parse(grounds, FieldLengths.Comment, "WORDS"));
        if (!problems.IsEmpty)
            return problems.Errors;
        if (await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.Id == documentId, cancellationToken) is not { } paper)
            return new[] { Missing.Document(documentId) };
        if (allowed.Refuse(DocumentActions.RaiseDispute, (await db.LoadFactsAsync([documentId], options, cancellationToken))[documentId]) is { Count: > 0 } refused)
            return FieldResult<DocumentDispute>.Failure(refused);
        var dispute = db.Add(DocumentDispute.Begin(new(Guid.CreateVersion7()), paper, words, Actor.Of(caller), clock.GetUtcNow().UtcDateTime)).Entity;
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return dispute;
        }
        catch (DbUpdateException failure) when (UniqueViolation.IsOf(failure, nameof(DocumentDispute.DocumentId)))
        {
            // Somebody else raised one in this moment.
            return new IUserError[] { new DisputeOpenError(Text.Of("DISPUTE_OPEN")) };
        }
    }

    /// <summary>Proposes how to settle a dispute in which one took no part (DOC-18).</summary>
    /// <param name="disputeId">The dispute.</param>
    /// <param name="proposal">The proposal to both sides, 1 to 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The dispute.</returns>
    [Authorize(MerchantsPermissions.SettleDispute)]
    [Error<SeparationOfDutiesError>]
    [return: GraphQLName("dispute")]
    public static Task<FieldResult<DocumentDispute>> MediateDocumentDisputeAsync(
        DocumentDisputeId disputeId, string proposal, int? expectedVersion, DisputeTurn turn, CancellationToken cancellationToken) =>
        turn.TakeAsync(DocumentDisputeActions.Mediate, disputeId, expectedVersion, "proposal", proposal, (d, words, by, at) => d.Mediate(words, by, at), cancellationToken);

    /// <summary>Settles a dispute in which one took no part (DOC-18). It is a record: where the review is found wrong, the paper is handed in again as after any rejection.</summary>
    /// <param name="disputeId">The dispute.</param>
    /// <param name="outcome">What was found.</param>
    /// <param name="words">Why, 1 to 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The dispute.</returns>
    [Authorize(MerchantsPermissions.SettleDispute)]
    [Error<SeparationOfDutiesError>]
    [return: GraphQLName("dispute")]
    public static Task<FieldResult<DocumentDispute>> ResolveDocumentDisputeAsync(
        DocumentDisputeId disputeId, DocumentDisputeOutcome outcome, string words, int? expectedVersion, DisputeTurn turn, CancellationToken cancellationToken) =>
        turn.TakeAsync(DocumentDisputeActions.Resolve, disputeId, expectedVersion, "words", words, (d, said, by, at) => d.Resolve(outcome, said, by, at), cancellationToken);
}
