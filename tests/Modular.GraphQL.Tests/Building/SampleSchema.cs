using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.GraphQL.Building;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Tests.Building.Sample;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Tests.Building;

/// <summary>The schema of the sample types, with the container that runs it.</summary>
internal sealed class SampleSchema : IAsyncDisposable
{
    private readonly ServiceProvider _provider;

    public SampleSchema()
    {
        var services = Services();
        _provider = services.BuildServiceProvider(validateScopes: true);
        Schema = Builder(services).Build();
    }

    public Schema Schema { get; }

    public CallLog Log => _provider.GetRequiredService<CallLog>();

    public static IServiceCollection Services() =>
        new ServiceCollection().AddScoped<RequestContextAccessor>().AddSingleton<CallLog>().AddScoped<OrdersDb>();

    public static SchemaBuilder Builder(IServiceCollection services) => new SchemaBuilder { Services = services }
        .AddTypes(typeof(Merchant).Assembly.GetTypes().Where(t => t.Namespace == typeof(Merchant).Namespace));

    public async Task<string> RunAsync(string document, object? variables = null, params string[] permissions)
    {
        var identity = new ClaimsIdentity([.. permissions.Select(p => new Claim(RequestContext.PermissionClaim, p))], "test");
        await using var scope = _provider.CreateAsyncScope();
        using var result = await new RequestExecutor(Schema, new(), NullLogger<RequestExecutor>.Instance).ExecuteAsync(
            new()
            {
                Document = Encoding.UTF8.GetBytes(document),
                Variables = variables is null ? default : JsonSerializer.SerializeToElement(variables),
                Services = scope.ServiceProvider,
                User = new(identity),
                CorrelationId = "c-1",
            },
            CancellationToken.None);
        return Encoding.UTF8.GetString(result.Body.Span);
    }

    public ValueTask DisposeAsync() => _provider.DisposeAsync();
}
