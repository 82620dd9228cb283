using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Platform.Persistence;

namespace Modular.Platform.Notifications;

/// <summary>Registers notifications.</summary>
internal static class NotificationRegistration
{
    /// <summary>Registers all of it but the mails.</summary>
    /// <exception cref="InvalidOperationException">The settings below <c>Notifications</c> are wrong.</exception>
    public static void AddNotifications(this IServiceCollection services, ModuleContext context)
    {
        var messaging = MessagingOptions.Load(context.Configuration);
        services.AddSingleton(NotificationOptions.Load(context.Configuration));
        services.AddSingleton<NotificationKinds>();
        services.AddScoped<NoticeWriter>();
        services.TryAddSingleton<IAudienceSource>(s => new DemoAudience(context.IsDevelopment, [.. s.GetServices<Permission>()]));
        services.AddKeyedSingleton(NotificationWork.Key, (s, _) => NotificationWork.MakeInbox(s, messaging));
        services.AddSingleton<IInbox>(s => s.GetRequiredKeyedService<Inbox<PlatformDb>>(NotificationWork.Key));
        services.AddSingleton<IBackgroundWork, NotificationWork>();
        services.TryAddSingleton(messaging);
        services.AddJob<SweepInbox<PlatformDb>>(SweepInbox<PlatformDb>.ScheduleOf(context.Name));
    }
}

/// <summary>Knows the demo users, in Development; the module that keeps accounts takes its place.</summary>
internal sealed class DemoAudience(bool isDevelopment, IReadOnlyList<Permission> permissions) : IAudienceSource
{
    private IEnumerable<DemoUser> Known => isDevelopment ? DemoUsers.All : [];

    public Task<IReadOnlyList<IReadOnlySet<Guid>>> FindAsync(IReadOnlyList<Audience> audiences, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<IReadOnlySet<Guid>>>([.. audiences.Select(a => Known.Where(u => IsMeant(u, a)).Select(u => u.Id).ToHashSet())]);

    public Task<IReadOnlyDictionary<Guid, MailAddressee>> AddresseesOfAsync(IReadOnlyCollection<Guid> userIds, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<Guid, MailAddressee>>(
            Known.Where(u => userIds.Contains(u.Id)).ToDictionary(u => u.Id, u => new MailAddressee(u.Name, $"{u.Key}@demo.example", null)));

    private bool IsMeant(DemoUser user, Audience audience) => audience.Users.Contains(user.Id)
        || (Roles.IsStaff(user.Role) && audience.Permissions.Any(h => h.MerchantId is null && permissions.Any(p => p.Name == h.Permission && (user.Role == Roles.Admin || p.Roles.Contains(user.Role)))));
}
