using Modular.Kernel;

namespace Modular.Host.Modules;

/// <summary>Puts the modules' services into the container.</summary>
internal static class ModuleServices
{
    /// <summary>The interfaces of the kernel that a module only implements: the host finds and registers the implementations, scoped.</summary>
    private static readonly Type[] Found = [typeof(IModuleStartup), typeof(IMerchantScopeSource), typeof(IAccessSource), typeof(IOutsideUsers)];

    /// <summary>Registers what each module adds itself, and what is found in its assembly.</summary>
    public static void AddModules(this IServiceCollection services, ModuleCatalog catalog, Func<LoadedModule, ModuleContext> contextOf) =>
        catalog.ForEach(module =>
        {
            var before = services.ToArray();
            try
            {
                module.Instance.AddServices(services, contextOf(module));
                services.AddImplementations(module);
                services.AddJobs(module.Assembly);
                services.AddSearchSources(module.Assembly);
            }
            catch (Exception e)
            {
                services.Clear();
                foreach (var descriptor in before)
                    services.Add(descriptor);
                throw new ModuleException(module.Name, module.Manifest.File, $"{nameof(IModule.AddServices)} failed: {e.Message}",
                    "repair the module or its settings", e);
            }
        });

    private static void AddImplementations(this IServiceCollection services, LoadedModule module)
    {
        var registered = services.Select(d => (d.ServiceType, d.ImplementationType)).ToHashSet();
        foreach (var contract in Found)
        {
            services.Scan(scan => scan.FromAssemblies(module.Assembly)
                .AddClasses(c => c.AssignableTo(contract).Where(t => !registered.Contains((contract, t))), publicOnly: false)
                .As(contract).WithScopedLifetime());
        }
    }
}
