using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Merchants.ReviewDocument;

/// <summary>The first decision on any paper of an application begins the review of the application.</summary>
internal static class ApplicationReviewBegins
{
    /// <summary>
    /// Takes a submitted application under review. Reviewers of two papers may come here at the same moment; the condition
    /// in the update lets one do it, and the other goes on without a conflict.
    /// </summary>
    public static async Task BeginApplicationReviewAsync(this MerchantsDb db, MerchantApplicationId id, Actor by, DateTime at, CancellationToken cancellationToken)
    {
        var application = await db.Applications.AsNoTracking().SingleAsync(a => a.Id == id, cancellationToken);
        if (application.Status != MerchantApplicationStatus.Submitted)
            return;
        var moved = await db.Applications
            .Where(a => a.Id == id && a.Status == MerchantApplicationStatus.Submitted && a.Version == application.Version)
            .ExecuteUpdateAsync(set => set
                .SetProperty(a => a.Status, MerchantApplicationStatus.UnderReview)
                .SetProperty(a => a.StepCount, a => a.StepCount + 1)
                .SetProperty(a => a.Version, a => a.Version + 1), cancellationToken);
        if (moved == 0)
            return;
        db.StateChanges.Add(new()
        {
            SubjectId = id.Value,
            Ordinal = application.StepCount + 1,
            From = StateName.Of(MerchantApplicationStatus.Submitted),
            To = StateName.Of(MerchantApplicationStatus.UnderReview),
            At = at,
            ById = by.Id,
            ByName = by.Name,
            Reason = "The first paper was reviewed.",
        });
        await db.SaveChangesAsync(cancellationToken);
    }
}
