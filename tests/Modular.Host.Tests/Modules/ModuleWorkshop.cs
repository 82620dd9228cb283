using Microsoft.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Modular.Host.Modules;

namespace Modular.Host.Tests.Modules;

/// <summary>Compiles tiny modules into a temporary folder. Names get a suffix, as the contracts of all tests share one load context.</summary>
public sealed class ModuleWorkshop : IDisposable
{
    private readonly string _suffix = Guid.NewGuid().ToString("N")[..8];
    private readonly Dictionary<string, string?> _settings = [];

    public ModuleWorkshop() => Directory.CreateDirectory(Root);

    public string Root { get; } = Path.Combine(Path.GetTempPath(), $"modules-{Guid.NewGuid():N}");

    public string NameOf(string module) => module + _suffix;

    public string FileOf(string module, string? file = null) => Path.Combine(Root, NameOf(module), file ?? $"{NameOf(module)}.dll");

    /// <summary>A module; <c>{X}</c> in the texts stands for the suffixed name of module X.</summary>
    public ModuleWorkshop Module(string name, string? dependsOn = null, string? source = null, string? manifest = null, params string[] references)
    {
        var needs = string.Join(", ", (dependsOn ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(d => $"\"{NameOf(d)}\""));
        Compile(FileOf(name), NameOf(name), $$"""
            using Microsoft.Extensions.DependencyInjection;
            using Modular.Kernel;
            {{manifest ?? $"[assembly: Module(\"{NameOf(name)}\", Version = \"1.0\", Kernel = \"1\", DependsOn = new string[] {{ {needs} }})]"}}
            {{Named(source ?? "public sealed class TheModule : IModule { public void AddServices(IServiceCollection services, ModuleContext context) { } }")}}
            """, references);
        return this;
    }

    /// <summary>A library in the module's folder: its contracts, or a private dependency.</summary>
    public string Library(string module, string assembly, string source, params string[] references)
    {
        var file = FileOf(module, $"{assembly}.dll");
        Compile(file, assembly, Named(source), references);
        return file;
    }

    public ModuleWorkshop Set(string module, string key, string value)
    {
        _settings[$"Modules:{NameOf(module)}:{key}"] = value;
        return this;
    }

    internal ModuleSettings Settings() =>
        new(new ConfigurationBuilder().AddInMemoryCollection(_settings).Build(), Root);

    internal ModuleCatalog Load() => ModuleCatalog.Load(Settings());

    public string Named(string text) => System.Text.RegularExpressions.Regex.Replace(text, @"\{(\w+)\}", m => NameOf(m.Groups[1].Value));

    public void Dispose()
    {
        // On Linux a loaded file may be deleted.
        Directory.Delete(Root, recursive: true);
    }

    private static void Compile(string file, string assembly, string source, string[] references)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, SourceCompiler.Compile(assembly, source, references.Select(r => MetadataReference.CreateFromFile(r))));
    }
}
