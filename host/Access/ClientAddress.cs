using System.Net;
using System.Net.Sockets;
using Modular.Kernel;

namespace Modular.Host.Access;

/// <summary>The address of the connection that the request came by. Behind a proxy it is the proxy's, unless ASP.NET Core's forwarded headers are set up.</summary>
internal sealed class ClientAddress(IHttpContextAccessor http) : IClientAddress
{
    private const int NetworkBytes = 8;

    /// <inheritdoc/>
    public string? Value => http.HttpContext?.Connection.RemoteIpAddress is { } address ? Text(address) : null;

    /// <summary>The address as limits count it: whoever has one address of IPv6 has a whole network of them.</summary>
    internal static string Text(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address.ToString();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return $"{new IPAddress(bytes)}/{NetworkBytes * 8}";
    }
}
