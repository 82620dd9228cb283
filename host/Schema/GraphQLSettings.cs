using System.Globalization;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Server;
using Modular.GraphQL.Validation;
using Modular.Kernel;

namespace Modular.Host;

/// <summary>The settings below <c>GraphQL</c>: who may read the schema, what may be run, what is told.</summary>
internal sealed class GraphQLSettings
{
    /// <summary>Holds those who may read the schema where it is not open to everyone.</summary>
    public static readonly Permission ReadSchema = new("schema:read", "Read the schema, by introspection and as a file.");

    /// <summary>The permission that reading the schema needs (<c>GraphQL:Introspection</c>: <c>everyone</c> or its name); null for none. Open in Development only, unless said.</summary>
    public string? IntrospectionPermission { get; private init; }

    /// <summary>The origins whose pages may send requests (<c>GraphQL:AllowedOrigins</c>), beside the host's own.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; private init; } = [];

    /// <summary>What the engine runs.</summary>
    public ExecutorOptions Executor { get; private init; } = new();

    private bool Page { get; init; }

    private int MaxBatchSize { get; init; }

    /// <summary>Reads and checks the settings. Throws <see cref="HostStartException"/>.</summary>
    public static GraphQLSettings Load(IConfiguration configuration, bool isDevelopment)
    {
        var section = configuration.GetSection("GraphQL");
        var introspection = section["Introspection"] ?? (isDevelopment ? "everyone" : ReadSchema.Name);
        var permission = introspection.Equals("everyone", StringComparison.OrdinalIgnoreCase) ? null : introspection;
        var trusted = section["TrustedDocuments:Path"] is { Length: > 0 } folder ? LoadTrusted(folder) : null;
        var onlyTrusted = Flag(section, "TrustedDocuments:Only", false);
        if (onlyTrusted && trusted is null)
            throw new HostStartException("GraphQL:TrustedDocuments:Only is set, and there are no trusted documents.", "name their folder with GraphQL:TrustedDocuments:Path");
        return new()
        {
            IntrospectionPermission = permission,
            AllowedOrigins = section.GetSection("AllowedOrigins").Get<string[]>() ?? [],
            Page = Flag(section, "Page", isDevelopment),
            MaxBatchSize = Number(section, "MaxBatchSize", 0),
            Executor = new()
            {
                // Who may not read the schema is not to learn it word by word.
                Validation = ValidationOptions.Default with { Suggestions = permission is null },
                IntrospectionPermission = permission,
                ErrorFilter = new ErrorFilter(),
                MaxCost = Number(section, "MaxCost", new ExecutorOptions().MaxCost),
                SlowOperationThreshold = TimeSpan.FromMilliseconds(Number(section, "SlowOperationMilliseconds", 1_000)),
                ReportCost = Flag(section, "ReportCost", false),
                TrustedDocuments = trusted,
                OnlyTrustedDocuments = onlyTrusted,
                AutomaticPersistedQueries = Flag(section, "AutomaticPersistedQueries", true),
            },
        };
    }

    /// <summary>Sets what the transport has to know.</summary>
    public void Apply(GraphQLServerOptions options)
    {
        options.GraphiQL.Enabled = Page;
        options.MaxBatchSize = MaxBatchSize;
        options.AllowedOrigins.UnionWith(AllowedOrigins);
    }

    private static TrustedDocuments LoadTrusted(string folder)
    {
        try
        {
            return TrustedDocuments.Load(Path.GetFullPath(folder));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new HostStartException($"The trusted documents cannot be read: {e.Message}", "correct GraphQL:TrustedDocuments:Path", e);
        }
    }

    private static bool Flag(IConfigurationSection section, string name, bool otherwise) => section[name] switch
    {
        null or "" => otherwise,
        var text when bool.TryParse(text, out var value) => value,
        var text => throw new HostStartException($"GraphQL:{name} is '{text}'.", "write true or false"),
    };

    private static int Number(IConfigurationSection section, string name, int otherwise) => section[name] switch
    {
        null or "" => otherwise,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) => value,
        var text => throw new HostStartException($"GraphQL:{name} is '{text}'.", "write a whole number from 0 on"),
    };
}
