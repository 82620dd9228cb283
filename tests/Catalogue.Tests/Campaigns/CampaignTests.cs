using System.Text.Json;
using Catalogue.Contracts;
using Catalogue.Contracts.Inbound;
using Catalogue.Reactions;
using Catalogue.Tests.Stock;
using Modular.Kernel;

namespace Catalogue.Tests.Campaigns;

/// <summary>Campaigns are planned and approved, locked, run on time, watched against their targets, and their publicity is true (CAT-14, CAT-15, CAT-16, CAT-17).</summary>
public sealed class CampaignTests : StockTests
{
    private TestCaller Supervisor => Opened.CallerOf(DemoUsers.Supervisor);

    [Theory, OnSqlite, OnPostgres]
    public async Task A_campaign_is_locked_once_it_is_approved_and_runs_on_time(DatabaseKind on)
    {
        await StartAsync(on);
        var campaignId = await DraftAsync();
        Assert.Equal("CAMPAIGN_NOT_READY", await StepAsync(Owner, "submitCampaign", new { campaignId }));
        Assert.Equal("NOT_FOUND", await CodesAsync(Owner, "setCampaignProducts", new { campaignId, productIds = new[] { IdOf(Goods.Make(merchant: KnownMerchants.Second).Id) } }));
        Assert.Equal("", await CodesAsync(Owner, "setCampaignProducts", new { campaignId, productIds = new[] { IdOf(Goods.Make().Id), IdOf(Goods.Make().Id) } }));
        Assert.Equal("", await CodesAsync(Owner, "setCampaignProducts", new { campaignId, productIds = new[] { IdOf(Goods.Make().Id) } }));
        Assert.Equal("", await StepAsync(Owner, "submitCampaign", new { campaignId }));
        Assert.Equal("", await CodesAsync(Reviewer, "returnCampaign", new { campaignId, comment = "请写明条件" }));
        Assert.Equal("", await CodesAsync(Owner, "editCampaign", new { campaignId, plan = Plan(theme: "双十一会场") }));
        Assert.Equal("", await StepAsync(Owner, "submitCampaign", new { campaignId }));
        Assert.Equal("SEPARATION_OF_DUTIES", await StepAsync(Owner with { Permissions = [.. Owner.Permissions, SellingPermissions.ApproveCampaigns] }, "approveCampaign", new { campaignId }));
        Assert.Equal("", await StepAsync(Reviewer, "approveCampaign", new { campaignId }));
        foreach (var (mutation, input) in new (string, object)[]
        {
            ("editCampaign", new { campaignId, plan = Plan() }), ("setCampaignProducts", new { campaignId, productIds = Array.Empty<string>() }),
        })
            Assert.Equal("ILLEGAL_TRANSITION", await CodesAsync(Owner, mutation, input));

        Assert.Equal("CAMPAIGN_NOT_READY", await StepAsync(Owner, "startCampaign", new { campaignId }));
        Opened.Clock.Advance(TimeSpan.FromHours(1));
        // Its publicity is reviewed before it runs, by somebody else.
        var creativeId = (await PayloadAsync(Owner, "submitCampaignCreative", new { campaignId, channel = "LIVE_STREAM", headline = "全场五折", words = "前一百名" }, "creative { id status }")).GetProperty("creative").GetProperty("id").GetString();
        Assert.Equal("CAMPAIGN_NOT_READY", await StepAsync(Owner, "startCampaign", new { campaignId }));
        Assert.Equal("", await CodesAsync(Reviewer, "rejectCampaignCreative", new { campaignCreativeId = creativeId, reason = "无依据" }));
        Assert.Equal("", await StepAsync(Owner, "startCampaign", new { campaignId }));
        Assert.Equal(0, (await Opened.RunJobAsync("catalogue.keep-campaigns")).Counts.GetValueOrDefault("late"));
        Opened.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, (await Opened.RunJobAsync("catalogue.keep-campaigns")).Counts["ended"]);
        var read = await ReadAsync(Owner, campaignId);
        Assert.Equal(("ENDED", JsonValueKind.Null, 7), (read.GetProperty("status").GetString(), read.GetProperty("lateSince").ValueKind, read.GetProperty("history").GetProperty("totalCount").GetInt32()));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_late_start_is_a_breach_that_is_told_once(DatabaseKind on)
    {
        await StartAsync(on);
        var campaignId = await ApprovedAsync();
        Opened.Clock.Advance(TimeSpan.FromMinutes(64));
        await Opened.RunJobAsync("catalogue.keep-campaigns");
        Assert.Equal(JsonValueKind.Null, (await ReadAsync(Owner, campaignId)).GetProperty("lateSince").ValueKind);
        Opened.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, (await Opened.RunJobAsync("catalogue.keep-campaigns")).Counts["late"]);
        Assert.Equal(0, (await Opened.RunJobAsync("catalogue.keep-campaigns")).Counts.GetValueOrDefault("late"));
        Assert.Equal("", await StepAsync(Owner, "startCampaign", new { campaignId }));
        Assert.NotEqual(JsonValueKind.Null, (await ReadAsync(Owner, campaignId)).GetProperty("lateSince").ValueKind);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_approved_changes_by_approved_changes_alone(DatabaseKind on)
    {
        await StartAsync(on);
        var campaignId = await ApprovedAsync();
        Assert.Equal("plan.until CAMPAIGN_SHORTENED", await CodesAsync(Owner, "requestCampaignChange", new { campaignId, plan = Plan(hours: 1), reason = "提前" }));
        var changeId = (await PayloadAsync(Owner, "requestCampaignChange", new { campaignId, plan = Plan(theme: "返场", hours: 5), reason = "返场" }, "change { id plan { theme targetAmount { amount } } }")).GetProperty("change").GetProperty("id").GetString();
        Assert.Equal("CAMPAIGN_NOT_READY", await CodesAsync(Owner, "requestCampaignChange", new { campaignId, plan = Plan(theme: "再改"), reason = "再改" }));
        Assert.Equal("开学季", (await ReadAsync(Owner, campaignId)).GetProperty("plan").GetProperty("theme").GetString());
        Assert.Equal("SEPARATION_OF_DUTIES", await StepAsync(Owner with { Permissions = [.. Owner.Permissions, SellingPermissions.ApproveCampaigns] }, "approveCampaignChange", new { campaignChangeId = changeId }));
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => StepAsync(Reviewer, "approveCampaignChange", new { campaignChangeId = changeId }))));
        Assert.Equal(1, answers.Count(a => a.Length == 0));
        Assert.Equal("返场", (await ReadAsync(Owner, campaignId)).GetProperty("plan").GetProperty("theme").GetString());
        Assert.Equal("", await CodesAsync(Owner, "requestCampaignChange", new { campaignId, plan = Plan(theme: "再改", hours: 5), reason = "再改" }));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_approvers_end_a_campaign_before_its_time(DatabaseKind on)
    {
        await StartAsync(on);
        var campaignId = await ApprovedAsync();
        Assert.Equal("CAMPAIGN_NOT_READY", await StepAsync(Supervisor, "confirmCampaignTermination", new { campaignId }));
        Assert.Equal("", await CodesAsync(Reviewer, "requestCampaignTermination", new { campaignId, reason = "违反平台规则" }));
        Assert.Equal("SEPARATION_OF_DUTIES", await StepAsync(Reviewer, "confirmCampaignTermination", new { campaignId }));
        Assert.Equal("AUTH_NOT_AUTHORIZED", (await Opened.ExecuteAsync(Owner, "mutation($input: ConfirmCampaignTerminationInput!) { confirmCampaignTermination(input: $input) { campaign { id } } }", new { input = new { campaignId } }))
            .GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal("", await StepAsync(Supervisor, "confirmCampaignTermination", new { campaignId }));
        Assert.Equal("TERMINATED", (await ReadAsync(Owner, campaignId)).GetProperty("status").GetString());
    }

    /// <summary>Figures are those of the orders that were paid while the campaign ran, for its own goods.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Figures_follow_paid_orders(DatabaseKind on)
    {
        await StartAsync(on);
        var (inside, outside) = (Goods.Make(stock: 50), Goods.Make(stock: 50));
        var (first, other) = (inside.Variants[0].Id, outside.Variants[0].Id);
        var campaignId = await ApprovedAsync(IdOf(inside.Id));
        await PaidAsync(new StockLine(first, 9));
        Opened.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("", await StepAsync(Owner, "startCampaign", new { campaignId }));
        Opened.Clock.Advance(TimeSpan.FromMinutes(1));
        await PaidAsync(new(first, 2), new(other, 5));
        await PaidAsync(new StockLine(first, 3));
        await PaidAsync(new StockLine(other, 7));
        // Of what is given back, only what has left counts.
        var back = await PaidAsync(new StockLine(first, 4));
        await HandleAsync<FollowReservations, ReservedStockDispatched>(new(back, [new(first, 1)]));
        await HandleAsync<FollowReservations, ReservationReleased>(new(back));
        Assert.True((await ReserveAsync(CommandId.New(), new StockLine(first, 5))).IsAccepted);
        Assert.Equal(["ORDERS 3 10 3000", "PIECES 6 12 5000", "AMOUNT 119400 1000000 1194"], await FiguresAsync());
        Opened.Clock.Advance(TimeSpan.FromHours(2));
        await Opened.RunJobAsync("catalogue.keep-campaigns");
        await PaidAsync(new StockLine(first, 5));
        Assert.Equal(["ORDERS 3 10 3000", "PIECES 6 12 5000", "AMOUNT 119400 1000000 1194"], await FiguresAsync());

        async Task<IEnumerable<string>> FiguresAsync() => (await ReadAsync(Owner, campaignId)).GetProperty("metrics").EnumerateArray()
            .Select(m => $"{m.GetProperty("figure").GetString()} {m.GetProperty("actual")} {m.GetProperty("target")} {m.GetProperty("reached")}").ToList();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_campaign_is_its_merchants(DatabaseKind on)
    {
        await StartAsync(on);
        var campaignId = await ApprovedAsync();
        foreach (var stranger in new[] { Other, Buyer, TestCaller.Anonymous })
            Assert.Equal(JsonValueKind.Null, (await AskAsync(stranger, "query($id: ID!) { node(id: $id) { id } }", new { id = campaignId })).GetProperty("node").ValueKind);
        Assert.Equal("NOT_FOUND", await StepAsync(Other, "startCampaign", new { campaignId }));
        Assert.Equal(
            "plan.targetAmount MONEY_AMOUNT, plan.until CAMPAIGN_TIME, plan.targetOrders CAMPAIGN_TARGET, plan.theme THEME_MISSING, plan.conditions CONDITIONS_MISSING, plan.offers OFFERS_MISSING, plan.platformFit PLATFORM_FIT_MISSING",
            await CodesAsync(Owner, "createCampaign", new
            {
                merchantId = IdOf(KnownMerchants.First),
                plan = new { theme = "", conditions = "", offers = "", platformFit = "", from = Opened.Clock.Now, until = Opened.Clock.Now, targetOrders = 0, targetAmount = new { amount = 0 } },
            }));
    }

    private async Task<CommandId> PaidAsync(params StockLine[] lines)
    {
        var command = CommandId.New();
        Assert.True((await ReserveAsync(command, lines)).IsAccepted);
        await HandleAsync<FollowReservations, ReservationSecured>(new(command));
        return command;
    }

    private static object Plan(string theme = "开学季", int hours = 2) => new
    {
        theme, conditions = "满两件", offers = "九折", prizes = "抽奖", platformFit = "符合大促规则", from = MovableClock.Start.AddHours(1), until = MovableClock.Start.AddHours(1 + hours),
        targetOrders = 10, targetPieces = 12, targetAmount = new { amount = 1_000_000 },
    };

    private async Task<string> DraftAsync() =>
        (await PayloadAsync(Owner, "createCampaign", new { merchantId = IdOf(KnownMerchants.First), plan = Plan() }, "campaign { id status }")).GetProperty("campaign").GetProperty("id").GetString()!;

    private async Task<string> ApprovedAsync(string? product = null)
    {
        var campaignId = await DraftAsync();
        Assert.Equal("", await CodesAsync(Owner, "setCampaignProducts", new { campaignId, productIds = new[] { product ?? IdOf(Goods.Make().Id) } }));
        Assert.Equal("", await StepAsync(Owner, "submitCampaign", new { campaignId }));
        Assert.Equal("", await StepAsync(Reviewer, "approveCampaign", new { campaignId }));
        return campaignId;
    }

    private async Task<JsonElement> ReadAsync(TestCaller caller, string id) => (await AskAsync(
        caller, "query($id: ID!) { node(id: $id) { ... on Campaign { status lateSince plan { theme } metrics { figure actual target reached } products { totalCount } changes { totalCount } creatives { nodes { status } } history { totalCount } } } }", new { id })).GetProperty("node");

    /// <summary>The codes of a step whose input cannot be wrong.</summary>
    private async Task<string> StepAsync(TestCaller caller, string mutation, object input) => CodesOf((await AskAsync(
        caller, $"mutation($input: {char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input!) {{ {mutation}(input: $input) {{ errors {{ ... on Error {{ code }} }} }} }}", new { input })).GetProperty(mutation));
}
