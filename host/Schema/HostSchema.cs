using Modular.GraphQL.Building;
using Modular.GraphQL.Data;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Types;
using Modular.Host.Modules;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;

namespace Modular.Host;

/// <summary>The one schema, made of what the modules contribute.</summary>
internal static class HostSchema
{
    private const string Description = "An online marketplace: merchants and their papers, goods, orders, money, and the work of those who run it.";

    /// <summary>Registers the schema and its executor; both are made when they are first asked for.</summary>
    public static IServiceCollection AddSchema(this IServiceCollection services, ModuleCatalog modules, ExecutorOptions options)
    {
        services.AddSingleton(_ => Build(services, modules));
        services.AddSingleton(options);
        services.AddAllowedActions((s, mutation) => s.GetRequiredService<Schema>().Mutation?.Find(mutation) is { } field ? field.Access?.Permissions ?? [] : null);
        services.AddSingleton<IRequestExecutor, RequestExecutor>();
        return services;
    }

    /// <summary>
    /// Builds the schema. Where it has mistakes that are gone without an optional module, that module is broken; otherwise
    /// <see cref="HostStartException"/> tells all mistakes with their members.
    /// </summary>
    public static Schema Build(IServiceCollection? services, ModuleCatalog modules)
    {
        while (true)
        {
            try
            {
                return Build(services, modules.Modules);
            }
            catch (SchemaException e)
            {
                var culprit = modules.Modules.LastOrDefault(m => modules.IsOptional(m.Name) && Builds(services, modules.Without(m.Name)))
                    ?? throw new HostStartException(e.Message, "correct the members named above, or disable their module", e);
                modules.Break(culprit.Name, e.Message.ReplaceLineEndings("\n  "), e);
            }
        }
    }

    private static Schema Build(IServiceCollection? services, IReadOnlyList<LoadedModule> modules)
    {
        var builder = new SchemaBuilder { Services = services, Description = Description, IncrementalDelivery = true };
        builder.AddAssembly(typeof(ICaller).Assembly);
        builder.AddAssembly(typeof(AuditPermissions).Assembly);
        builder.AddAssembly(typeof(MessagingPermissions).Assembly);
        foreach (var module in modules)
        {
            if (module.Contracts is not null)
                builder.AddAssembly(module.Contracts);
            builder.AddAssembly(module.Assembly);
        }

        return builder.AddData().Build();
    }

    private static bool Builds(IServiceCollection? services, IReadOnlyList<LoadedModule> modules)
    {
        try
        {
            Build(services, modules);
            return true;
        }
        catch (SchemaException)
        {
            return false;
        }
    }
}
