using System.Net;
using System.Net.Sockets;

namespace Modular.Platform.Webhooks;

/// <summary>
/// Lets connections go to allowed addresses only. A host is resolved here, each address of the answer is judged, and the connection is made
/// to one of these very addresses: whatever the name service says a moment later, nobody asks it again.
/// </summary>
internal sealed class AddressGuard(IHostAddresses hosts, WebhookOptions options)
{
    /// <summary>The addresses of a host, all allowed.</summary>
    /// <exception cref="RefusedAddressException">One of them is not.</exception>
    /// <exception cref="SocketException">There is no such host.</exception>
    public async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        var addresses = await hosts.FindAsync(host, cancellationToken);
        if (addresses.Length == 0)
            throw new SocketException((int)SocketError.HostNotFound);
        return Array.TrueForAll(addresses, IsAllowed) ? addresses : throw new RefusedAddressException();
    }

    /// <summary>Connects to a host, for <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await ResolveAsync(context.DnsEndPoint.Host, cancellationToken);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private bool IsAllowed(IPAddress address) =>
        PublicAddress.Is(address) || options.Networks.Any(n => n.Contains(PublicAddress.Plain(address)));
}

/// <summary>A host has an address that webhooks may not be sent to. Which one is not told: it may be an inner one.</summary>
internal sealed class RefusedAddressException() : Exception("The host has an address that is not public.");
