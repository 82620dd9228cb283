using Merchants.Contracts;
using Merchants.Contracts.Inbound;
using Merchants.Model;
using Merchants.Reactions;
using Merchants.Tests.Lifecycle;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Messaging;

namespace Merchants.Tests.Assessment;

/// <summary>Merchants are assessed by one index for all (MER-06), each month once (MER-07), and told (MER-09).</summary>
public sealed class AssessmentTests : LifecycleTests
{
    private static readonly object[] Three =
    [
        new { code = "RATING", name = "用户评价", dimension = "USER_RATING", measure = "BUYER_RATING", weight = 5_000, target = 50_000, floor = 30_000 },
        new { code = "ON_TIME", name = "准时确认率", dimension = "SERVICE", measure = "ORDERS_CONFIRMED_IN_TIME", weight = 3_000, target = 10_000, floor = 8_000 },
        new { code = "PAPERS", name = "资料过期率", dimension = "BUSINESS_QUALITY", measure = "EXPIRED_PAPERS", weight = 2_000, target = 0, floor = 2_000 },
    ];

    private MerchantId _merchant;

    [Theory, OnSqlite, OnPostgres]
    public async Task A_month_is_scored_by_what_was_measured_of_it(DatabaseKind on)
    {
        await StartAsync(on);
        var month = new DateTime(2026, 3, 10, 0, 0, 0, DateTimeKind.Utc);
        var rating = new BuyerRatingGiven(Guid.NewGuid(), _merchant, 5, month, Guid.NewGuid());
        // Each counts once; what makes no sense, or lies in another month in Shanghai, does not.
        await TellAsync(rating, rating, new BuyerRatingGiven(Guid.NewGuid(), _merchant, 4, month, Guid.NewGuid()), new BuyerRatingGiven(Guid.NewGuid(), _merchant, 9, month, Guid.NewGuid()),
            new BuyerRatingGiven(Guid.NewGuid(), _merchant, 1, new(2026, 3, 31, 16, 0, 0, DateTimeKind.Utc), Guid.NewGuid()));
        await TellAsync(new MerchantMeasured(_merchant, "ORDERS_CONFIRMED_IN_TIME", "2026-03", 1, 10), new MerchantMeasured(_merchant, "ORDERS_CONFIRMED_IN_TIME", "2026-03", 9, 10),
            new MerchantMeasured(_merchant, "ORDERS_CONFIRMED_IN_TIME", "2026-04", 0, 10), new MerchantMeasured(_merchant, "ORDERS_CONFIRMED_IN_TIME", "March", 0, 10));
        Opened.Clock.Now = new(2026, 4, 1, 17, 30, 0, DateTimeKind.Utc);
        Assert.Equal(1, (await Opened.RunJobAsync("merchants.assess")).Counts["assessed"]);
        var told = (await AskAsync(
            Own(_merchant), "{ merchantScores { nodes { period total computed templateEdition template { name } merchant { id } components { code weight numerator denominator actual norm points } } } }"))
            .GetProperty("merchantScores").GetProperty("nodes")[0];
        // 4.5 stars: 75 %; 9 of 10: 50 %; no paper of two expired: 100 %. 37.5 + 15 + 20 points.
        Assert.Equal(["5000 9/2 45000 7500 3750", "3000 9/10 9000 5000 1500", "2000 0/2 0 10000 2000"], told.GetProperty("components").EnumerateArray().Select(c =>
            $"{c.GetProperty("weight")} {c.GetProperty("numerator")}/{c.GetProperty("denominator")} {c.GetProperty("actual")} {c.GetProperty("norm")} {c.GetProperty("points")}"));
        Assert.Equal(("2026-03", 7_250), (told.GetProperty("period").GetString(), told.GetProperty("total").GetInt32()));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task However_often_and_by_whomever_a_month_is_scored_once(DatabaseKind on)
    {
        await StartAsync(on);
        for (var i = 0; i < 4; i++)
            LifecycleCases.Merchant(Opened);
        LifecycleCases.Merchant(Opened, MerchantStatus.Suspended);
        Assert.Equal("INVALID_INPUT", await CodeAsync(Of(DemoUsers.Supervisor), "assessMerchants", new { period = "2026-03" }));
        Opened.Clock.Now = new(2026, 4, 1, 17, 30, 0, DateTimeKind.Utc);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Opened.RunJobAsync("merchants.assess"))));
        Assert.Null(await CodeAsync(Of(DemoUsers.Supervisor), "assessMerchants", new { period = "2026-03" }));
        await using var db = Opened.Open();
        Assert.Equal((5, 5), (await db.Scores.CountAsync(), await db.Scores.Select(s => s.MerchantId).Distinct().CountAsync()));
        // Another edition that comes later measures no month that was over, so that all are measured alike (MER-10).
        await PublishAsync();
        Assert.Equal(5, (await Opened.RunJobAsync("merchants.assess")).Counts["alreadyThere"]);
        Assert.Equal(0, (await Opened.RunJobAsync("merchants.assess")).Counts["assessed"]);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_correction_by_hand_is_on_record(DatabaseKind on)
    {
        await StartAsync(on);
        Opened.Clock.Now = new(2026, 4, 1, 17, 30, 0, DateTimeKind.Utc);
        await Opened.RunJobAsync("merchants.assess");
        await using var db = Opened.Open();
        var scoreId = IdOf((await db.Scores.SingleAsync()).Id);
        Assert.Equal("AUTH_NOT_AUTHORIZED", await CodeAsync(Own(_merchant), "correctMerchantScore", new { scoreId, total = 10_000, reason = "mine" }));
        Assert.Equal("INVALID_INPUT", await CodeAsync(Of(DemoUsers.Supervisor), "correctMerchantScore", new { scoreId, total = 10_001, reason = "too much" }));
        var told = await DoAsync(Of(DemoUsers.Supervisor), "correctMerchantScore", new { scoreId, total = 9_000, reason = "平台故障所致" }, "score", "total computed correctedAt version");
        Assert.Equal((9_000, 10_000), (told.GetProperty("total").GetInt32(), told.GetProperty("computed").GetInt32()));
        Assert.Equal(("SCORE_CORRECTED", (string?)null, "平台故障所致", DemoUsers.Supervisor.Name), Assert.Single(await ExceptionsAsync()));
        Assert.Equal("EDIT_CONFLICT", await CodeAsync(Of(DemoUsers.Supervisor), "correctMerchantScore", new { scoreId, total = 1, reason = "late", expectedVersion = told.GetProperty("version").GetInt32() - 1 }));
        // What another merchant scored is nobody else's.
        Assert.Equal(0, (await AskAsync(Opened.CallerOf(DemoUsers.Merchant2, Guid.NewGuid()), "{ merchantScores { totalCount } }")).GetProperty("merchantScores").GetProperty("totalCount").GetInt32());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_index_whose_weights_are_not_the_whole_is_refused(DatabaseKind on)
    {
        await UseAsync(on);
        var (payload, code) = await CallAsync(
            Of(DemoUsers.Risk), "createMerchantKpiTemplate",
            new { name = "指标", components = new[] { new { code = "A", name = "a", dimension = "SERVICE", measure = "M", weight = 9_999, target = 5, floor = 5 } } }, "list: errors { ... on InvalidInputError { rule } }");
        Assert.Equal("INVALID_INPUT", code);
        Assert.Equal(["WEIGHTS_TOGETHER", "TARGET_IS_FLOOR"], payload.GetProperty("list").EnumerateArray().Select(e => e.GetProperty("rule").GetString()));
    }

    /// <summary>Both streams go on where they ended, and tell a merchant of itself alone (MER-08, MER-09).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Streams_resume_and_tell_each_its_own(DatabaseKind on)
    {
        await StartAsync(on);
        var other = LifecycleCases.Merchant(Opened);
        await Opened.StartUpAsync();
        foreach (var (merchant, mutation) in new[] { (other, "suspendMerchant"), (_merchant, "suspendMerchant"), (_merchant, "resumeMerchant"), (other, "resumeMerchant") })
            Assert.Null(await CodeAsync(Of(DemoUsers.Supervisor), mutation, new { merchantId = IdOf(merchant), reason = "words" }));
        var all = await ReadAsync(Of(DemoUsers.Supervisor), null, 6);
        Assert.Equal([(MerchantStandingName.Suspended, other), (MerchantStandingName.Suspended, _merchant)], all.Skip(2).Take(2).Select(u => (u.Event.ToString(), u.Merchant.Id)));
        var own = await ReadAsync(Own(_merchant), null, 3);
        Assert.Equal(["Activated", "Suspended", "Resumed"], own.Select(u => u.Event.ToString()));
        Assert.All(own, u => Assert.Equal(_merchant, u.Merchant.Id));
        Assert.Equal(["Resumed"], (await ReadAsync(Own(_merchant), own[1].Cursor, 1)).Select(u => u.Event.ToString()));
        Opened.Clock.Now = new(2026, 4, 1, 17, 30, 0, DateTimeKind.Utc);
        await Opened.RunJobAsync("merchants.assess");
        using var limit = new CancellationTokenSource(Longest.Wait);
        var stream = await TrackMerchants.MerchantSubscriptions.OnMerchantAssessedAsync(
            new FeedCursor("ms1").Of(0), null, Opened.Services.GetServices<IEventFeed>(), Opened.Services.GetRequiredService<Modular.Persistence.ModuleDatabase<Merchants.Persistence.MerchantsDb>>(), Own(_merchant), new NoStart(), limit.Token);
        await foreach (var update in stream)
        {
            Assert.Equal((_merchant, "2026-03"), (update.Score.MerchantId, update.Score.Period));
            break;
        }
    }

    private async Task<List<TrackMerchants.MerchantStatusUpdate>> ReadAsync(TestCaller caller, string? after, int count)
    {
        using var limit = new CancellationTokenSource(Longest.Wait);
        var stream = await TrackMerchants.MerchantSubscriptions.OnMerchantStatusChangedAsync(
            after ?? new FeedCursor("mt1").Of(0), null, Opened.Services.GetServices<IEventFeed>(), Opened.Services.GetRequiredService<Modular.Persistence.ModuleDatabase<Merchants.Persistence.MerchantsDb>>(), caller, new NoStart(), limit.Token);
        var read = new List<TrackMerchants.MerchantStatusUpdate>();
        await foreach (var update in stream)
        {
            read.Add(update);
            if (read.Count == count)
                break;
        }

        return read;
    }

    private async Task StartAsync(DatabaseKind on)
    {
        await UseAsync(on);
        _merchant = LifecycleCases.Merchant(Opened);
        // The fixture's papers belong to its application until the agreement is signed.
        await using (var db = Opened.Open())
        {
            foreach (var paper in await db.Documents.ToListAsync())
                paper.AssignTo(_merchant);
            await db.SaveChangesAsync();
        }

        await PublishAsync();
    }

    private async Task PublishAsync()
    {
        var templateId = (await DoAsync(Of(DemoUsers.Risk), "createMerchantKpiTemplate", new { name = "商家考核指标", components = Three }, "template")).GetProperty("id").GetString();
        await DoAsync(Of(DemoUsers.Supervisor), "publishMerchantKpiTemplate", new { templateId }, "template", "id status edition components { code isLowerBetter }");
    }

    private async Task TellAsync<TEvent>(params TEvent[] told) where TEvent : IEvent
    {
        foreach (var happened in told)
        {
            await using var scope = Opened.As();
            await ((IHandle<TEvent>)(object)scope.ServiceProvider.GetRequiredService<TakeMeasures>()).HandleAsync(happened, new("Anywhere", 1, Opened.Clock.Now, null, null), default);
        }
    }

    private static class MerchantStandingName
    {
        public const string Suspended = "Suspended";
    }

    /// <summary>A stream without a header of its own.</summary>
    private sealed class NoStart : IStreamStart
    {
        public string? LastEventId => null;
    }
}
