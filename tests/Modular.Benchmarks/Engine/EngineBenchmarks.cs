using System.Security.Claims;
using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.GraphQL.Building;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Language;
using Modular.GraphQL.Tests.Introspection;
using Modular.GraphQL.Types;
using Modular.GraphQL.Validation;

namespace Modular.Benchmarks.Engine;

/// <summary>The steps of a request inside the engine, without transport and database: <c>dotnet run -c Release --project tests/Modular.Benchmarks -- --filter '*'</c>.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class EngineBenchmarks
{
    private static readonly byte[] Document = Encoding.UTF8.GetBytes(GraphiQLQuery.Introspection);
    private static readonly byte[] List = "{ shelf { id name price variants { sku stock } } }"u8.ToArray();

    private readonly ServiceProvider _services = new ServiceCollection().BuildServiceProvider();
    private Schema _schema = null!;
    private DocumentNode _parsed = null!;
    private RequestExecutor _executor = null!;
    private RequestExecutor _uncached = null!;

    /// <summary>Builds the schema and runs each document once.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _schema = new SchemaBuilder().AddTypes([typeof(ShelfQueries)]).Build();
        _parsed = GraphQLParser.ParseDocument(Document);
        _executor = new(_schema, new ExecutorOptions { MaxCost = 0 }, NullLogger<RequestExecutor>.Instance);
        _uncached = new(_schema, new ExecutorOptions { MaxCost = 0, MaxCachedDocuments = 0 }, NullLogger<RequestExecutor>.Instance);
    }

    /// <summary>Text to syntax tree: GraphiQL's introspection query.</summary>
    [Benchmark]
    public object Parse() => GraphQLParser.ParseDocument(Document);

    /// <summary>All rules on the parsed query.</summary>
    [Benchmark]
    public object Validate() => DocumentValidator.Validate(_schema, _parsed, ValidationOptions.Default);

    /// <summary>Parsing, validating, compiling and running, with nothing kept from before.</summary>
    [Benchmark]
    public Task<int> FirstRequest() => RunAsync(_uncached, Document);

    /// <summary>Running the compiled introspection query.</summary>
    [Benchmark]
    public Task<int> RunIntrospection() => RunAsync(_executor, Document);

    /// <summary>Running a compiled list: 50 objects with 3 each below them, from memory.</summary>
    [Benchmark]
    public Task<int> RunList() => RunAsync(_executor, List);

    private async Task<int> RunAsync(RequestExecutor executor, byte[] document)
    {
        using var result = await executor.ExecuteAsync(
            new GraphQLRequest { Document = document, Services = _services, User = new ClaimsPrincipal(), CorrelationId = "benchmark" }, default);
        return result.HasErrors ? throw new InvalidOperationException(Encoding.UTF8.GetString(result.Body.Span)) : result.Body.Length;
    }
}
