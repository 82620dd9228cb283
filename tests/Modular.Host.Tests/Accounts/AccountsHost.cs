using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Modular.Host.Tests.EndToEnd;
using Modular.Host.Tests.Modules;
using Modular.Host.Tests.Startup;

namespace Modular.Host.Tests.Accounts;

/// <summary>A host with the module Accounts, and a tiny one with subscriptions that a reviewer may open.</summary>
internal sealed class AccountsHost : IAsyncDisposable
{
    private const string DemoPassword = "modular-demo";
    private readonly ModuleWorkshop _workshop = TinyModule.Compile();
    private EndToEndHost _host = null!;

    public EndToEndHost Host => _host;

    public static async Task<AccountsHost> StartAsync(DatabaseKind kind, params string[] settings)
    {
        var started = new AccountsHost();
        started._host = await EndToEndHost.ReadyOnAsync(kind, [.. HostFiles.With("Accounts"), $"--Modules:Path={started._workshop.Root}", .. settings]);
        await started._host.StartAsync();
        return started;
    }

    /// <summary>Signs a demo user in.</summary>
    public Task<SignedIn> SignInAsync(string user) => SignInAsync($"{user}@demo.example", DemoPassword);

    public async Task<SignedIn> SignInAsync(string login, string password)
    {
        var payload = await MutateAsync(null, "signIn", "signedIn { accessToken refreshToken }", new { login, password });
        var tokens = payload.GetProperty("signedIn");
        return new(tokens.GetProperty("accessToken").GetString()!, tokens.GetProperty("refreshToken").GetString()!);
    }

    /// <summary>Calls a mutation that must succeed; gives its payload.</summary>
    public async Task<JsonElement> MutateAsync(string? token, string mutation, string selection, object input)
    {
        var type = $"{char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input";
        var (status, body) = await AskAsync(token, $"mutation($input: {type}!) {{ {mutation}(input: $input) {{ {selection} errors {{ ... on Error {{ code message }} }} }} }}", new { input });
        Assert.True(status == 200 && body.TryGetProperty("data", out var data) && data.GetProperty(mutation).GetProperty("errors").ValueKind == JsonValueKind.Null, $"{status} {body}");
        return body.GetProperty("data").GetProperty(mutation);
    }

    public async Task<(int Status, JsonElement Body)> AskAsync(string? token, string query, object? variables = null)
    {
        using var request = Request(token, query, variables);
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        using var response = await _host.Client.Http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>Asks until the answer has that status.</summary>
    public Task UntilAsync(string token, string query, int status)
    {
        var found = 0;
        return Faults.Aftermath.UntilAsync(async () => (found = (await AskAsync(token, query)).Status) == status, () => $"{found} instead of {status}");
    }

    /// <summary>Opens a quiet subscription; the task ends when the server has ended it, with what it said.</summary>
    public Task<Task<string>> SubscribeAsync(string transport, string token) => transport == "WebSocket" ? OverSocketAsync(token) : OverEventsAsync(token);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _host.Dispose();
        _workshop.Dispose();
    }

    private static HttpRequestMessage Request(string? token, string query, object? variables = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    private async Task<Task<string>> OverEventsAsync(string token)
    {
        var request = Request(token, "subscription { nothing }");
        request.Headers.Accept.ParseAdd("text/event-stream");
        var response = await _host.Client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return response.Content.ReadAsStringAsync();
    }

    private async Task<Task<string>> OverSocketAsync(string token)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(_host.Client.Http.BaseAddress!) { Scheme = "ws", Path = "/graphql" }.Uri, CancellationToken.None);
        await SendAsync(socket, $$$"""{"type":"connection_init","payload":{"token":"{{{token}}}"}}""");
        await SendAsync(socket, """{"id":"1","type":"subscribe","payload":{"query":"subscription { nothing }"}}""");
        return ClosedAsync(socket);
    }

    private static Task SendAsync(ClientWebSocket socket, string message) => socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, CancellationToken.None);

    private static async Task<string> ClosedAsync(ClientWebSocket socket)
    {
        using (socket)
        {
            var buffer = new byte[4096];
            while ((await socket.ReceiveAsync(buffer, CancellationToken.None)).MessageType != WebSocketMessageType.Close)
            {
            }

            return $"{(int)socket.CloseStatus!} {socket.CloseStatusDescription}";
        }
    }
}

/// <summary>The tokens of a session.</summary>
internal sealed record SignedIn(string AccessToken, string RefreshToken);
