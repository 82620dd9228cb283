using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Modular.Host.Tests.Modules;

namespace Modular.Host.Tests.Startup;

/// <summary>One host with the tiny module in Development, shared by the tests that only ask it.</summary>
public sealed class RunningHost : IAsyncLifetime
{
    private readonly ModuleWorkshop _workshop = TinyModule.Compile();
    private HostProcess _process = null!;

    internal TemporaryFolder Data { get; } = new();

    internal HttpClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _process = HostProcess.Start("Development", Data.Path, [.. HostFiles.WithoutModules, $"--Modules:Path={_workshop.Root}"]);
        Client = await _process.ReadyAsync();
    }

    public async Task DisposeAsync()
    {
        Client?.Dispose();
        await _process.DisposeAsync();
        _workshop.Dispose();
        Data.Dispose();
    }

    /// <summary>The token of a demo user.</summary>
    internal async Task<string> TokenAsync(string user)
    {
        using var response = await Client.PostAsync(new Uri($"/dev/token/{user}", UriKind.Relative), null);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    /// <summary>Sends a query and gives status and body.</summary>
    internal async Task<(int Status, JsonElement Body)> AskAsync(string query, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await Client.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }
}
