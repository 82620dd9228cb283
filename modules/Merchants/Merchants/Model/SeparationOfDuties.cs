using Modular.GraphQL;

namespace Merchants.Model;

/// <summary>Who may not decide on what, because of what they did before (DOC-17).</summary>
internal static class SeparationOfDuties
{
    /// <summary>All rules that the review of a paper by this person would break.</summary>
    public static IReadOnlyList<IUserError> Check(Document document, ReviewStage stage, Actor by, ReviewRules rules)
    {
        var breaches = new List<IUserError>();
        if (document.Versions.Any(v => v.UploaderId == by.Id) || document.OwnerId == by.Id)
            breaches.Add(new SeparationOfDutiesError("Whoever handed in a paper, or owns it, does not review it.", "REVIEWER_IS_UPLOADER"));
        if (stage == ReviewStage.Detailed && rules.DetailedReviewerMustDiffer
            && document.Current.Reviews.Any(r => r.Stage == ReviewStage.First && r.ReviewerId == by.Id))
        {
            breaches.Add(new SeparationOfDutiesError("The detailed review is done by another person than the first review.", "REVIEWER_DID_FIRST_REVIEW"));
        }

        return breaches;
    }

    /// <summary>Null where the person may decide on the application: neither its owner nor submitter, nor the uploader of one of its papers.</summary>
    public static SeparationOfDutiesError? Check(MerchantApplication application, bool hasUploaded, Actor by) =>
        hasUploaded || application.OwnerId == by.Id || application.SubmitterId == by.Id
            ? new("Whoever applied or handed in papers for an application does not decide on it.", "DECIDER_IS_APPLICANT")
            : null;
}

/// <summary>The configured rules of a review.</summary>
/// <param name="DetailedReviewerMustDiffer">Whether the detailed reviewer may not be the first reviewer.</param>
/// <param name="DetailedReviewDueAt">When the detailed review is due if the first one passes now (UTC).</param>
internal sealed record ReviewRules(bool DetailedReviewerMustDiffer, DateTime DetailedReviewDueAt);
