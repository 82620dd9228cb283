using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;
using Modular.Platform.Persistence;

namespace Modular.Platform.Timelines;

/// <summary>What people may do with timelines.</summary>
internal static class TimelinePermissions
{
    public const string Comment = "comments:write";

    public static Permission Declared { get; } = new(Comment, "Comment on what one sees, and change one's own comments (FE-05).",
        Roles.Merchant, Roles.Uploader, Roles.Reviewer, Roles.Fulfilment, Roles.Finance, Roles.Inspector, Roles.Supervisor, Roles.Assistant, Roles.HumanResources, Roles.Risk);
}

/// <summary>Registers timelines and comments.</summary>
internal static class TimelineRegistration
{
    public static void AddTimelines(this IServiceCollection services)
    {
        services.AddSingleton(TimelinePermissions.Declared);
        services.AddScoped<Timeline>();
        services.AddScoped(s => Timeline.CommentsOf(s.GetRequiredService<PlatformDb>()));
    }
}
