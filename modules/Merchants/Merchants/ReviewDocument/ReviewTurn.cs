using Merchants.AssignReview;
using Merchants.Contracts;
using Merchants.ExpireDocuments;
using Merchants.Model;
using Merchants.Persistence;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.ReviewDocument;

/// <summary>What a reviewer says of a paper.</summary>
/// <param name="Decision">Whether it passes.</param>
/// <param name="Code">Why it goes back.</param>
/// <param name="Words">The words to the uploader.</param>
/// <param name="Verdicts">The verdicts on the dimensions (DOC-14).</param>
internal sealed record Said(ReviewDecision Decision, RejectionReason? Code, string? Words, IReadOnlyList<ReviewVerdictInput>? Verdicts);

/// <summary>Completes a review: what the rules refuse is refused, what somebody else changed meanwhile is a conflict, and a paper that passed the first one is given to a reviewer.</summary>
internal sealed class ReviewTurn(
    MerchantsDb db, ICaller caller, TimeProvider clock, MerchantsOptions options, ReviewTimers timers, AllowedActions allowed, ReviewerChoice reviewers)
{
    /// <summary>Completes it.</summary>
    public async Task<FieldResult<Document>> CompleteAsync(DocumentId id, ReviewStage stage, Said said, int? expectedVersion, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var rejection = said.Decision == ReviewDecision.Reject ? RejectionOf(problems, said) : NoRejection(problems, said);
        var verdicts = ReviewVerdictInput.Check(problems, said.Verdicts, said.Decision == ReviewDecision.Reject ? said.Code ?? RejectionReason.Other : null);
        if (!problems.IsEmpty)
            return problems.Errors;
        if (await db.FindDocumentAsync(id, cancellationToken) is not { } document)
            return new[] { Missing.Document(id) };
        if (ExpectedVersion.Check(document, expectedVersion) is { } outdated)
            return new IUserError[] { outdated };

        var now = clock.GetUtcNow().UtcDateTime;
        var by = Actor.Of(caller);
        var facts = (await db.LoadFactsAsync([id], options, cancellationToken))[id];
        if (allowed.Refuse(DocumentActions.Review(stage, said.Decision), facts) is { Count: > 0 } refused)
            return FieldResult<Document>.Failure(refused);
        if (document.CompleteReview(stage, rejection, by, now, await timers.DetailsDueAtAsync(now, cancellationToken), verdicts) is { } moved)
            return new[] { moved };
        await reviewers.AssignAsync(db, document, now, cancellationToken);

        await using var transaction = await db.BeginWritingAsync(cancellationToken);
        if (await db.TrySaveChangesAsync(cancellationToken) is { } conflict)
            return new IUserError[] { conflict };
        await db.BeginApplicationReviewAsync(document.ApplicationId, by, now, cancellationToken);
        if (document is { Status: DocumentStatus.Approved, MerchantId: { } merchant })
            await db.NoteRenewalAsync(merchant, await db.MandatoryTypesAsync(options, cancellationToken), now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return document;
    }

    private static Rejection RejectionOf(InputProblems problems, Said said)
    {
        if (said.Code is null)
            problems.Add("reasonCode", Text.Broken("REASON_CODE_MISSING"));
        if (said.Code is RejectionReason.PlatformRefusal)
            problems.Add("reasonCode", Text.Broken("REASON_NOT_FOR_REVIEWERS"));
        return new(said.Code.GetValueOrDefault(), problems.Take("reasonText", PlainText.Parse(said.Words, FieldLengths.Comment, "REASON_TEXT")));
    }

    private static Rejection? NoRejection(InputProblems problems, Said said)
    {
        if (said.Code is not null)
            problems.Add("reasonCode", Text.Broken("REASON_NOT_WANTED"));
        if (said.Words is not null)
            problems.Add("reasonText", Text.Broken("REASON_NOT_WANTED"));
        return null;
    }
}
