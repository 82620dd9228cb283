using System.Collections.Concurrent;

namespace Modular.Host.Tests.Clients;

/// <summary>One host in Development with its demo data, which all clients ask. A suite of cases runs when the first of them is asked for.</summary>
public sealed class ClientHost : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _data = new("clients");
    private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<ClientCase>>>> _suites = new();
    private HostProcess _process = null!;
    private Uri _endpoint = null!;

    public async Task InitializeAsync()
    {
        _process = HostProcess.Start("Development", _data.Path);
        using var client = await _process.ReadyAsync();
        _endpoint = new Uri(client.BaseAddress!, "/graphql");
    }

    /// <summary>How the cases of a client ended.</summary>
    public Task<IReadOnlyList<ClientCase>> RunAsync(string client) =>
        _suites.GetOrAdd(client, c => new(() => ClientCases.RunAsync(_endpoint, $"{c}/cases"))).Value;

    public async Task DisposeAsync() => await _process.DisposeAsync();

    public void Dispose() => _data.Dispose();
}
