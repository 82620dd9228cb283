using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;
using Modular.Persistence;

[assembly: Module("Shop", Version = "1.0", Kernel = "1")]

namespace Shop;

/// <summary>Products to measure with: a plug-in that the benchmark gives to the host.</summary>
public sealed class ShopModule : IModule
{
    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, ModuleContext context) => services.AddModuleDatabase<ShopDb>(context);
}
