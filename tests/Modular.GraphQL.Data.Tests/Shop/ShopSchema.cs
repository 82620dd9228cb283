using System.Security.Claims;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.GraphQL.Building;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Data.Tests.Shop;

/// <summary>The shop behind the engine: documents in, JSON out.</summary>
internal sealed class ShopSchema : IDisposable
{
    private static readonly Lazy<RequestExecutor> Executor = new(() => new RequestExecutor(
        Build(typeof(MerchantQueries), typeof(MerchantFields), typeof(MerchantChildren)), new() { MaxCost = int.MaxValue }, NullLogger<RequestExecutor>.Instance));

    private readonly ServiceProvider _services;

    public ShopSchema(ShopDatabase database) => _services = Services().AddScoped(_ => database.Open()).BuildServiceProvider(validateScopes: true);

    public static Schema Schema => Executor.Value.Schema;

    public static Schema Build(params Type[] types) =>
        new SchemaBuilder { Services = Services().AddScoped<ShopDb>() }.AddTypes(types).AddData().Build();

    public async Task<JsonObject> RunAsync(string document, object? variables = null, CancellationToken cancellation = default)
    {
        await using var scope = _services.CreateAsyncScope();
        using var result = await Executor.Value.ExecuteAsync(
            new()
            {
                Document = Encoding.UTF8.GetBytes(document),
                Variables = variables is null ? default : JsonSerializer.SerializeToElement(variables),
                Services = scope.ServiceProvider,
                User = new ClaimsPrincipal(),
                CorrelationId = "c-1",
            },
            cancellation);
        return JsonNode.Parse(result.Body.Span)!.AsObject();
    }

    public async Task<JsonNode> DataAsync(string document, object? variables = null)
    {
        var response = await RunAsync(document, variables);
        Assert.False(response.ContainsKey("errors"), response.ToJsonString());
        return response["data"]!;
    }

    public void Dispose() => _services.Dispose();

    private static IServiceCollection Services() => new ServiceCollection().AddScoped<RequestContextAccessor>();
}
