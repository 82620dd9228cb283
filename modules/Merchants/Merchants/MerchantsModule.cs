using Merchants.ArchiveDocument;
using Merchants.Contracts;
using Merchants.Model;
using Merchants.Notices;
using Merchants.Outside;
using Merchants.Persistence;
using Merchants.Privacy;
using Merchants.ReadMerchants;
using Merchants.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;
using Modular.Persistence.Backup;

[assembly: Module("Merchants", Version = "1.0", Kernel = "1")]

namespace Merchants;

/// <summary>Merchants and their papers: application, two reviews, agreement.</summary>
public sealed class MerchantsModule : IModule
{
    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, ModuleContext context)
    {
        services.AddModuleDatabase<MerchantsDb>(context);
        services.AddModuleMessaging<MerchantsDb>(context);
        services.AddScoped<IMerchantReader, MerchantReader>();
        services.AddScoped<IMerchantPapers, MerchantPapers>();
        services.AddSingleton<IFileReferences, ReferredFiles>();
        services.AddSingleton<IPersonalData, ApplicantsData>();
        services.AddSingleton<IBackupObserver, NoteBackup>();
        MerchantsTasks.AddTo(services);
        ReviewSlice.AddTo(services);
        PapersSlice.AddTo(services, context.Settings);
        LifecycleSlice.AddTo(services);
        DemandSlice.AddTo(services);
        PublicSlice.AddTo(services);
        services.AddSteps<MerchantsDb>([nameof(Document), nameof(MerchantApplication), nameof(Merchant)], typeof(RejectionReason), typeof(ApplicationRejectionReason));
        services.AddAuditTimeline<MerchantsDb>(nameof(MerchantApplication), nameof(Agreement)).AddAuditTimeline<MerchantsDb>(nameof(Merchant));
        services.AddOptions<MerchantsOptions>().Bind(context.Settings).ValidateDataAnnotations()
            .Validate(o => o.WorkingTime.Problem() is null, "Modules:Merchants:WorkingTime needs a known TimeZone, a Start before the End, and at least one of Days.")
            .ValidateOnStart();
        services.AddSingleton(s => s.GetRequiredService<IOptions<MerchantsOptions>>().Value);
        foreach (var permission in MerchantsPermissions.All)
            services.AddSingleton(permission);
        foreach (var kind in MerchantsNotices.All)
            services.AddSingleton(kind);
    }
}
