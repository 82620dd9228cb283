using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.AssignReview;

/// <summary>
/// Finds who reviews a paper (DOC-17): of those who may and who took no part in it, whoever has the fewest open papers; of several, whoever was given one longest ago; of those too, by id.
/// It counts what is committed: papers that enter a review in the same moment may go to one reviewer, and the next ones make up for it. Where nobody may, the paper waits for somebody to
/// take it.
/// </summary>
internal sealed class ReviewerChoice(ModuleDatabase<MerchantsDb> database, IEnumerable<IAudienceSource> audiences, WorkReceivers receivers, MerchantsOptions options)
{
    // A reviewer who was given none for so long is as rested as one who never was, and older rows need not be read.
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    /// <summary>Gives the review that the paper waits for now to somebody; nothing where it waits for none, or there is nobody. The caller saves.</summary>
    public async Task AssignAsync(MerchantsDb db, Document paper, DateTime at, CancellationToken cancellationToken)
    {
        if (options.AssignReviews && paper.Stage is { } stage && await ChooseAsync(paper, stage, at, cancellationToken) is { } reviewer)
            db.Add(paper.AssignReview(reviewer, Actor.System, at));
    }

    /// <summary>Why the user cannot be given the review, null where nothing stands against it: the permission at the paper's merchant, or a part that the user took.</summary>
    public async Task<IUserError?> RefuseAsync(Document paper, ReviewStage stage, Guid reviewer, CancellationToken cancellationToken)
    {
        var mutation = MutationOf(stage);
        if (!await receivers.MayGetAsync(reviewer, mutation, paper.MerchantId?.Value, cancellationToken))
            return NotAuthorizedError.For(mutation);
        if (Barred(paper, stage).Contains(reviewer) || (paper.MerchantId is { } merchant && await receivers.ActsForAsync(reviewer, merchant.Value, cancellationToken)))
        {
            var rule = paper.OwnerId != reviewer && FirstReviewerOf(paper) == reviewer ? "REVIEWER_DID_FIRST_REVIEW" : "REVIEWER_IS_UPLOADER";
            return new SeparationOfDutiesError(Text.Of(rule), rule);
        }

        return null;
    }

    private async Task<Guid?> ChooseAsync(Document paper, ReviewStage stage, DateTime at, CancellationToken cancellationToken)
    {
        // The module that keeps accounts comes behind what stands in for it.
        if (audiences.LastOrDefault() is not { } source)
            return null;
        var permission = stage == ReviewStage.First ? MerchantsPermissions.FirstReview : MerchantsPermissions.DetailedReview;
        var meant = Audience.Holding(permission);
        if (paper.MerchantId is { } at1)
            meant = meant.And(Audience.HoldingAt(at1.Value, permission));
        var holding = (await source.FindAsync([meant], cancellationToken))[0];
        var barred = Barred(paper, stage);
        foreach (var candidate in await InOrderAsync([.. holding.Where(u => !barred.Contains(u))], at, cancellationToken))
        {
            if (await RefuseAsync(paper, stage, candidate, cancellationToken) is null)
                return candidate;
        }

        return null;
    }

    private async Task<IEnumerable<Guid>> InOrderAsync(List<Guid> candidates, DateTime at, CancellationToken cancellationToken)
    {
        if (candidates.Count == 0)
            return candidates;
        // Of all merchants, whatever the one who hands in sees.
        await using var db = database.Open(SystemCaller.Instance);
        var open = await db.Documents.Where(d => d.AssigneeId != null && candidates.Contains(d.AssigneeId.Value))
            .GroupBy(d => d.AssigneeId!.Value).Select(g => new { User = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.User, g => g.Count, cancellationToken);
        var since = at - Remembered;
        var given = await db.ReviewAssignments.Where(a => candidates.Contains(a.AssigneeId) && a.At >= since)
            .GroupBy(a => a.AssigneeId).Select(g => new { User = g.Key, Last = g.Max(a => a.At) }).ToDictionaryAsync(g => g.User, g => g.Last, cancellationToken);
        return candidates.OrderBy(c => open.GetValueOrDefault(c)).ThenBy(c => given.GetValueOrDefault(c)).ThenBy(c => c);
    }

    /// <summary>Who took a part in the paper that keeps him or her from the review.</summary>
    private HashSet<Guid> Barred(Document paper, ReviewStage stage)
    {
        HashSet<Guid> barred = [paper.OwnerId, .. paper.Versions.Select(v => v.UploaderId)];
        if (stage == ReviewStage.Detailed && options.DetailedReviewerMustDiffer && FirstReviewerOf(paper) is { } first)
            barred.Add(first);
        return barred;
    }

    private static Guid? FirstReviewerOf(Document paper) => paper.Current.Reviews.FirstOrDefault(r => r.Stage == ReviewStage.First)?.ReviewerId;

    private static string MutationOf(ReviewStage stage) => DocumentActions.Review(stage, ReviewDecision.Accept).Mutation;
}
