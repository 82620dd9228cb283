using Merchants.AssignReview;
using Merchants.Model;
using Merchants.Notices;
using Merchants.Persistence;
using Merchants.ReviewDocument;
using Merchants.SettleDispute;
using Merchants.Tasks;
using Merchants.TrackReviews;
using Microsoft.Extensions.DependencyInjection;
using Modular.Messaging;

namespace Merchants;

/// <summary>Registers what belongs to the reviews: timers, assignment, disputes, tasks, notices, the stream of decisions (DOC-09 to DOC-12, DOC-17 to DOC-19).</summary>
internal static class ReviewSlice
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddScoped<ReviewTimers>();
        services.AddScoped<ReviewTurn>();
        services.AddScoped<PaperTurn>();
        services.AddScoped<ReviewerChoice>();
        services.AddScoped<DisputeTurn>();
        services.AddSingleton<SeenPapers>();
        ReviewTasks.AddTo(services);
        services.AddSteps<MerchantsDb>([nameof(DocumentDispute)]);
        foreach (var kind in ReviewNotices.Kinds)
            services.AddSingleton(kind);
    }
}
