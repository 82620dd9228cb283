using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Modular.GraphQL;
using Modular.Kernel;

namespace Catalogue.Tests.Actions;

/// <summary>What a front end is told that can be done with promotions, campaigns and bookings is what the mutations do (FE-01), for every state, role and action.</summary>
public sealed class SellingActionsTests : CatalogueTests
{
    private static readonly DateTime Now = MovableClock.Start;

    [Theory, OnSqlite, OnPostgres]
    public async Task Price_rules(DatabaseKind on)
    {
        await StartAsync(on);
        await CheckAsync(new ActionFixture<PriceRuleFacts, PriceRuleStatus>(
            "PriceRule", PriceRuleActions.All,
            [
                .. Enum.GetValues<PriceRuleStatus>().Select(s => new ActionCase($"rule {s}", host => SaveAsync(host, Rule(s), r => r.Id.Value))),
                new("rule whose time is over", host => SaveAsync(host, Rule(PriceRuleStatus.Draft, Now.AddDays(-2)), r => r.Id.Value)),
            ],
            [DemoUsers.Merchant, DemoUsers.Reviewer], (_, id, action) => Task.FromResult(Input("priceRuleId", NodeId.Of(new PriceRuleId(id)), action.Mutation == "withdrawPriceRule" ? "reason" : null))));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Campaigns(DatabaseKind on)
    {
        await StartAsync(on);
        await CheckAsync(new ActionFixture<CampaignFacts, CampaignStatus>(
            "Campaign", CampaignActions.All,
            [
                .. Enum.GetValues<CampaignStatus>().Select(s => new ActionCase($"campaign {s}", host => SaveAsync(host, Campaign(s), c => c.Id.Value, Joined))),
                new("campaign without products", host => SaveAsync(host, Campaign(CampaignStatus.Draft), c => c.Id.Value)),
                new("campaign that is early", host => SaveAsync(host, Campaign(CampaignStatus.Approved, Now.AddHours(1)), c => c.Id.Value, Joined)),
                new("campaign that is to be ended", host => SaveAsync(host, Wanted(), c => c.Id.Value, Joined)),
                new("campaign with open publicity and change", host => SaveAsync(host, Campaign(CampaignStatus.Approved), c => c.Id.Value, c =>
                [
                    .. Joined(c), CampaignCreative.Submit(new(Guid.CreateVersion7()), c, PublicityChannel.Platform, "h", "w", Goods.Owner, Now),
                    CampaignChange.Request(new(Guid.CreateVersion7()), c, Plan(Now), "r", Goods.Owner, Now),
                ])),
            ],
            [DemoUsers.Merchant, DemoUsers.Reviewer], (host, id, action) => Task.FromResult(CampaignInput(id, action.Mutation))));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Changes_and_publicity(DatabaseKind on)
    {
        await StartAsync(on);
        await CheckAsync(new ActionFixture<CampaignChangeFacts, CampaignChangeStatus>(
            "CampaignChange", CampaignChangeActions.All,
            [.. Enum.GetValues<CampaignChangeStatus>().Select(s => new ActionCase($"change {s}", host => ChangeAsync(host, s)))],
            [DemoUsers.Merchant, DemoUsers.Reviewer],
            (_, id, action) => Task.FromResult(Input("campaignChangeId", NodeId.Of(new CampaignChangeId(id)), action.Mutation == "refuseCampaignChange" ? "reason" : null))));
        await CheckAsync(new ActionFixture<CreativeFacts, CreativeStatus>(
            "CampaignCreative", CreativeActions.All,
            [.. Enum.GetValues<CreativeStatus>().Select(s => new ActionCase($"publicity {s}", host => CreativeAsync(host, s)))],
            [DemoUsers.Merchant, DemoUsers.Reviewer],
            (_, id, action) => Task.FromResult(Input("campaignCreativeId", NodeId.Of(new CampaignCreativeId(id)), action.Mutation == "rejectCampaignCreative" ? "reason" : null))));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Bookings(DatabaseKind on)
    {
        await StartAsync(on);
        var slot = AdSlot.Open(new(Guid.CreateVersion7()), "HOME", "首页", PublicityChannel.Platform, Money.Fen(100));
        await using (var db = Open())
        {
            db.Add(slot);
            await db.SaveChangesAsync();
        }

        await CheckAsync(new ActionFixture<AdPlacementFacts, AdPlacementStatus>(
            "AdPlacement", AdPlacementActions.All,
            [.. Enum.GetValues<AdPlacementStatus>().Select(s => new ActionCase($"booking {s}", host => SaveAsync(host, Booking(slot, s), b => b.Id.Value)))],
            [DemoUsers.Merchant, DemoUsers.Supervisor],
            (_, id, action) => Task.FromResult(Input("adPlacementId", NodeId.Of(new AdPlacementId(id)), action.Mutation == "rejectAdPlacement" ? "reason" : null))));
    }

    private async Task CheckAsync<TFacts, TState>(ActionFixture<TFacts, TState> fixture) where TFacts : IStateFacts<TState> where TState : struct, Enum
    {
        // The merchant's own people act at their merchant, others at theirs.
        var whole = fixture with { Callers = [_ => Owner, _ => Other] };
        var (tried, taken) = await ActionAgreement.CheckAsync(Opened, whole);
        Assert.True(tried == whole.Cases.Count * whole.Actions.Count * (DemoUsers.All.Count + whole.Participants.Count + 2) && taken > whole.Actions.Count, $"{taken} of {tried}");
    }

    private static Task<Guid> SaveAsync<T>(ModuleHost host, T made, Func<T, Guid> id, Func<T, IEnumerable<object>>? with = null) where T : class
    {
        using var db = host.OpenDatabase<CatalogueDb>();
        db.Add(made);
        db.AddRange(with?.Invoke(made) ?? []);
        db.SaveChanges();
        return Task.FromResult(id(made));
    }

    private static IEnumerable<object> Joined(Campaign campaign) => [new CampaignProduct { CampaignId = campaign.Id, ProductId = new(Guid.CreateVersion7()) }];

    private static PriceRule Rule(PriceRuleStatus status, DateTime? from = null)
    {
        // Each is about another category, so that none overlaps.
        var rule = PriceRule.Draft(
            new(Guid.CreateVersion7()), KnownMerchants.First, new("n", new(PriceRuleScope.Category, Category: Goods.NewSku()), 100, null, from ?? Now, (from ?? Now).AddDays(1), null, null), Goods.Owner, Now);
        if (status is not (PriceRuleStatus.Draft or PriceRuleStatus.Withdrawn))
            Assert.Null(rule.Approve(Goods.Reviewer, Now));
        if (status is PriceRuleStatus.Active or PriceRuleStatus.Ended)
            rule.Follow(status == PriceRuleStatus.Ended ? Now.AddDays(1) : Now);
        if (status == PriceRuleStatus.Withdrawn)
            Assert.Null(rule.Withdraw("x", Goods.Owner, Now));
        return rule;
    }

    private static CampaignPlan Plan(DateTime from) => new() { Theme = "t", Conditions = "c", Offers = "o", PlatformFit = "f", From = from, Until = from.AddDays(2), Currency = Money.Yuan };

    private static Campaign Campaign(CampaignStatus status, DateTime? from = null)
    {
        var campaign = Catalogue.Model.Campaign.Draft(new(Guid.CreateVersion7()), KnownMerchants.First, Plan(from ?? Now), Goods.Owner, Now);
        if (status == CampaignStatus.Draft)
            return campaign;
        Assert.Null(campaign.Submit(Goods.Owner, Now));
        if (status == CampaignStatus.Review)
            return campaign;
        Assert.Null(campaign.Approve(Goods.Reviewer, Now));
        if (status == CampaignStatus.Approved)
            return campaign;
        if (status == CampaignStatus.Terminated)
        {
            Assert.Null(campaign.WantTermination("x", Goods.Reviewer));
            Assert.Null(campaign.Terminate(new(DemoUsers.Supervisor.Id), Now));
            return campaign;
        }

        Assert.Null(campaign.Run(Goods.Owner, Now));
        if (status == CampaignStatus.Ended)
            campaign.End(Now);
        return campaign;
    }

    private static Campaign Wanted()
    {
        var campaign = Campaign(CampaignStatus.Running);
        Assert.Null(campaign.WantTermination("x", Goods.Reviewer));
        return campaign;
    }

    private static Task<Guid> ChangeAsync(ModuleHost host, CampaignChangeStatus status)
    {
        var campaign = Campaign(CampaignStatus.Approved);
        var change = CampaignChange.Request(new(Guid.CreateVersion7()), campaign, Plan(Now), "r", Goods.Owner, Now);
        if (status == CampaignChangeStatus.Approved)
            Assert.Null(change.Approve(campaign, Goods.Reviewer, Now));
        if (status == CampaignChangeStatus.Refused)
            Assert.Null(change.Refuse("x", Goods.Reviewer, Now));
        return SaveAsync(host, change, c => c.Id.Value, _ => [campaign]);
    }

    private static Task<Guid> CreativeAsync(ModuleHost host, CreativeStatus status)
    {
        var creative = CampaignCreative.Submit(new(Guid.CreateVersion7()), Campaign(CampaignStatus.Approved), PublicityChannel.LiveStream, "h", "w", Goods.Owner, Now);
        if (status == CreativeStatus.Approved)
            Assert.Null(creative.Approve(Goods.Reviewer, Now));
        if (status == CreativeStatus.Rejected)
            Assert.Null(creative.Reject("x", Goods.Reviewer, Now));
        return SaveAsync(host, creative, c => c.Id.Value);
    }

    private static AdPlacement Booking(AdSlot slot, AdPlacementStatus status)
    {
        var day = BusinessDay.DayAt(Now);
        var booking = AdPlacement.Book(new(Guid.CreateVersion7()), slot, KnownMerchants.First, new(day.AddDays(1), day.AddDays(3), "h", null), Goods.Owner, Now);
        if (status is AdPlacementStatus.Approved or AdPlacementStatus.Running or AdPlacementStatus.Ended)
            Assert.Null(booking.Approve(new(DemoUsers.Supervisor.Id), Now));
        if (status is AdPlacementStatus.Running or AdPlacementStatus.Ended)
            booking.Follow(day.AddDays(status == AdPlacementStatus.Ended ? 3 : 1), Now);
        if (status == AdPlacementStatus.Rejected)
            Assert.Null(booking.Reject("x", new(DemoUsers.Supervisor.Id), Now));
        if (status == AdPlacementStatus.Cancelled)
            Assert.Null(booking.Cancel(Goods.Owner, Now));
        return booking;
    }

    private static Dictionary<string, object?> CampaignInput(Guid id, string mutation)
    {
        var input = Input("campaignId", NodeId.Of(new CampaignId(id)), mutation switch { "returnCampaign" => "comment", "requestCampaignTermination" or "requestCampaignChange" => "reason", _ => null });
        if (mutation is "editCampaign" or "requestCampaignChange")
            input["plan"] = new { theme = "新主题", conditions = "c", offers = "o", platformFit = "f", from = Now.AddHours(0), until = Now.AddDays(3) };
        if (mutation == "setCampaignProducts")
            input["productIds"] = Array.Empty<string>();
        if (mutation == "submitCampaignCreative")
            (input["channel"], input["headline"], input["words"]) = ("PLATFORM", "h", "w");
        return input;
    }

    private static Dictionary<string, object?> Input(string name, NodeId id, string? words)
    {
        var input = new Dictionary<string, object?> { [name] = id.ToString() };
        if (words is not null)
            input[words] = "依据充分";
        return input;
    }
}
