using System.Runtime.Loader;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Modules;
using Modular.Kernel;

namespace Modular.Host.Tests.Modules;

/// <summary>Modules load in order, each in a context of its own, and still understand each other.</summary>
public sealed class ModuleLoadingTests : IDisposable
{
    private const string Answering = """
        public sealed class TheModule : IModule
        {
            public void AddServices(IServiceCollection services, ModuleContext context) => services.AddSingleton<object>(Answer.Text);
        }
        """;

    private readonly ModuleWorkshop _workshop = new();

    [Fact]
    public void Each_module_comes_after_those_that_it_depends_on()
    {
        _workshop.Module("A", dependsOn: "C D").Module("B").Module("C", dependsOn: "D").Module("D", dependsOn: "E").Module("E");

        Assert.Equal("E D C A B".Split(' ').Select(_workshop.NameOf), _workshop.Load().Modules.Select(m => m.Name));
    }

    [Fact]
    public void Each_module_has_a_named_context_that_stays()
    {
        _workshop.Module("A").Module("B");

        var contexts = _workshop.Load().Modules.Select(m => AssemblyLoadContext.GetLoadContext(m.Assembly)!).ToList();

        Assert.Equal([_workshop.NameOf("A"), _workshop.NameOf("B")], contexts.Select(c => c.Name));
        Assert.All(contexts, c => Assert.False(c.IsCollectible));
    }

    [Fact]
    public void A_contract_is_one_type_in_every_module_even_where_each_has_a_copy_of_it()
    {
        var contracts = _workshop.Library("Owner", _workshop.NameOf("Owner") + ".Contracts", "public sealed record Placed(int Number);");
        _workshop.Module("Owner", source: """
            public sealed class TheModule : IModule
            {
                public void AddServices(IServiceCollection services, ModuleContext context) => services.AddSingleton<object>(new Placed(7));
            }
            """, references: contracts);
        _workshop.Module("Reader", dependsOn: "Owner", source: """
            public sealed class TheModule : IModule
            {
                public void AddServices(IServiceCollection services, ModuleContext context) =>
                    services.AddSingleton(services[0].ImplementationInstance is Placed { Number: 7 } ? "same type" : "another type");
            }
            """, references: contracts);
        File.Copy(contracts, _workshop.FileOf("Reader", Path.GetFileName(contracts)));

        var services = Register(_workshop.Load());

        Assert.Equal("same type", services[1].ImplementationInstance);
    }

    [Fact]
    public void Two_modules_may_have_private_dependencies_of_the_same_name()
    {
        foreach (var name in new[] { "A", "B" })
        {
            var library = _workshop.Library(name, "Private", $"public static class Answer {{ public static string Text => \"{name}\"; }}");
            _workshop.Module(name, source: Answering, references: library);
        }

        Assert.Equal(["A", "B"], Register(_workshop.Load()).Select(d => d.ImplementationInstance));
    }

    [Fact]
    public void A_copy_of_a_building_block_in_the_folder_of_a_module_is_not_loaded()
    {
        _workshop.Module("A");
        File.Copy(typeof(IModule).Assembly.Location, _workshop.FileOf("A", "Modular.Kernel.dll"));

        var module = Assert.Single(_workshop.Load().Modules);

        Assert.Same(typeof(IModule).Assembly, module.Instance.GetType().GetInterface(nameof(IModule))!.Assembly);
        Assert.DoesNotContain("Modular.Kernel", AssemblyLoadContext.GetLoadContext(module.Assembly)!.Assemblies.Select(a => a.GetName().Name));
    }

    [Fact]
    public void A_framework_package_that_only_the_module_has_comes_from_its_folder()
    {
        var library = _workshop.Library("A", "Microsoft.OnlyHere", "public static class Answer { public static string Text => \"own\"; }");
        _workshop.Module("A", source: Answering, references: library);

        Assert.Equal("own", Assert.Single(Register(_workshop.Load())).ImplementationInstance);
    }

    [Fact]
    public void Startup_work_is_found_without_being_listed_and_once_where_it_is_listed()
    {
        const string startup = """
            internal sealed class Migrate : IModuleStartup
            {
                public string Module => "x";
                public int Order => 0;
                public System.Threading.Tasks.Task RunAsync(System.Threading.CancellationToken cancellationToken) => System.Threading.Tasks.Task.CompletedTask;
            }
            """;
        _workshop.Module("Lists", source: startup + "public sealed class M : IModule { public void AddServices(IServiceCollection s, ModuleContext c) => s.AddScoped<IModuleStartup, Migrate>(); }");
        _workshop.Module("Relies", source: startup + "public sealed class M : IModule { public void AddServices(IServiceCollection s, ModuleContext c) { } }");

        var found = Register(_workshop.Load()).Where(d => d.ServiceType == typeof(IModuleStartup)).ToList();

        Assert.Equal([_workshop.NameOf("Lists"), _workshop.NameOf("Relies")], found.Select(d => d.ImplementationType!.Assembly.GetName().Name));
        Assert.All(found, d => Assert.Equal(ServiceLifetime.Scoped, d.Lifetime));
    }

    [Fact]
    public void The_folders_that_the_build_fills_hold_nothing_that_is_shared()
    {
        var folders = Directory.GetDirectories(HostFiles.Modules);
        Assert.NotEmpty(folders);
        foreach (var folder in folders)
        {
            var name = Path.GetFileName(folder);
            var files = Directory.EnumerateFiles(folder, "*.dll", SearchOption.AllDirectories).Select(f => Path.GetFileNameWithoutExtension(f)!).ToList();
            Assert.Contains(name, files);
            Assert.DoesNotContain(files, f => SharedAssemblies.Contains(f) && f != $"{name}.Contracts" && !SharedAssemblies.MayBePrivate(f));
            Assert.DoesNotContain(files, f => File.Exists(Path.Combine(HostFiles.Folder, $"{f}.dll")));
            Assert.True(File.Exists(Path.Combine(folder, $"{name}.xml")), $"the XML documentation of {name} is missing: the schema takes its descriptions from it");
        }
    }

    private ServiceCollection Register(ModuleCatalog catalog)
    {
        var services = new ServiceCollection();
        services.AddModules(catalog, m => new ModuleContext(m.Name, m.Assembly, new ConfigurationBuilder().Build(), _workshop.Root, true));
        return services;
    }

    public void Dispose() => _workshop.Dispose();
}
