using Merchants.Model;
using Merchants.Notices;
using Merchants.Persistence;
using Merchants.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Modular.Messaging;

namespace Merchants;

/// <summary>Registers what belongs to requests for papers, their collecting, and missing parts (DOC-01, DOC-03, DOC-05, DOC-27).</summary>
internal static class DemandSlice
{
    public static void AddTo(IServiceCollection services)
    {
        DemandTasks.AddTo(services);
        services.AddSteps<MerchantsDb>([nameof(DocumentRequest), nameof(CollectionTask), nameof(SupplementRequest)]);
        foreach (var kind in DemandNotices.Kinds.Concat(SupplementNotices.Kinds))
            services.AddSingleton(kind);
    }
}
