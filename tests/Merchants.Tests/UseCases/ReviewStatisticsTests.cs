using Merchants.Model;
using Merchants.ReviewStatistics;
using Modular.Kernel;

namespace Merchants.Tests.UseCases;

/// <summary>The figures of the reviews, against a computation by hand (DOC-19).</summary>
public sealed class ReviewStatisticsTests : ModuleTests<MerchantsModule>
{
    private static readonly DateTime From = Samples.Monday, To = Samples.Monday.AddDays(30);

    /// <summary>
    /// Decided in the span: A v1 rejected after 1 h, A v2 approved after 2 h, B v1 approved after 10 h, C v1 rejected after 4 h,
    /// D v1 rejected after 3 h. E is still open, F was decided before the span.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task The_figures_equal_the_hand_computation(DatabaseKind on)
    {
        await UseAsync(on);
        var desk = new Desk(Opened);
        var application = (await desk.ApplyAsync(DemoUsers.Merchant)).Value!.Id;
        await RoundAsync(From.AddDays(-3), 5, null);
        var a = await RoundAsync(From.AddHours(1), 1, RejectionReason.Unreadable);
        await RoundAsync(From.AddHours(3), 2, null, a);
        await RoundAsync(From.AddHours(6), 10, null);
        await RoundAsync(From.AddHours(20), 4, RejectionReason.Expired);
        await RoundAsync(From.AddHours(30), 3, RejectionReason.Unreadable);
        desk.Now = From.AddHours(40);
        Assert.Empty((await desk.SubmitAsync(DemoUsers.Uploader, application)).Errors);

        await using var db = Opened.Open();
        var stats = await DocumentReviewStatsQuery.GetDocumentReviewStatsAsync(From, To, null, null, null, null, null, db, Opened.Services.GetRequiredService<IUserNames>(), default);

        Assert.Equal(new(2, 5), stats.PassRate);
        Assert.Equal(0.4, stats.PassRate.Value);
        Assert.Equal(new(1, 4), stats.FirstTimePassRate);
        Assert.Equal(new(5, 4), stats.RoundsPerPaper);
        // Sorted: 1 2 3 4 10 hours; ranks ⌈2.5⌉, ⌈4.5⌉ and ⌈4.75⌉.
        Assert.Equal(new(TimeSpan.FromHours(3), TimeSpan.FromHours(10), TimeSpan.FromHours(10)), stats.Turnaround);
        Assert.Equal(
            [new(RejectionReason.Unreadable, 2, new(2, 3), new(2, 3)), new(RejectionReason.Expired, 1, new(1, 3), new(3, 3))], stats.Reasons);

        async Task<Contracts.DocumentId> RoundAsync(DateTime at, double hours, RejectionReason? rejection, Contracts.DocumentId? replaces = null)
        {
            desk.Now = at;
            var paper = (await desk.SubmitAsync(DemoUsers.Uploader, application, replaces: replaces)).Value!.Id;
            desk.Now = at.AddHours(hours / 2);
            Assert.Empty((await desk.ReviewAsync(DemoUsers.Reviewer, paper, ReviewStage.First)).Errors);
            desk.Now = at.AddHours(hours);
            Assert.Empty((rejection is { } code
                ? await desk.RejectAsync(DemoUsers.Reviewer2, paper, ReviewStage.Detailed, code)
                : await desk.ReviewAsync(DemoUsers.Reviewer2, paper, ReviewStage.Detailed)).Errors);
            return paper;
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Where_nothing_was_decided_there_are_no_rates(DatabaseKind on)
    {
        await UseAsync(on);
        await using var db = Opened.Open();
        var stats = await DocumentReviewStatsQuery.GetDocumentReviewStatsAsync(From, To, null, null, null, null, null, db, Opened.Services.GetRequiredService<IUserNames>(), default);
        Assert.Null(stats.PassRate.Value);
        Assert.Equal(new(null, null, null), stats.Turnaround);
        Assert.Empty(stats.Reasons);
    }
}
