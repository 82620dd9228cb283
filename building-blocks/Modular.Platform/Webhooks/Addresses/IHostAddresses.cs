using System.Net;

namespace Modular.Platform.Webhooks;

/// <summary>Finds the addresses of a host.</summary>
internal interface IHostAddresses
{
    /// <summary>All addresses that the name service gives; a host that is an address is its own.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">There is no such host.</exception>
    Task<IPAddress[]> FindAsync(string host, CancellationToken cancellationToken);
}

/// <summary>Asks the system.</summary>
internal sealed class SystemHostAddresses : IHostAddresses
{
    public Task<IPAddress[]> FindAsync(string host, CancellationToken cancellationToken) => Dns.GetHostAddressesAsync(host, cancellationToken);
}
