using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Modular.Kernel;

namespace Modular.Platform.Webhooks;

/// <summary>Registers webhooks.</summary>
internal static class WebhookRegistration
{
    /// <summary>Registers all of it.</summary>
    /// <exception cref="InvalidOperationException">The settings below <c>Webhooks</c> are wrong.</exception>
    public static void AddWebhooks(this IServiceCollection services, ModuleContext context)
    {
        services.AddSingleton(WebhookOptions.Load(context.Configuration));
        foreach (var permission in WebhookPermissions.All)
            services.AddSingleton(permission);
        services.TryAddSingleton<IHostAddresses, SystemHostAddresses>();
        services.AddSingleton<AddressGuard>();
        services.AddSingleton<WebhookInput>();
        services.AddSingleton<WebhookClient>();
        services.AddSingleton<WebhookWakeUp>();
        services.AddSingleton<DeliveryQueue>();
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<DeliveryLoop>(s));
        services.AddSingleton<IBackgroundWork>(s => ActivatorUtilities.CreateInstance<WebhookWork>(s));
    }
}
