using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;
using Modular.Persistence;

namespace Modular.Platform.Exports;

/// <summary>Registers exports.</summary>
internal static class ExportRegistration
{
    /// <summary>Registers all of it. Which lists there are, the schema says.</summary>
    /// <exception cref="InvalidOperationException">The settings below <c>Exports</c> are wrong.</exception>
    public static void AddExports(this IServiceCollection services, ModuleContext context)
    {
        services.AddSingleton(ExportOptions.Load(context.Configuration));
        services.AddSingleton(ExportPermissions.Declared);
        services.AddSingleton<ExportLists>();
        services.AddSingleton<ExportReader>();
        services.AddSingleton<ExportQueue>();
        services.AddSingleton<ExportRun>();
        services.AddSingleton<ExportWakeUp>();
        services.AddSingleton<IBackgroundWork, ExportWork>();
        services.AddSingleton<IFileReferences, ExportFiles>();
    }
}
