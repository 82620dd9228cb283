using Merchants.DownloadDocument;
using Merchants.Model;
using Merchants.Notices;
using Merchants.Persistence;
using Merchants.PublicProfile;
using Microsoft.Extensions.DependencyInjection;
using Modular.Messaging;
using Modular.Persistence;

namespace Merchants;

/// <summary>Registers what customers may know and say, and what is noted of those who read papers (DOC-20 to DOC-23).</summary>
internal static class PublicSlice
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddScoped<PaperLinks>();
        services.AddScoped<PublicProfiles>();
        services.AddSingleton<AttemptLimits<MerchantsDb>>();
        // A customer is told what was done, and not by whom.
        services.AddSteps<MerchantsDb>([nameof(DocumentReport)], caller => caller.IsPlatformWide);
        foreach (var kind in ReportNotices.Kinds)
            services.AddSingleton(kind);
    }
}
