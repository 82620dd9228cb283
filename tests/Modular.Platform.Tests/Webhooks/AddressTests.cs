using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Modular.Platform.Webhooks;

namespace Modular.Platform.Tests.Webhooks;

/// <summary>Webhooks lead out of the platform's network, never into it, however an address is written and whatever the name service says later.</summary>
public sealed class AddressTests : WebhookTests
{
    private static readonly string[] NotPublic =
    [
        "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1",
        "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1",
        "240.0.0.1", "255.255.255.255", "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:0:127.0.0.1", "64:ff9b::7f00:1",
        "64:ff9b:1::7f00:1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::1", "3fff::1", "fc00::1", "fd12:3456::1", "fe80::1", "fe80::1%1",
        "fec0::1", "ff02::1",
    ];

    private const string Register = "mutation ($i: RegisterWebhookInput!) { registerWebhook(input: $i) { registered { secret } errors { ... on InvalidInputError { field rule message } } } }";

    [Theory]
    [InlineData("https://localhost/", "WEBHOOK_URL_HOST")]
    [InlineData("https://LOCALHOST:8443/", "WEBHOOK_URL_HOST")]
    [InlineData("https://api.localhost/", "WEBHOOK_URL_HOST")]
    [InlineData("https://localhost./", "WEBHOOK_URL_HOST")]
    [InlineData("https://receiver.example./", "WEBHOOK_URL_HOST")]
    [InlineData("https://127.0.0.1./", "WEBHOOK_URL_HOST")]
    [InlineData("https://2130706433/", "WEBHOOK_URL_HOST")]
    [InlineData("https://0x7f000001/", "WEBHOOK_URL_HOST")]
    [InlineData("https://0x7f.0.0.1/", "WEBHOOK_URL_HOST")]
    [InlineData("https://0177.0.0.1/", "WEBHOOK_URL_HOST")]
    [InlineData("https://017700000001/", "WEBHOOK_URL_HOST")]
    [InlineData("https://127.1/", "WEBHOOK_URL_HOST")]
    [InlineData("https://127.000.000.001/", "WEBHOOK_URL_HOST")]
    [InlineData("https://134744072/", "WEBHOOK_URL_HOST")]
    [InlineData("https://１２７.0.0.1/", "WEBHOOK_URL_HOST")]
    [InlineData("https://①②⑦.0.0.1/", "WEBHOOK_URL_HOST")]
    [InlineData("https://1.2.3.4.5/", "WEBHOOK_URL_HOST")]
    [InlineData("https://user:word@receiver.example/", "WEBHOOK_URL_CREDENTIALS")]
    [InlineData("https://@receiver.example/", "WEBHOOK_URL_CREDENTIALS")]
    [InlineData("https://receiver.example:22/", "WEBHOOK_URL_PORT")]
    [InlineData("https://receiver.example:25/", "WEBHOOK_URL_PORT")]
    [InlineData("http://receiver.example/", "WEBHOOK_URL_SCHEME")]
    [InlineData("ftp://receiver.example/", "WEBHOOK_URL_SCHEME")]
    [InlineData("file:///etc/passwd", "WEBHOOK_URL_FORMAT")]
    [InlineData("/relative", "WEBHOOK_URL_FORMAT")]
    [InlineData("https://receiver.example/#part", "WEBHOOK_URL_FORMAT")]
    [InlineData("https://receiver.example\\@127.0.0.1/", "WEBHOOK_URL_FORMAT")]
    [InlineData("https://receiver.example /", "WEBHOOK_URL_FORMAT")]
    [InlineData("https://receiver.example/", null)]
    [InlineData("https://receiver.example:8443/path?key=value", null)]
    [InlineData("https://bücher.example/", null)]
    [InlineData("https://8.8.8.8/", null)]
    [InlineData("https://[2606:4700:4700::1111]/", null)]
    public void Addresses_have_one_spelling(string url, string? rule) => Assert.Equal(rule, WebhookUrl.Check(url, allowHttp: false)?.Rule);

    [Fact]
    public async Task An_address_that_is_not_public_is_refused_wherever_it_comes_from()
    {
        await StartAsync(DatabaseKind.Sqlite, processes: 1, ("Webhooks:AllowedNetworks:0", "192.0.2.77/32"), ("Webhooks:MostPerOwner", "100"));
        foreach (var (number, address) in NotPublic.Index())
        {
            // Written as it is, given by the name service, and among public ones.
            var host = $"receiver{number}.example";
            Hosts.Say(host, "93.184.216.34", address);
            var literal = address.Contains(':', StringComparison.Ordinal) ? $"[{address.Split('%')[0]}]" : address;
            foreach (var url in new[] { $"https://{literal}/", $"http://{literal}:{Receiver.Address.Port}/", $"https://{host}/" })
            {
                var payload = await PayloadAsync(Admin, Register, new { i = new { url, eventNames = new[] { OrderPlaced.Name } } });
                Assert.True(payload.GetProperty("errors").ValueKind == JsonValueKind.Array, url);
                var error = Assert.Single(payload.GetProperty("errors").EnumerateArray());
                Assert.Equal((url, "WEBHOOK_ADDRESS_REFUSED", "The host has an address that is not public."),
                    (url, error.GetProperty("rule").GetString(), error.GetProperty("message").GetString()));
            }

            // Registered while it was public, then it points elsewhere: rebinding.
            Hosts.Say(host, "93.184.216.34");
            var (id, _) = await RegisterAsync($"http://{host}:{Receiver.Address.Port}/");
            Hosts.Say(host, address);
            await ChangeAsync("testWebhook", id, "delivery { id }");
            var delivery = Assert.Single(await UntilAsync(id, d => d is [var one] && Status(one) == "RETRYING"));
            Assert.Equal("The host has an address that is not public.", delivery.GetProperty("attempts")[0].GetProperty("error").GetString());
        }

        Assert.Empty(Receiver.At("/"));
    }

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("100.128.0.1")]
    [InlineData("172.32.0.1")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("::ffff:8.8.8.8")]
    public void Public_addresses_are_public(string address) => Assert.True(PublicAddress.Is(IPAddress.Parse(address)));

    [Fact]
    public async Task No_connection_is_made_to_a_refused_address_and_the_one_made_goes_to_the_address_that_was_judged()
    {
        await StartAsync(DatabaseKind.Sqlite);
        using var inner = new TcpListener(IPAddress.Parse("127.0.0.2"), 0);
        inner.Start();
        var port = ((IPEndPoint)inner.LocalEndpoint).Port;
        // 127.0.0.1 is allowed by a setting, 127.0.0.2 is not; no name service but the test's knows the host.
        Hosts.Say("rebinding.example", "127.0.0.1");
        var (refused, _) = await RegisterAsync($"http://rebinding.example:{port}/");
        Hosts.Say("rebinding.example", "127.0.0.2");
        Hosts.Say("receiver.example", "127.0.0.1");
        var (reached, _) = await RegisterAsync($"http://receiver.example:{Receiver.Address.Port}/here");
        await RaiseAsync(new OrderPlaced(Guid.NewGuid(), null, 1));
        await UntilAsync(reached, d => d is [var one] && Status(one) == "DELIVERED");
        await UntilAsync(refused, d => d is [var one] && Status(one) == "RETRYING");
        Assert.False(inner.Pending(), "A connection was made to an address that is not allowed.");
        Assert.Equal($"receiver.example:{Receiver.Address.Port}", Assert.Single(Receiver.At("/here")).Headers["host"]);
    }

    [Fact]
    public async Task A_proxy_of_the_environment_is_not_asked()
    {
        await StartAsync(DatabaseKind.Sqlite);
        using var proxy = new TcpListener(IPAddress.Loopback, 0);
        proxy.Start();
        var before = HttpClient.DefaultProxy;
        // What clients take from the environment unless they are told not to.
        HttpClient.DefaultProxy = new WebProxy($"http://127.0.0.1:{((IPEndPoint)proxy.LocalEndpoint).Port}");
        try
        {
            var (id, _) = await RegisterAsync(Receiver.Url("/direct"));
            await ChangeAsync("testWebhook", id, "delivery { id }");
            await UntilAsync(id, d => d is [var one] && Status(one) == "DELIVERED");
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }

        Assert.False(proxy.Pending());
        Assert.Single(Receiver.At("/direct"));
    }
}
