using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Notices;
using Catalogue.Persistence;
using Catalogue.ReadProducts;
using Catalogue.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;

[assembly: Module("Catalogue", Version = "1.0", Kernel = "1", DependsOn = new[] { "Merchants" })]

namespace Catalogue;

/// <summary>Goods: reviewed, listed, and in stock.</summary>
public sealed class CatalogueModule : IModule
{
    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, ModuleContext context)
    {
        services.AddModuleDatabase<CatalogueDb>(context);
        services.AddModuleMessaging<CatalogueDb>(context);
        services.AddSteps<CatalogueDb>([nameof(Product)], typeof(ProductRejectionReason));
        services.AddAuditTimeline<CatalogueDb>(nameof(Product));
        services.AddScoped<ICatalogueReader, CatalogueReader>();
        services.AddScoped<IOfferReader, OfferReader>();
        CatalogueTasks.AddTo(services);
        GoodsSlices.AddTo(services);
        SellingSlices.AddTo(services);
        services.AddOptions<CatalogueOptions>().Bind(context.Settings).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(s => s.GetRequiredService<IOptions<CatalogueOptions>>().Value);
        foreach (var permission in CataloguePermissions.All)
            services.AddSingleton(permission);
        foreach (var kind in CatalogueNotices.All)
            services.AddSingleton(kind);
    }
}
