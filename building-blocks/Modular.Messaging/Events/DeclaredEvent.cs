using System.Reflection;
using System.Runtime.Loader;
using Modular.Kernel;

namespace Modular.Messaging;

/// <summary>An event that a module's contracts declare, whoever raises it. Registered as a singleton each.</summary>
/// <param name="Module">The declaring module.</param>
/// <param name="Name">The stable name.</param>
/// <param name="Version">The version of its shape.</param>
public sealed record DeclaredEvent(string Module, string Name, int Version)
{
    /// <summary>Those of a module's contracts; none where it has no contracts or never uses them.</summary>
    internal static IEnumerable<DeclaredEvent> In(ModuleContext module)
    {
        // Bound as the module itself binds it, so that it is the one copy in the process.
        var contracts = module.Assembly.GetReferencedAssemblies().FirstOrDefault(r => r.Name == $"{module.Name}.Contracts");
        if (contracts is null || AssemblyLoadContext.GetLoadContext(module.Assembly) is not { } context)
            return [];
        return from type in context.LoadFromAssemblyName(contracts).GetTypes()
               where type.GetCustomAttribute<EventAttribute>() is not null
               let name = EventName.Of(type)
               select new DeclaredEvent(module.Name, name.Name, name.Version);
    }
}
