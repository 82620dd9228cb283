using System.Globalization;
using System.Net.Sockets;
using Modular.Benchmarks.Http;
using Modular.Benchmarks.Orders;
using Modular.Testing;

namespace Modular.Benchmarks.Subscriptions;

/// <summary>Memory of the host's process.</summary>
/// <param name="Resident">Bytes of it that lie in the machine's memory, after a collection that gave back what it could.</param>
/// <param name="Heap">Bytes of managed objects that such a collection leaves.</param>
internal readonly record struct HostMemory(long Resident, long Heap)
{
    public static HostMemory operator -(HostMemory left, HostMemory right) => new(left.Resident - right.Resident, left.Heap - right.Heap);
}

/// <summary>The real host with demo data in a folder that goes with it, and a client of it.</summary>
internal sealed class DemoHost : IAsyncDisposable
{
    private const int Samples = 3;
    private static readonly TimeSpan BetweenSamples = TimeSpan.FromSeconds(1);

    private readonly TemporaryFolder _folder;
    private readonly ServerProcess _server;
    private readonly HttpClient _http;

    private DemoHost(TemporaryFolder folder, ServerProcess server)
    {
        (_folder, _server) = (folder, server);
        _http = new HttpClient { BaseAddress = Address };
        Client = new(_http);
        Load = new(Client);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_server.Address, "/");

    /// <summary>Who asks it.</summary>
    public OrderClient Client { get; }

    /// <summary>Those who place, pay and confirm orders.</summary>
    public OrderLoad Load { get; }

    /// <summary>Starts it, and puts goods on the shelf.</summary>
    public static async Task<DemoHost> StartAsync()
    {
        var (folder, program) = (new TemporaryFolder("subscriptions"), RepositoryFolder.OutputOf("host"));
        var server = await ServerProcess.StartInAsync("Development", "GraphQL page: ", program,
            [Path.Combine(program, "Modular.Host.dll"), "--urls=http://127.0.0.1:0", $"--Data:Path={folder.Path}", "--Demo:Data=small", "--Logging:LogLevel:Default=Warning"],
            new Dictionary<string, string> { ["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location, [StartupHook.SocketVariable] = folder.In("memory") });
        var host = new DemoHost(folder, server);
        await host.Load.PrepareAsync();
        return host;
    }

    /// <summary>A subscriber of a user who sees all orders that are placed here.</summary>
    /// <param name="isSocket">Whether over a WebSocket, else over server-sent events.</param>
    /// <param name="isNarrow">Whether the connection holds next to nothing that nobody reads.</param>
    public async Task<ISubscriber> ConnectAsync(bool isSocket, bool isNarrow = false) => isSocket
        ? await SocketSubscriber.ConnectAsync(Address, Client.Token("merchant"), isNarrow)
        : await EventStreamSubscriber.ConnectAsync(Address, Client.Token("merchant"), isNarrow);

    /// <summary>The least of some samples: what the process does beside makes each larger, and none smaller.</summary>
    public async Task<HostMemory> MemoryAsync()
    {
        var least = new HostMemory(long.MaxValue, long.MaxValue);
        for (var i = 0; i < Samples; i++)
        {
            await Task.Delay(BetweenSamples);
            var heap = await CollectAsync();
            least = new(Math.Min(least.Resident, await ResidentAsync()), Math.Min(least.Heap, heap));
        }

        return least;
    }

    /// <summary>Bytes in the machine's memory, as it stands.</summary>
    public async Task<long> ResidentAsync()
    {
        var line = (await File.ReadAllLinesAsync($"/proc/{_server.Id}/status")).Single(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }

    /// <summary>Processor time since its start.</summary>
    public TimeSpan ProcessorTime() => _server.ProcessorTime;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<long> CollectAsync()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(_folder.In("memory")));
        var heap = new byte[sizeof(long)];
        await socket.ReceiveAsync(heap);
        return BitConverter.ToInt64(heap);
    }
}
