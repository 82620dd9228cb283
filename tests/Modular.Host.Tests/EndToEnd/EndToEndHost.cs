namespace Modular.Host.Tests.EndToEnd;

/// <summary>The real host with an empty data folder, and a client for it. It can be killed and started again over the same data.</summary>
public sealed class EndToEndHost : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _data = new();
    private HostProcess _process = null!;

    public string DataPath => _data.Path;

    internal GraphQLClient Client { get; private set; } = null!;

    internal MerchantStory Story => new(Client);

    /// <summary>What the host has written to the console.</summary>
    public string Output => _process.Output + _process.Errors;

    public Task InitializeAsync() => StartAsync();

    /// <summary>Starts the host and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        _process = HostProcess.Start("Development", _data.Path, "--Demo:Data=none");
        Client = new(await _process.ReadyAsync());
    }

    /// <summary>Ends the host as a crash would.</summary>
    public async Task KillAsync()
    {
        await _process.KillAsync();
        await _process.DisposeAsync();
        Client.Dispose();
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _process.DisposeAsync();
    }

    public void Dispose() => _data.Dispose();
}
