using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Modular.Kernel;

/// <summary>What the host tells a module about its surroundings while services are registered.</summary>
/// <param name="Name">The module's name.</param>
/// <param name="Assembly">The module's assembly.</param>
/// <param name="Configuration">All settings of the host.</param>
/// <param name="DataPath">The folder for the host's data files; it exists.</param>
/// <param name="IsDevelopment">Whether the host runs in the Development environment.</param>
/// <param name="DemoData">How much demo data the module makes where it has none yet (<c>--Demo:Data</c>).</param>
public sealed record ModuleContext(
    string Name, Assembly Assembly, IConfiguration Configuration, string DataPath, bool IsDevelopment, DemoData DemoData = DemoData.None)
{
    /// <summary>The module's own settings, the section <c>Modules:{Name}</c>.</summary>
    public IConfigurationSection Settings => Configuration.GetSection($"Modules:{Name}");
}
