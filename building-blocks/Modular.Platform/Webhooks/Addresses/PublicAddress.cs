using System.Net;
using System.Net.Sockets;

namespace Modular.Platform.Webhooks;

/// <summary>Which addresses lie on the public internet (IANA special-purpose address registries, RFC 6890).</summary>
internal static class PublicAddress
{
    /// <summary>What is not public of IPv4: this network, private, shared, loopback, link-local, protocol and test networks, multicast, reserved.</summary>
    private static readonly IPNetwork[] NotPublic = Read(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
        "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4");

    /// <summary>Of IPv6, this alone is in public use. Loopback, local, multicast, translated (NAT64) and IPv4-compatible addresses lie outside.</summary>
    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    /// <summary>What is not public within: protocols and Teredo, documentation, 6to4, segment routing.</summary>
    private static readonly IPNetwork[] NotGlobal = Read("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16");

    /// <summary>Whether the address is public. An IPv4 address in IPv6 form is judged as what it is.</summary>
    public static bool Is(IPAddress address)
    {
        var plain = Plain(address);
        return plain.AddressFamily == AddressFamily.InterNetwork
            ? !Array.Exists(NotPublic, n => n.Contains(plain))
            : Global.Contains(plain) && !Array.Exists(NotGlobal, n => n.Contains(plain));
    }

    /// <summary>The IPv4 address that an IPv4-mapped one stands for; any other as it is.</summary>
    public static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static IPNetwork[] Read(params string[] networks) => Array.ConvertAll(networks, IPNetwork.Parse);
}
