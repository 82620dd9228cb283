using Catalogue.Contracts.Events;
using Modular.GraphQL;
using Modular.Kernel;

namespace Catalogue.Model;

/// <summary>The review of products (CAT-01, CAT-03): handed in, decided on, and handed in again when what was approved changes.</summary>
internal sealed partial class Product
{
    /// <summary>Hands it in for review.</summary>
    public IUserError? Submit(Actor by, DateTime at)
    {
        if (ProductActions.Submit.RefuseState(Status) is { } refused)
            return refused;
        HandIn(by, at, null);
        return null;
    }

    /// <summary>Lets it be listed.</summary>
    public IUserError? Approve(Actor by, DateTime at, ReviewVerdicts? verdicts = null) =>
        Decide(ProductActions.Approve, ProductStatus.Approved, null, by, at, new ProductApproved(Id, MerchantId), verdicts ?? ReviewVerdicts.Yes);

    /// <summary>Refuses it for good.</summary>
    public IUserError? Reject(ProductRejectionReason reason, string text, Actor by, DateTime at, ReviewVerdicts? verdicts = null)
    {
        if (Decide(ProductActions.Reject, ProductStatus.Rejected, StepReason.Chosen(reason, text), by, at, new ProductRejected(Id, MerchantId), verdicts) is { } refused)
            return refused;
        (RejectionReason, ReviewerComment) = (reason, text);
        return null;
    }

    /// <summary>Gives it back with what to change.</summary>
    public IUserError? RequestChanges(string text, Actor by, DateTime at, ReviewVerdicts? verdicts = null)
    {
        if (Decide(ProductActions.RequestChanges, ProductStatus.ChangesRequested, text, by, at, new ProductChangesRequested(Id, MerchantId), verdicts) is { } refused)
            return refused;
        ReviewerComment = text;
        return null;
    }

    private void ReturnToReview(Actor by, DateTime at)
    {
        if (!ProductStates.Sellable.Contains(Status))
            return;
        var wasListed = Status == ProductStatus.Listed;
        HandIn(by, at, StepReason.Told("EDITED_AFTER_APPROVAL"));
        if (wasListed)
            Raise(new ProductDelisted(Id, MerchantId), at);
    }

    private void HandIn(Actor by, DateTime at, StepReason? reason)
    {
        Walk(by, at, (ProductStatus.Submitted, reason));
        (SubmittedAt, SubmitterId, ReviewerComment) = (at, by.UserId, null);
        _submissions.Add(ProductSubmission.HandIn(Id, MerchantId, ++SubmissionCount, by, at));
        Raise(new ProductSubmitted(Id, MerchantId), at);
    }

    /// <summary>A decision on a product that nobody has begun to review begins the review as well.</summary>
    private IllegalTransitionError? Decide(StateAction<ProductFacts, ProductStatus> action, ProductStatus to, StepReason? reason, Actor by, DateTime at, IEvent told, ReviewVerdicts? verdicts)
    {
        if (action.RefuseState(Status) is { } refused)
            return refused;
        if (Status == ProductStatus.Submitted)
            Walk(by, at, (ProductStatus.InReview, StepReason.Told("PRODUCT_REVIEW_BEGINS")));
        Walk(by, at, (to, reason));
        OpenSubmission?.Decide(to, verdicts ?? ReviewVerdicts.None, by, at);
        (DecidedAt, ReviewerComment) = (at, null);
        Raise(told, at);
        return null;
    }
}
