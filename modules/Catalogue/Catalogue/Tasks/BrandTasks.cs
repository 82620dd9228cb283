using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Merchants.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;
using Modular.Persistence;

namespace Catalogue.Tasks;

/// <summary>What waits for those who decide on authorisations (FE-02, CAT-13).</summary>
internal sealed class BrandTasks(CatalogueDb db, AllowedActions allowed)
{
    /// <summary>Registers all of them.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddScoped<BrandTasks>();
        services.AddScoped<ITaskSource>(s => s.GetRequiredService<BrandTasks>().Authorisations());
    }

    private QueriedTasks<BrandAuthorisationId> Authorisations()
    {
        var action = BrandAuthorisationActions.Grant;
        var reach = allowed.ReachOf(action.Mutation);
        var (isEverywhere, merchants) = (reach.IsEverywhere, reach.Merchants.Select(m => new MerchantId(m)).ToList());
        return new(new("catalogue.brand-authorisation", action.Mutation, IsDated: false), db.FactsOfAuthorisations().Where(action.IsOpen)
            .Where(f => isEverywhere || merchants.Contains(f.MerchantId))
            .Select(f => new TaskRow<BrandAuthorisationId> { Id = f.Id, Occurrence = f.StepCount, When = f.RequestedAt, MerchantId = f.MerchantId.Value, Title = TitleOf(f.BrandName) }));
    }

    private static IReadOnlyList<TitlePart> TitleOf(string brand) => [new("brand", brand)];
}
