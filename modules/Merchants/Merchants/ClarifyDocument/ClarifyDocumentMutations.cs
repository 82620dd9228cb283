using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Merchants.ReviewDocument;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.ClarifyDocument;

/// <summary>Asking the uploader or a department about a paper (DOC-11).</summary>
[MutationType]
[Idempotent]
[Error<NotFoundError>]
[Error<IllegalTransitionError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class ClarifyDocumentMutations
{
    /// <summary>Asks the uploader's side, or a team, something about a paper in its detailed review (DOC-11); the time of the review stands still until there is an answer.</summary>
    /// <param name="documentId">The paper.</param>
    /// <param name="question">The question, 1 to 1000 characters.</param>
    /// <param name="teamId">The team that is asked; left out, whoever handed the paper in, owns it or acts for its merchant.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The paper.</returns>
    [Authorize(MerchantsPermissions.DetailedReview)]
    [Error<InvalidInputError>]
    [Error<SeparationOfDutiesError>]
    public static async Task<FieldResult<Document>> RequestClarificationAsync(
        DocumentId documentId, string question, ReviewTeamId? teamId, int? expectedVersion, PaperTurn turn, ReviewTimers timers, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var words = problems.Take("question", PlainText.Parse(question, FieldLengths.Comment, "QUESTION"));
        if (!problems.IsEmpty)
            return problems.Errors;
        return await turn.TakeAsync(DocumentActions.RequestClarification, documentId, expectedVersion, async step =>
        {
            if (teamId is { } team && !await step.Db.ReviewTeams.AnyAsync(t => t.Id == team, cancellationToken))
                return Missing.Team(team);
            var remaining = await timers.RemainingAsync(step.Paper, step.At, cancellationToken);
            if (step.Paper.AskForClarification(words, teamId, remaining, step.By, step.At, out var asked) is { } refused)
                return refused;
            step.Db.Add(asked!);
            return null;
        }, cancellationToken);
    }

    /// <summary>Answers what was asked about a paper; its review goes on with the time that was left (DOC-11). A reviewer who needs more asks again.</summary>
    /// <param name="documentId">The paper.</param>
    /// <param name="answer">The answer, 1 to 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The paper.</returns>
    [Authorize(MerchantsPermissions.ClarifyDocument)]
    [Error<InvalidInputError>]
    [Error<NotAskedError>]
    public static async Task<FieldResult<Document>> AnswerClarificationAsync(
        DocumentId documentId, string answer, int? expectedVersion, PaperTurn turn, ReviewTimers timers, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var words = problems.Take("answer", PlainText.Parse(answer, FieldLengths.Comment, "ANSWER"));
        return problems.IsEmpty
            ? await turn.TakeAsync(DocumentActions.AnswerClarification, documentId, expectedVersion, step => EndAsync(step, words, timers, cancellationToken), cancellationToken)
            : problems.Errors;
    }

    /// <summary>Goes on with the review of a paper without an answer, because it is known from elsewhere or does not come (DOC-11).</summary>
    /// <param name="documentId">The paper.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The paper.</returns>
    [Authorize(MerchantsPermissions.DetailedReview)]
    [Error<SeparationOfDutiesError>]
    public static Task<FieldResult<Document>> ResumeReviewAsync(
        DocumentId documentId, int? expectedVersion, PaperTurn turn, ReviewTimers timers, CancellationToken cancellationToken) =>
        turn.TakeAsync(DocumentActions.ResumeReview, documentId, expectedVersion, step => EndAsync(step, null, timers, cancellationToken), cancellationToken);

    private static async Task<IUserError?> EndAsync(PaperStep step, string? answer, ReviewTimers timers, CancellationToken cancellationToken)
    {
        var (id, last) = (step.Paper.Id, step.Paper.ClarificationCount);
        var open = await step.Db.Clarifications.SingleAsync(c => c.DocumentId == id && c.Ordinal == last, cancellationToken);
        // Somebody else ended it after the paper was read.
        if (open.EndedAt is not null)
            return EditConflictError.At(await step.Db.Documents.Where(d => d.Id == id).Select(d => d.Version).SingleAsync(cancellationToken));
        return step.Paper.EndClarification(open, answer, await timers.ResumedDueAtAsync(step.Paper, step.At, cancellationToken), step.By, step.At);
    }
}
