using Catalogue.Advertise;
using Catalogue.Campaigns;
using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Catalogue.PriceRules;
using Catalogue.StockAlerts;
using Merchants.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;
using Modular.Persistence;

namespace Catalogue.Tasks;

/// <summary>What waits for people who sell (FE-02).</summary>
internal sealed class SellingTasks(CatalogueDb db, AllowedActions allowed, TimeProvider clock)
{
    private static readonly Func<SellingTasks, ITaskSource>[] Kinds =
    [
        t => t.PriceRules(), t => t.Alerts(), t => t.Changes(), t => t.Creatives(), t => t.Placements(),
        t => t.Campaigns("campaign-approval", CampaignActions.Approve), t => t.Campaigns("campaign-start", CampaignActions.Start), t => t.Campaigns("campaign-termination", CampaignActions.ConfirmTermination),
    ];

    /// <summary>Registers all of them.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddScoped<SellingTasks>();
        foreach (var kind in Kinds)
            services.AddScoped(s => kind(s.GetRequiredService<SellingTasks>()));
    }

    private QueriedTasks<PriceRuleId> PriceRules()
    {
        var action = PriceRuleActions.Approve;
        var (isEverywhere, merchants) = ReachOf(action.Mutation);
        return new(new("catalogue.price-rule-approval", action.Mutation, IsDated: true), db.FactsOfPriceRules(clock.GetUtcNow().UtcDateTime).Where(action.IsOpen)
            .Where(f => isEverywhere || merchants.Contains(f.MerchantId))
            .Select(f => new TaskRow<PriceRuleId> { Id = f.Id, Occurrence = f.StepCount, When = f.From, MerchantId = f.MerchantId.Value, Title = TitleOf(f.Name) }));
    }

    private QueriedTasks<StockAlertId> Alerts()
    {
        var action = StockAlertActions.Acknowledge;
        var (isEverywhere, merchants) = ReachOf(action.Mutation);
        return new(new("catalogue.stock-low", action.Mutation, IsDated: false), db.FactsOfAlerts().Where(action.IsOpen)
            .Where(f => isEverywhere || merchants.Contains(f.MerchantId))
            .Select(f => new TaskRow<StockAlertId> { Id = f.Id, Occurrence = f.StepCount, When = f.RaisedAt, MerchantId = f.MerchantId.Value, Title = SkuOf(f.Sku) }));
    }

    private QueriedTasks<CampaignId> Campaigns(string name, StateAction<CampaignFacts, CampaignStatus> action)
    {
        var (isEverywhere, merchants) = ReachOf(action.Mutation);
        return new(new($"catalogue.{name}", action.Mutation, IsDated: true), db.FactsOfCampaigns(clock.GetUtcNow().UtcDateTime).Where(action.IsOpen)
            .Where(f => isEverywhere || merchants.Contains(f.MerchantId))
            .Select(f => new TaskRow<CampaignId> { Id = f.Id, Occurrence = f.StepCount, When = f.From, MerchantId = f.MerchantId.Value, Title = TitleOf(f.Theme) }));
    }

    private QueriedTasks<CampaignChangeId> Changes()
    {
        var action = CampaignChangeActions.Approve;
        var (isEverywhere, merchants) = ReachOf(action.Mutation);
        return new(new("catalogue.campaign-change", action.Mutation, IsDated: false), db.FactsOfChanges().Where(action.IsOpen)
            .Where(f => isEverywhere || merchants.Contains(f.MerchantId))
            .Select(f => new TaskRow<CampaignChangeId> { Id = f.Id, Occurrence = f.StepCount, When = f.RequestedAt, MerchantId = f.MerchantId.Value, Title = TitleOf(f.Theme) }));
    }

    private QueriedTasks<AdPlacementId> Placements()
    {
        var action = AdPlacementActions.Approve;
        var (isEverywhere, merchants) = ReachOf(action.Mutation);
        return new(new("catalogue.ad-approval", action.Mutation, IsDated: false), db.FactsOfPlacements().Where(action.IsOpen)
            .Where(f => isEverywhere || merchants.Contains(f.MerchantId))
            .Select(f => new TaskRow<AdPlacementId> { Id = f.Id, Occurrence = f.StepCount, When = f.BookedAt, MerchantId = f.MerchantId.Value, Title = TitleOf(f.Headline) }));
    }

    private QueriedTasks<CampaignCreativeId> Creatives()
    {
        var action = CreativeActions.Approve;
        var (isEverywhere, merchants) = ReachOf(action.Mutation);
        return new(new("catalogue.campaign-creative", action.Mutation, IsDated: false), db.FactsOfCreatives().Where(action.IsOpen)
            .Where(f => isEverywhere || merchants.Contains(f.MerchantId))
            .Select(f => new TaskRow<CampaignCreativeId> { Id = f.Id, Occurrence = f.StepCount, When = f.SubmittedAt, MerchantId = f.MerchantId.Value, Title = TitleOf(f.Headline) }));
    }

    private (bool IsEverywhere, List<MerchantId> Merchants) ReachOf(string mutation)
    {
        var reach = allowed.ReachOf(mutation);
        return (reach.IsEverywhere, [.. reach.Merchants.Select(m => new MerchantId(m))]);
    }

    private static IReadOnlyList<TitlePart> SkuOf(string sku) => [new("sku", sku)];

    private static IReadOnlyList<TitlePart> TitleOf(string title) => [new("title", title)];
}
