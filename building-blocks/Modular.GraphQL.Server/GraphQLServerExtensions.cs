using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Server.Http;
using Modular.GraphQL.Server.Page;
using Modular.GraphQL.Server.Streams;
using Modular.GraphQL.Server.Uploads;
using Modular.GraphQL.Server.WebSockets;

namespace Modular.GraphQL.Server;

/// <summary>Adds GraphQL over HTTP to an application.</summary>
public static class GraphQLServerExtensions
{
    /// <summary>Registers GraphQL over HTTP, server-sent events and WebSocket. An <see cref="IRequestExecutor"/> must be registered as a singleton.</summary>
    public static IServiceCollection AddGraphQLServer(this IServiceCollection services, Action<GraphQLServerOptions>? configure = null)
    {
        services.AddOptions<GraphQLServerOptions>().Configure(options => configure?.Invoke(options));
        services.AddSingleton<UploadFolder>();
        services.AddHostedService(provider => provider.GetRequiredService<UploadFolder>());
        services.AddSingleton<GraphQLEndpoint>();
        services.AddSingleton<GraphiQLPage>();
        services.AddSingleton<TokenPolicy>();
        services.AddSingleton<UserRenewal>();
        services.AddSingleton<StandingCheck>();
        services.AddSingleton<StreamMetrics>();
        services.AddSingleton<EventStreamSender>();
        services.AddSingleton<SocketEndpoint>();
        services.TryAddSingleton<IConnectionAuthenticator, SchemeAuthenticator>();
        services.TryAddSingleton(TimeProvider.System);
        return services;
    }

    /// <summary>
    /// Serves GraphQL at the address, over HTTP, server-sent events and WebSocket, and GraphiQL to browsers that open it; the page's files lie below <c>{pattern}/ide/</c>.
    /// An <c>Authorization</c> header that authentication did not accept answers 401 with the code AUTH_INVALID_TOKEN, so authentication must run before.
    /// </summary>
    public static IEndpointConventionBuilder MapGraphQL(this IEndpointRouteBuilder endpoints, string pattern = "/graphql")
    {
        var endpoint = endpoints.ServiceProvider.GetRequiredService<GraphQLEndpoint>();
        var page = endpoints.ServiceProvider.GetRequiredService<GraphiQLPage>();
        var sockets = endpoints.ServiceProvider.GetRequiredService<SocketEndpoint>();
        // The middleware costs every request that passes it an object, so only those that ask for a WebSocket do.
        var socketPipeline = endpoints.CreateApplicationBuilder().UseWebSockets().Use(_ => sockets.InvokeAsync).Build();
        var filesPath = pattern.TrimEnd('/') + "/ide/";
        if (page.Enabled)
            endpoints.MapGet(filesPath + "{**path}", page.SendFileAsync).ExcludeFromDescription();
        return endpoints.Map(pattern, context =>
            SocketEndpoint.IsWanted(context) ? socketPipeline(context)
            : page.Enabled && GraphiQLPage.IsWanted(context.Request) ? page.SendAsync(context, filesPath)
            : endpoint.InvokeAsync(context));
    }

    /// <summary>Serves the schema as text in the schema definition language.</summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="print">Prints the schema; called once, at the first request.</param>
    /// <param name="pattern">The address.</param>
    public static IEndpointConventionBuilder MapGraphQLSchema(this IEndpointRouteBuilder endpoints, Func<IRequestExecutor, string> print, string pattern = "/graphql/schema.graphql")
    {
        var services = endpoints.ServiceProvider;
        var text = new Lazy<byte[]>(() => Encoding.UTF8.GetBytes(print(services.GetRequiredService<IRequestExecutor>())));
        return endpoints.MapGet(pattern, async (HttpContext context) =>
        {
            context.Response.ContentType = "text/plain; charset=utf-8";
            context.Response.ContentLength = text.Value.Length;
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers.CacheControl = "no-cache";
            await context.Response.BodyWriter.WriteAsync(text.Value, context.RequestAborted);
        });
    }
}
