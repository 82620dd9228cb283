using System.Text.Json;
using Modular.Host.Tests.EndToEnd;

namespace Modular.Host.Tests.Spine;

/// <summary>Whoever sees a product or an order sees of its merchant what is public (DOC-20), also buyers and those who are not signed in, to whom nothing else of it is shown.</summary>
public sealed class SellerTests
{
    private const string Seller = "seller { name status uscc since legalRepresentative score credentials { type validUntil } }";

    [Fact]
    public async Task A_seller_is_known_to_whoever_sees_what_is_sold()
    {
        await using var host = await EndToEndHost.ReadyOnAsync(DatabaseKind.Sqlite, "--Demo:Data=small");
        await host.StartAsync();
        var known = (await host.Client.DataAsync("admin", "{ merchants(first: 50) { nodes { id name } } }")).GetProperty("merchants").GetProperty("nodes").EnumerateArray().Select(m => m.GetProperty("name").GetString()).ToHashSet();
        foreach (var user in new[] { null, "buyer" })
        {
            var goods = Nodes(await host.Client.DataAsync(user, $"{{ products(first: 20) {{ nodes {{ title {Seller} }} }} }}"), "products");
            Assert.NotEmpty(goods);
            Assert.All(goods, g => Assert.Contains(g.GetProperty("seller").GetProperty("name").GetString(), known));
            Assert.All(goods, g => Assert.EndsWith("*", g.GetProperty("seller").GetProperty("legalRepresentative").GetString(), StringComparison.Ordinal));
        }

        var orders = Nodes(await host.Client.DataAsync("admin", $"{{ orders(first: 20) {{ nodes {{ merchant {{ name }} {Seller} }} }} }}"), "orders");
        Assert.NotEmpty(orders);
        Assert.All(orders, o => Assert.Equal(o.GetProperty("merchant").GetProperty("name").GetString(), o.GetProperty("seller").GetProperty("name").GetString()));
    }

    private static List<JsonElement> Nodes(JsonElement data, string field) => [.. data.GetProperty(field).GetProperty("nodes").EnumerateArray()];
}
