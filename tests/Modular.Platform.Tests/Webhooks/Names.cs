using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Modular.Platform.Webhooks;

namespace Modular.Platform.Tests.Webhooks;

/// <summary>A name service that the test writes, and that remembers what it was asked. An address is its own, as the system says.</summary>
internal sealed class Names : IHostAddresses
{
    private readonly ConcurrentDictionary<string, IPAddress[]> _known = new();

    public ConcurrentQueue<string> Asked { get; } = new();

    public void Say(string host, params string[] addresses) => _known[host] = Array.ConvertAll(addresses, IPAddress.Parse);

    public Task<IPAddress[]> FindAsync(string host, CancellationToken cancellationToken)
    {
        Asked.Enqueue(host);
        if (_known.TryGetValue(host, out var addresses))
            return Task.FromResult(addresses);
        return IPAddress.TryParse(host, out var address)
            ? Task.FromResult<IPAddress[]>([address])
            : Task.FromException<IPAddress[]>(new SocketException((int)SocketError.HostNotFound));
    }
}
