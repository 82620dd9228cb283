using System.Diagnostics;
using System.Runtime.Versioning;
using Modular.Testing;

namespace Modular.Benchmarks.Subscriptions;

/// <summary>Somebody who subscribes to all updates from the first on, large ones, and then reads nothing.</summary>
[SupportedOSPlatform("linux")]
internal sealed class StalledClient : IDisposable
{
    private readonly ISubscriber _connection;
    private readonly long _stalledAt = Stopwatch.GetTimestamp();

    private StalledClient(ISubscriber connection) => _connection = connection;

    /// <summary>For how long it has read nothing.</summary>
    public TimeSpan Stalled => Stopwatch.GetElapsedTime(_stalledAt);

    /// <summary>Whether the connection is there.</summary>
    public bool IsOpen => _connection.IsOpen;

    /// <summary>Subscribes.</summary>
    public static async Task<StalledClient> OpenAsync(DemoHost host, bool isSocket, string after)
    {
        var connection = await host.ConnectAsync(isSocket, isNarrow: true);
        await connection.SubscribeAsync("1", UpdateCursors.LargeUpdates, after);
        return new(connection);
    }

    /// <summary>Reads at last: the cursors that came, and what came after them.</summary>
    public Task<(IReadOnlyList<string> Cursors, StreamMessage? End)> ReadAsync() => _connection.ReadCursorsAsync();

    /// <summary>Comes back after the last cursor that it has: the cursors that come, up to the one that is the last of all.</summary>
    public static async Task<IReadOnlyList<string>> ResumeAsync(DemoHost host, bool isSocket, string after, string last)
    {
        if (after == last)
            return [];
        using var connection = await host.ConnectAsync(isSocket);
        await connection.SubscribeAsync("1", UpdateCursors.LargeUpdates, after);
        return (await connection.ReadCursorsAsync(last)).Cursors;
    }

    public void Dispose() => _connection.Dispose();
}
