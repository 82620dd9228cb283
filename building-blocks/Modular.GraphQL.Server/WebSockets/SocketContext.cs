using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.ObjectPool;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Server.Http;
using Modular.GraphQL.Server.Streams;

namespace Modular.GraphQL.Server.WebSockets;

/// <summary>What a connection has around it.</summary>
internal sealed record SocketContext(
    HttpContext Request,
    string CorrelationId,
    IRequestExecutor Executor,
    GraphQLServerOptions Options,
    IConnectionAuthenticator Authenticator,
    UserRenewal Renewal,
    StandingCheck Standing,
    StreamMetrics Metrics,
    ObjectPool<RequestParameters> Parameters,
    TimeProvider Clock,
    ILogger Logger)
{
    /// <summary>The services of the request that opened the connection.</summary>
    public IServiceProvider Services => Request.RequestServices;
}
