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
    /// Takes a submitted application under review, in the transaction of the decision. Reviewers of two papers may come here at the same moment; the
    /// version lets one do it, and the other sees that it is done and goes on. Nothing else may wait to be saved.
    /// </summary>
    public static async Task BeginApplicationReviewAsync(this MerchantsDb db, MerchantApplicationId id, Actor by, DateTime at, CancellationToken cancellationToken)
    {
        while (await db.Applications.SingleAsync(a => a.Id == id, cancellationToken) is { Status: MerchantApplicationStatus.Submitted } application)
        {
            application.BeginReview(by, at);
            if (await db.TrySaveChangesAsync(cancellationToken) is null)
                return;
            db.ChangeTracker.Clear();
        }
    }
}
