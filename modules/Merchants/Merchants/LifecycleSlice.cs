using Merchants.Assess;
using Merchants.CheckEntry;
using Merchants.Exits;
using Merchants.ManageMerchant;
using Merchants.Model;
using Merchants.Notices;
using Merchants.Persistence;
using Merchants.Sanctions;
using Merchants.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Modular.Messaging;

namespace Merchants;

/// <summary>Registers what a merchant's life needs: the entry by criteria, sanctions, exits, closures, plans, assessments, guidance (MER-01 to MER-10).</summary>
internal static class LifecycleSlice
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddScoped<EntryVerification>();
        services.AddScoped<EntryTurn>();
        services.AddScoped<MerchantTurn>();
        services.AddScoped<SanctionTurn>();
        services.AddScoped<OpenObligations>();
        services.AddScoped<Assessments>();
        LifecycleTasks.AddTo(services);
        // Merchants are told what was decided about them, and not by whom.
        services.AddSteps<MerchantsDb>(
            [nameof(EntryCriteria), nameof(MerchantSanction), nameof(MerchantExit), nameof(MerchantClosure), nameof(MerchantImprovementPlan), nameof(MerchantKpiTemplate), nameof(GuidanceTicket)], caller => caller.IsPlatformWide);
        foreach (var kind in LifecycleNotices.All.Concat(AssessmentNotices.All))
            services.AddSingleton(kind);
    }
}
