using Catalogue.CheckProduct;
using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Notices;
using Catalogue.Persistence;
using Catalogue.Privacy;
using Catalogue.Services;
using Catalogue.ShowProducts;
using Catalogue.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;

namespace Catalogue;

/// <summary>Registers what is kept of goods beside the goods themselves: categories, terms, brands, images, cases (CAT-05 to CAT-13, CAT-19).</summary>
internal static class GoodsSlices
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddScoped<ProductChecker>();
        BrandTasks.AddTo(services);
        TakedownTasks.AddTo(services);
        services.AddScoped<IServiceListings, OfferedServices>();
        services.AddSingleton<IPersonalData, CatalogueData>();
        services.AddSingleton<IFileReferences, ReferredImages>();
        services.AddScoped<ChangeImages>();
        foreach (var kind in (IEnumerable<NotificationKind>)[.. BrandNotices.Kinds, .. TakedownNotices.Kinds, .. ServiceNotices.Kinds])
            services.AddSingleton(kind);
        // Neither a merchant nor a reporter is told who took a step.
        services.AddSteps<CatalogueDb>([nameof(TakedownCase)], caller => caller.IsPlatformWide);
        services.AddSteps<CatalogueDb>([nameof(ProductCategory), nameof(TermList), nameof(BrandAuthorisation), nameof(ServiceListing)]);
        services.AddAuditTimeline<CatalogueDb>(nameof(ProductCategory)).AddAuditTimeline<CatalogueDb>(nameof(TermList)).AddAuditTimeline<CatalogueDb>(nameof(BrandAuthorisation))
            .AddAuditTimeline<CatalogueDb>(nameof(Brand)).AddAuditTimeline<CatalogueDb>(nameof(ServiceListing));
    }
}
