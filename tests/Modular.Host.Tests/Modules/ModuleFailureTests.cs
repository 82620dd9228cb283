using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Modules;
using Modular.Kernel;

namespace Modular.Host.Tests.Modules;

/// <summary>Every module that does not fit is refused with one message: module, file, reason, what to do.</summary>
public sealed class ModuleFailureTests : IDisposable
{
    private const string Registers = "public void AddServices(IServiceCollection services, ModuleContext context) { }";

    private static readonly Dictionary<string, (Action<ModuleWorkshop> Make, string Reason)> Faults = new()
    {
        ["dependency not installed"] = (w => w.Module("A", dependsOn: "B"), "depends on {B}, which is not installed"),
        ["dependency disabled"] = (w => w.Module("A", dependsOn: "B").Module("B").Set("B", "Enabled", "false"), "depends on {B}, which is disabled"),
        ["cycle"] = (w => w.Module("A", dependsOn: "B").Module("B", dependsOn: "C").Module("C", dependsOn: "A"), "in a circle: {A} → {B} → {C} → {A}"),
        ["self"] = (w => w.Module("A", dependsOn: "A"), "in a circle: {A} → {A}"),
        ["other kernel"] = (w => w.Module("A", manifest: w.Named("[assembly: Module(\"{A}\", Kernel = \"2\")]")), "written for kernel 2, and this host has kernel 1"),
        ["other name"] = (w => w.Module("A", manifest: "[assembly: Module(\"Other\", Kernel = \"1\")]"), "the module is called 'Other'"),
        ["no manifest"] = (w => w.Module("A", manifest: "// none"), "has no [assembly: Module] attribute"),
        ["no module class"] = (w => w.Module("A", source: "public sealed class Nothing { }"), "no public class that implements IModule"),
        ["internal module class"] = (w => w.Module("A", source: $"internal sealed class Hidden : IModule {{ {Registers} }}"), "no public class that implements IModule"),
        ["two module classes"] = (w => w.Module("A", source: $"public sealed class One : IModule {{ {Registers} }} public sealed class Two : IModule {{ {Registers} }}"),
            "has 2 public classes that implement IModule: One, Two"),
        ["constructor with parameters"] = (w => w.Module("A", source: $"public sealed class One : IModule {{ public One(int x) {{ }} {Registers} }}"), "no public constructor without parameters"),
        ["constructor throws"] = (w => w.Module("A", source: $"public sealed class One : IModule {{ public One() {{ throw new System.Exception(\"no luck\"); }} {Registers} }}"),
            "its constructor failed: no luck"),
        ["text instead of an assembly"] = (w => { w.Module("A"); File.WriteAllText(w.FileOf("A"), "hello"); }, "not a .NET assembly"),
        ["cut assembly"] = (w => { w.Module("A"); File.WriteAllBytes(w.FileOf("A"), File.ReadAllBytes(w.FileOf("A"))[..700]); }, "not a .NET assembly"),
        ["empty assembly"] = (w => { w.Module("A"); File.WriteAllText(w.FileOf("A"), ""); }, "not a .NET assembly"),
        ["no assembly"] = (w => { w.Module("A"); File.Move(w.FileOf("A"), w.FileOf("A", "Other.dll")); }, "the folder holds no {A}.dll"),
        ["private dependency missing"] = (w =>
            {
                var file = w.Library("A", "Priv", "public interface IPrivate { }");
                w.Module("A", source: $"public sealed class One : IModule, IPrivate {{ {Registers} }}", references: file);
                File.Delete(file);
            }, "Could not load file or assembly 'Priv"),
        ["broken contracts"] = (w => { w.Module("A"); File.WriteAllText(w.FileOf("A", w.NameOf("A") + ".Contracts.dll"), "hello"); }, "the contracts cannot be loaded"),
        ["contracts changed since"] = (w =>
            {
                var old = w.Library("A", w.NameOf("A") + ".Contracts", "public interface IOld { }");
                w.Module("A", source: $"public sealed class One : IModule, IOld {{ {Registers} }}", references: old);
                w.Library("A", w.NameOf("A") + ".Contracts", "public interface INew { }");
            }, "Could not load type 'IOld'"),
    };

    private readonly ModuleWorkshop _workshop = new();

    public static TheoryData<string> FaultNames => [.. Faults.Keys];

    [Theory, MemberData(nameof(FaultNames))]
    public void A_broken_module_ends_the_start_with_one_readable_message(string fault)
    {
        Faults[fault].Make(_workshop);

        var failure = Assert.Throws<ModuleException>(() => _workshop.Load());

        Assert.Contains(_workshop.Named(Faults[fault].Reason), failure.Message, StringComparison.Ordinal);
        Assert.StartsWith("Module ", failure.Message, StringComparison.Ordinal);
        var lines = failure.Message.Split('\n');
        Assert.Equal(["  file", "  reason", "  what to do"], lines.Skip(1).Select(l => l.Split(':')[0]));
        Assert.Contains(_workshop.Root, lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", failure.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(FaultNames))]
    public void A_broken_module_that_is_optional_is_named_and_the_others_run(string fault)
    {
        Faults[fault].Make(_workshop);
        foreach (var name in new[] { "A", "B", "C" })
            _workshop.Set(name, "Optional", "true");
        _workshop.Module("Z");

        var catalog = _workshop.Load();

        Assert.Contains(_workshop.NameOf("A"), catalog.Broken.Failures.Select(f => f.Module));
        Assert.Equal([_workshop.NameOf("Z")], catalog.Modules.Select(m => m.Name));
    }

    [Fact]
    public void A_module_that_needs_a_broken_optional_one_fails_the_start()
    {
        _workshop.Module("A", source: "public sealed class Nothing { }").Set("A", "Optional", "true").Module("B", dependsOn: "A");

        var failure = Assert.Throws<ModuleException>(() => _workshop.Load());

        Assert.Equal(_workshop.NameOf("B"), failure.Module);
        Assert.Contains(_workshop.Named("depends on {A}, which is broken"), failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_disabled_module_is_not_even_read()
    {
        _workshop.Module("A").Module("B").Set("A", "Enabled", "false");
        File.WriteAllText(_workshop.FileOf("A"), "broken");

        Assert.Equal([_workshop.NameOf("B")], _workshop.Load().Modules.Select(m => m.Name));
    }

    [Fact]
    public void A_setting_that_is_neither_true_nor_false_is_told()
    {
        _workshop.Module("A").Set("A", "Enabled", "maybe");

        Assert.Contains("'maybe'", Assert.Throws<HostStartException>(() => _workshop.Load()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_module_in_two_folders_is_refused()
    {
        using var other = new ModuleWorkshop();
        _workshop.Module("A");
        Directory.CreateDirectory(Path.Combine(other.Root, _workshop.NameOf("A")));
        File.Copy(_workshop.FileOf("A"), Path.Combine(other.Root, _workshop.NameOf("A"), _workshop.NameOf("A") + ".dll"));
        var settings = new ModuleSettings(
            new ConfigurationBuilder().AddInMemoryCollection([new("Modules:Path", other.Root)]).Build(), _workshop.Root);

        Assert.Contains("another module of this name", Assert.Throws<ModuleException>(() => ModuleCatalog.Load(settings)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_module_path_that_does_not_exist_is_told()
    {
        var settings = new ModuleSettings(
            new ConfigurationBuilder().AddInMemoryCollection([new("Modules:Path", "/no/such/folder")]).Build(), _workshop.Root);

        Assert.Contains("/no/such/folder", Assert.Throws<HostStartException>(() => ModuleCatalog.Load(settings)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_module_whose_services_fail_leaves_none_behind_and_takes_its_dependents_with_it()
    {
        _workshop.Module("A", source: """
                public sealed class One : IModule
                {
                    public void AddServices(IServiceCollection services, ModuleContext context)
                    {
                        services.AddSingleton("half");
                        throw new System.InvalidOperationException("no setting");
                    }
                }
                """).Module("B", dependsOn: "A").Module("C");
        _workshop.Set("A", "Optional", "true").Set("B", "Optional", "true");
        var services = new ServiceCollection();
        var catalog = _workshop.Load();

        services.AddModules(catalog, m => new ModuleContext(m.Name, m.Assembly, new ConfigurationBuilder().Build(), _workshop.Root, true));

        Assert.Empty(services);
        Assert.Equal([_workshop.NameOf("C")], catalog.Modules.Select(m => m.Name));
        Assert.Equal([_workshop.NameOf("A"), _workshop.NameOf("B")], catalog.Broken.Failures.Select(f => f.Module));
        Assert.Contains("AddServices failed: no setting", catalog.Broken.Failures.First().Message, StringComparison.Ordinal);
    }

    public void Dispose() => _workshop.Dispose();
}
