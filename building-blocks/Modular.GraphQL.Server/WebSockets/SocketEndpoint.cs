using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.ObjectPool;
using Microsoft.Extensions.Options;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Server.Http;
using Modular.GraphQL.Server.Streams;

namespace Modular.GraphQL.Server.WebSockets;

/// <summary>Takes WebSocket handshakes at the GraphQL address.</summary>
internal sealed class SocketEndpoint(
    IRequestExecutor executor,
    IOptions<GraphQLServerOptions> options,
    IConnectionAuthenticator authenticator,
    UserRenewal renewal,
    StandingCheck standing,
    StreamMetrics metrics,
    TokenPolicy tokens,
    TimeProvider clock,
    IHostApplicationLifetime application,
    ILogger<SocketEndpoint> logger)
{
    /// <summary>The one subprotocol.</summary>
    public const string Subprotocol = "graphql-transport-ws";

    private readonly ObjectPool<RequestParameters> _parameters = ObjectPool.Create<RequestParameters>();

    /// <summary>Whether a request asks for a WebSocket: by an upgrade (HTTP/1.1), or by an extended CONNECT (HTTP/2).</summary>
    public static bool IsWanted(HttpContext context) => HttpMethods.IsGet(context.Request.Method)
        ? context.Request.Headers.Upgrade.ToString().Equals("websocket", StringComparison.OrdinalIgnoreCase)
        : HttpMethods.IsConnect(context.Request.Method) && context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true, Protocol: "websocket" };

    /// <summary>Serves one connection; what is wrong with the handshake is answered as over HTTP.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var correlationId = CorrelationId.Assign(context);
        try
        {
            Check(context);
        }
        catch (RequestRefusedException refusal)
        {
            await ResponseSender.RefuseAsync(context, ResponseFormat.Json, executor, refusal);
            return;
        }

        if (!context.WebSockets.WebSocketRequestedProtocols.Contains(Subprotocol))
        {
            // The protocol wants a close code, which a refused handshake could not carry.
            using var refused = await context.WebSockets.AcceptWebSocketAsync();
            var reason = CloseReason.NoSubprotocol;
            await refused.CloseAsync((WebSocketCloseStatus)reason.Code, reason.Text, context.RequestAborted);
            return;
        }

        // Pings of the protocol keep the connection alive, and are seen by the client too.
        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { SubProtocol = Subprotocol, KeepAliveInterval = Timeout.InfiniteTimeSpan });
        using var connection = new SocketConnection(socket, new SocketContext(
            context, correlationId, executor, options.Value, authenticator, renewal, standing, metrics, _parameters, clock, logger));
        await connection.RunAsync(application.ApplicationStopping);
    }

    private void Check(HttpContext context)
    {
        if (!options.Value.Sockets.Enabled || !context.WebSockets.IsWebSocketRequest)
            throw RequestRefusedException.BadRequest("This is no WebSocket handshake that this address takes.");
        OriginPolicy.RefuseForeign(context.Request, options.Value.AllowedOrigins);
        tokens.RefuseInvalid(context);
    }
}
