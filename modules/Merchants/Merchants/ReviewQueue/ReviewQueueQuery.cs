using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;

namespace Merchants.ReviewQueue;

/// <summary>The papers that wait for a review.</summary>
[QueryType]
internal static class ReviewQueueQuery
{
    /// <summary>The papers that wait for a review, the most urgent first (DOC-09, DOC-10).</summary>
    /// <param name="stage">Only those that wait for this review.</param>
    [Authorize(MerchantsPermissions.ReadReviewQueue)]
    [UsePaging]
    [UseFiltering(Properties = [nameof(Document.Type), nameof(Document.DueAt), nameof(Document.SubmittedAt)])]
    public static IQueryable<Document> GetReviewQueue(ReviewStage? stage, MerchantsDb db) =>
        db.Documents.AsNoTracking()
            .Where(d => d.Stage != null && (stage == null || d.Stage == stage))
            .OrderBy(d => d.DueAt).ThenBy(d => d.Id);
}
