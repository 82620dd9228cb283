using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Modular.Kernel;

namespace Modular.Platform.Tasks;

/// <summary>What people may do with tasks.</summary>
internal static class TaskPermissions
{
    public const string Claim = "tasks:claim";
    public const string Reassign = "tasks:reassign";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(Claim, "Claim tasks, give them back and hand them on (FE-02).",
            Roles.Merchant, Roles.Uploader, Roles.Reviewer, Roles.Fulfilment, Roles.Finance, Roles.Inspector, Roles.Supervisor, Roles.Assistant, Roles.HumanResources, Roles.Risk),
        new(Reassign, "Hand on and release tasks that others have claimed (FE-02).", Roles.Supervisor),
    ];
}

/// <summary>Registers tasks.</summary>
internal static class TaskRegistration
{
    public static void AddTasks(this IServiceCollection services, ModuleContext context)
    {
        foreach (var permission in TaskPermissions.All)
            services.AddSingleton(permission);
        services.AddScoped<TaskBoard>();
        services.TryAddScoped<WorkReceivers>();
        services.TryAddSingleton<IUserNames>(new DemoUserNames(context.IsDevelopment));
    }
}

/// <summary>Knows the demo users, in Development; the module that knows accounts takes its place.</summary>
internal sealed class DemoUserNames(bool isDevelopment) : IUserNames
{
    public Task<IReadOnlyDictionary<Guid, string>> NamesOfAsync(IReadOnlyCollection<Guid> userIds, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<Guid, string>>(DemoUsers.All.Where(u => isDevelopment && userIds.Contains(u.Id)).ToDictionary(u => u.Id, u => u.Name));

    public Task<bool> IsThereAsync(Guid userId, CancellationToken cancellationToken) => Task.FromResult(isDevelopment && DemoUsers.All.Any(u => u.Id == userId));
}
