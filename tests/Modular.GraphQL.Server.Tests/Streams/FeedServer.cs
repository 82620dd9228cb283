using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Modular.GraphQL.Building;
using Modular.GraphQL.Execution;

namespace Modular.GraphQL.Server.Tests.Streams;

/// <summary>A real server with the engine, the feed, and tokens that are understood as they are named.</summary>
internal sealed class FeedServer : IAsyncDisposable
{
    private readonly TestServer _server;
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, long> _counts = new();
    private readonly ConcurrentDictionary<string, long> _peaks = new();

    private FeedServer(TestServer server)
    {
        _server = server;
        var scope = server.Services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == scope)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, change, _, _) =>
        {
            lock (_counts)
            {
                var count = _counts[instrument.Name] = _counts.GetValueOrDefault(instrument.Name) + change;
                _peaks[instrument.Name] = Math.Max(count, _peaks.GetValueOrDefault(instrument.Name));
            }
        });
        _listener.Start();
    }

    public Uri Address => _server.Address;

    public HttpClient Client => _server.Client;

    public Feed Feed => _server.Services.GetRequiredService<Feed>();

    public Grants Grants => _server.Services.GetRequiredService<Grants>();

    public static async Task<FeedServer> StartAsync(Action<GraphQLServerOptions>? configure = null) => new(await TestServer.StartAsync(
        configure,
        builder =>
        {
            var services = builder.Services;
            services.AddSingleton<Feed>().AddSingleton<Grants>().AddScoped<RequestContextAccessor>();
            services.AddSingleton<IClaimsTransformation>(s => s.GetRequiredService<Grants>());
            services.AddAuthentication("Test").AddScheme<AuthenticationSchemeOptions, NamedTokens>("Test", null);
            services.AddSingleton(_ => new SchemaBuilder { Services = services }.AddTypes([typeof(FeedQueries), typeof(FeedMutations), typeof(FeedSubscriptions)]).Build());
            services.AddSingleton<IRequestExecutor>(s => new RequestExecutor(s.GetRequiredService<Types.Schema>(), new ExecutorOptions(), NullLogger<RequestExecutor>.Instance));
        },
        app => app.UseAuthentication()));

    /// <summary>What a counter of the server stands at.</summary>
    public long Count(string instrument) => _counts.GetValueOrDefault(instrument);

    /// <summary>The most that a counter of the server has stood at.</summary>
    public long Peak(string instrument) => _peaks.GetValueOrDefault(instrument);

    /// <summary>Waits until a counter is back at 0.</summary>
    public async Task NothingLeftAsync(string instrument, double seconds = 5)
    {
        for (var until = DateTime.UtcNow.AddSeconds(seconds); Count(instrument) != 0; await Task.Delay(5))
            Assert.True(DateTime.UtcNow < until, $"{instrument} is {Count(instrument)}.");
    }

    public Task<Answer> SendAsync(HttpRequestMessage request) => _server.SendAsync(request);

    public Task StopAsync() => _server.StopAsync();

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _server.DisposeAsync();
    }

    /// <summary>Understands <c>good</c>, and <c>short</c>, which is good for one to two seconds, as the framework keeps whole ones.</summary>
    private sealed class NamedTokens(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var token = Request.Headers.Authorization.ToString();
            if (token is not ("Bearer good" or "Bearer short"))
                return Task.FromResult(token.Length == 0 ? AuthenticateResult.NoResult() : AuthenticateResult.Fail("unknown"));
            var properties = new AuthenticationProperties();
            if (token == "Bearer short")
                properties.ExpiresUtc = DateTimeOffset.UtcNow.AddSeconds(2);
            var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "reader")], "Test"));
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(user, properties, "Test")));
        }
    }
}

/// <summary>Gives callers the permission of the feed, until it is taken away.</summary>
internal sealed class Grants : IClaimsTransformation
{
    public bool Reads { get; set; } = true;

    public Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal) =>
        Task.FromResult(new ClaimsPrincipal(new ClaimsIdentity(Reads ? [new Claim(ClaimTypes.Name, "reader"), new Claim("permission", "feed:read")] : [], "Test")));
}
