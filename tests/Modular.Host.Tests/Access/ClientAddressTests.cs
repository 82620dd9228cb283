using System.Net;
using Modular.Host.Access;

namespace Modular.Host.Tests.Access;

/// <summary>What limits count as one client (ACC-01).</summary>
public sealed class ClientAddressTests
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:3::1", "2001:db8:1:3::/64")]
    public void Of_IPv6_a_whole_network_is_one_client(string address, string expected) => Assert.Equal(expected, ClientAddress.Text(IPAddress.Parse(address)));
}
