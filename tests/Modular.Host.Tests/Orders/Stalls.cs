using Modular.Host.Tests.EndToEnd;
using Modular.Host.Tests.Faults;

namespace Modular.Host.Tests.Orders;

/// <summary>Some merchants, each with one kind of goods on the shelf, and enough of it.</summary>
internal static class Stalls
{
    // Every fourth journey of an application goes as far as its merchant.
    private const int Signed = 4;
    private const int Pieces = 100_000;

    /// <summary>Opens them, on empty data.</summary>
    /// <returns>A variant of each merchant.</returns>
    public static async Task<IReadOnlyList<string>> OpenAsync(EndToEndHost host, int merchants)
    {
        var applied = Enumerable.Range(1, merchants).Select(i => new Journey(Signed * i)).ToList();
        foreach (var journey in applied)
        {
            while (!journey.IsFinished)
                Assert.True(await journey.SendNextAsync(host.Client) == Sent.Acknowledged, journey.LastAnswer);
        }

        // The catalogue hears of them by their events.
        var rows = new StoredRows(host);
        await Aftermath.UntilAsync(
            async () => await rows.ValueAsync<int>(StoredRows.Catalogue, """SELECT count(*) FROM "Standings" WHERE "IsTrading" """) == merchants, () => "The catalogue knows no merchant.");
        return await Task.WhenAll(applied.Select(j => StockAsync(host.Client, j)));
    }

    private static async Task<string> StockAsync(GraphQLClient client, Journey merchant)
    {
        var product = (await client.MutateAsync("admin", "createProduct", new
        {
            merchantId = merchant["sign for the platform"], title = $"羊绒围巾 {merchant.Number}", description = "双面羊绒，七天无理由退货。", category = "apparel",
            variants = new[] { new { sku = $"SCARF-{merchant.Number}", price = new { amount = 9900 + merchant.Number, currency = "CNY" } } },
        }, "product { id variants { id } }")).GetProperty("product");
        var (productId, variantId) = (product.GetProperty("id").GetString(), product.GetProperty("variants")[0].GetProperty("id").GetString()!);
        await client.MutateAsync("admin", "receiveStock", new { variantId, quantity = Pieces }, key: KeyedClient.NewKey);
        await client.MutateAsync("admin", "submitProduct", new { productId });
        await client.MutateAsync("reviewer", "approveProduct", new { productId, verdicts = new { compliant = true, truthful = true, certificatesValid = true } });
        await client.MutateAsync("admin", "listProduct", new { productId });
        return variantId;
    }
}
