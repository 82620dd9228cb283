using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Execution.DataLoading;
using Modular.GraphQL.Introspection;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Tests.Execution;

/// <summary>Puts small schemas together by hand and runs documents on them.</summary>
internal static class ExecutionFixture
{
    public static readonly ScalarType Int = BuiltInScalars.Int;
    public static readonly ScalarType Text = BuiltInScalars.String;

    public static Field Property<T>(string name, SchemaType type, Func<T, object?> read) =>
        new(name, type) { Resolver = new PropertyResolver(o => read((T)o)) };

    public static Field Row(string name, SchemaType type, Func<ResolverContext, ValueTask<object?>> resolve, params InputValue[] arguments) =>
        new(name, type, arguments) { Resolver = new RowResolver(resolve) };

    public static Field Sync(string name, SchemaType type, Func<ResolverContext, object?> resolve, params InputValue[] arguments) =>
        Row(name, type, c => new(resolve(c)), arguments);

    public static Field Batch(string name, SchemaType type, Func<BatchResolverContext, ValueTask<IReadOnlyList<object?>>> resolve) =>
        new(name, type) { Resolver = new BatchFieldResolver(resolve) };

    public static ObjectType Object<T>(string name, params Field[] fields) => Complete(new(name) { ClrType = typeof(T) }, fields);

    public static ObjectType Root(string name, params Field[] fields) => Complete(new(name), fields);

    public static ObjectType Complete(ObjectType type, Field[] fields, params InterfaceType[] interfaces)
    {
        type.Complete(fields, interfaces);
        return type;
    }

    public static RequestExecutor Executor(ObjectType query, ObjectType? mutation = null, IEnumerable<NamedType>? more = null, DataLoaderDefinition[]? loaders = null, ObjectType? subscription = null, IReadOnlyList<DirectiveDefinition>? directives = null)
    {
        IEnumerable<NamedType> own = [query, .. new[] { mutation, subscription }.OfType<ObjectType>(), .. more ?? []];
        var reached = new HashSet<NamedType>(IntrospectionTypes.All);
        foreach (var type in own.Concat([BuiltInScalars.Boolean, BuiltInScalars.String]))
            Reach(type, reached);
        var schema = new Schema(new()
        {
            Query = query,
            Mutation = mutation,
            Subscription = subscription,
            Types = [.. reached.OrderBy(t => t.Name, StringComparer.Ordinal)],
            Directives = [.. BuiltInDirectives.All, .. directives ?? []],
            MetaFields = IntrospectionTypes.MetaFields,
            DataLoaders = loaders ?? [],
        });
        return new(schema, new() { MaxCost = 0 }, NullLogger<RequestExecutor>.Instance);
    }

    public static async Task<string> RunAsync(
        this RequestExecutor executor, string document, object? variables = null, ClaimsPrincipal? user = null, string? operation = null, CancellationToken cancellation = default)
    {
        await using var services = new ServiceCollection().AddScoped<RequestContextAccessor>().BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        // On the pool as in a server: the test runner's own context would take continuations apart that belong together.
        using var result = await Task.Run(() => executor.ExecuteAsync(
            new()
            {
                Document = Encoding.UTF8.GetBytes(document),
                OperationName = operation,
                Variables = variables switch { null => default, JsonElement json => json, _ => JsonSerializer.SerializeToElement(variables) },
                Services = scope.ServiceProvider,
                User = user ?? new(),
                CorrelationId = "c-1",
            },
            cancellation), CancellationToken.None);
        var text = Encoding.UTF8.GetString(result.Body.Span);
        using var parsed = JsonDocument.Parse(text); // Whatever happens, the response is JSON.
        return text;
    }

    private static void Reach(NamedType type, HashSet<NamedType> reached)
    {
        if (!reached.Add(type))
            return;
        IEnumerable<NamedType> next = type switch
        {
            FieldedType fielded => [.. fielded.Interfaces, .. fielded.Fields.SelectMany(f => f.Arguments.Select(a => a.Type.Named).Append(f.Type.Named))],
            UnionType union => union.Members,
            InputObjectType input => input.Fields.Select(f => f.Type.Named),
            _ => [],
        };
        foreach (var other in next)
            Reach(other, reached);
    }
}
