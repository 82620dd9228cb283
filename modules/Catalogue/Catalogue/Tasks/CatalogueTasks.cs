using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Merchants.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;
using Modular.Persistence;

namespace Catalogue.Tasks;

/// <summary>What waits for reviewers and merchants (FE-02, CAT-02): products and services with which the caller may take an action now.</summary>
internal sealed class CatalogueTasks(CatalogueDb db, AllowedActions allowed)
{
    private static readonly Func<CatalogueTasks, ITaskSource>[] Kinds =
    [
        t => t.Products("product-review", ProductActions.Approve),
        t => t.Products("product-changes", ProductActions.Submit, ProductStatus.ChangesRequested),
        t => t.Services("service-review", ServiceActions.Approve),
        t => t.Services("service-changes", ServiceActions.Submit, ServiceListingStatus.ChangesRequested),
    ];

    /// <summary>Registers all of them.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddScoped<CatalogueTasks>();
        foreach (var kind in Kinds)
            services.AddScoped(s => kind(s.GetRequiredService<CatalogueTasks>()));
    }

    private QueriedTasks<ProductId> Products(string name, StateAction<ProductFacts, ProductStatus> action, ProductStatus? only = null)
    {
        var reach = allowed.ReachOf(action.Mutation);
        var (isEverywhere, merchants) = (reach.IsEverywhere, reach.Merchants.Select(m => new MerchantId(m)).ToList());
        return new(new($"catalogue.{name}", action.Mutation, IsDated: false), db.FactsOfProducts().Where(action.IsOpen)
            .Where(f => only == null || f.Status == only)
            .Where(f => isEverywhere || merchants.Contains(f.MerchantId))
            .Select(f => new TaskRow<ProductId> { Id = f.Id, Occurrence = f.StepCount, When = f.Since, MerchantId = f.MerchantId.Value, Title = TitleOf(f.Title) }));
    }

    private QueriedTasks<ServiceListingId> Services(string name, StateAction<ServiceFacts, ServiceListingStatus> action, ServiceListingStatus? only = null)
    {
        var reach = allowed.ReachOf(action.Mutation);
        var (isEverywhere, merchants) = (reach.IsEverywhere, reach.Merchants.Select(m => new MerchantId(m)).ToList());
        return new(new($"catalogue.{name}", action.Mutation, IsDated: false), db.FactsOfServices().Where(action.IsOpen)
            .Where(f => only == null || f.Status == only)
            .Where(f => isEverywhere || merchants.Contains(f.MerchantId))
            .Select(f => new TaskRow<ServiceListingId> { Id = f.Id, Occurrence = f.StepCount, When = f.Since, MerchantId = f.MerchantId.Value, Title = TitleOf(f.Title) }));
    }

    private static IReadOnlyList<TitlePart> TitleOf(string title) => [new("title", title)];
}
