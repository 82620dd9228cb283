using Catalogue.Campaigns;
using Catalogue.ImportProducts;
using Catalogue.Model;
using Catalogue.Notices;
using Catalogue.Persistence;
using Catalogue.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Modular.Messaging;
using Modular.Persistence;

namespace Catalogue;

/// <summary>Registers what belongs to selling: promotions, imports, campaigns, advertising, shop pages.</summary>
internal static class SellingSlices
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddSteps<CatalogueDb>([nameof(PriceRule), nameof(ProductImport), nameof(StockAlert), nameof(Campaign), nameof(CampaignChange), nameof(CampaignCreative), nameof(AdPlacement), nameof(ShopPageVersion)]);
        services.AddScoped<ImportBatch>();
        services.AddScoped<CampaignTurn>();
        services.AddSingleton<IFileReferences, ImportedFiles>();
        SellingTasks.AddTo(services);
        foreach (var permission in SellingPermissions.All)
            services.AddSingleton(permission);
        foreach (var kind in SellingNotices.All)
            services.AddSingleton(kind);
    }
}
