using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.GraphQL.Building;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Language;
using Modular.GraphQL.Validation;

namespace Modular.GraphQL.Runner;

/// <summary>Keeps the executors of the schemas that were used last, since many cases share one.</summary>
internal sealed class SchemaCache
{
    private const int MostSchemas = 64;

    private readonly Dictionary<(string Sdl, bool Echoes), RequestExecutor> _executors = [];

    /// <summary>No limit at all: the cases are the caller's own.</summary>
    public static ExecutorOptions Options { get; } = new()
    {
        Parser = ParserOptions.Unlimited with { MaxDepth = 20_000 },
        Validation = ValidationOptions.Unlimited,
        MaxCost = 0,
        MaxMergedSelections = 0,
        MaxCachedDocuments = 64,
    };

    /// <summary>The executor for the schema; data that asks for arguments gets resolvers that see them.</summary>
    public RequestExecutor Find(string sdl, JsonElement? rootValue)
    {
        var key = (sdl, Echoes: rootValue is { } root && ArgumentsEcho.IsAskedFor(root));
        if (_executors.TryGetValue(key, out var known))
            return known;
        var schema = SchemaFromSdl.Build(sdl, new() { ResolverOf = key.Echoes ? (_, _) => ArgumentsEcho.Resolver : null });
        if (_executors.Count == MostSchemas)
            _executors.Clear();
        return _executors[key] = new(schema, Options, NullLogger<RequestExecutor>.Instance);
    }
}
