using Microsoft.Extensions.DependencyInjection;

namespace Modular.Kernel;

/// <summary>The one public type of a module. GraphQL types are discovered in its assembly; only services are registered here.</summary>
public interface IModule
{
    /// <summary>Registers the module's services: its database, its ports, its permissions.</summary>
    void AddServices(IServiceCollection services, ModuleContext context);
}
