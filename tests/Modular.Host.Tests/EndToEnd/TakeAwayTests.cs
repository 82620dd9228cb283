using System.Text;
using System.Text.Json;

namespace Modular.Host.Tests.EndToEnd;

/// <summary>Over the whole platform with its demo data: lists are taken away as files (FE-07), and things found by what they are called (FE-08), as far as each may read.</summary>
public sealed class TakeAwayTests
{
    private const string Ask = "mutation($input: ExportListInput!) { exportList(input: $input) { export { id } errors { ... on Error { message } } } }";
    private const string Look = "query($id: ID!) { myListExport(id: $id) { status failure rowsDone downloadUrl } }";
    private const string Find = "query($text: String!, $kinds: [String!]) { search(text: $text, kinds: $kinds) { id kind number title state stateLabel node { __typename } } }";

    [Fact]
    public async Task Everybody_takes_away_and_finds_what_may_be_read()
    {
        await using var host = await EndToEndHost.ReadyOnAsync(DatabaseKind.Sqlite, "--Demo:Data=small");
        await host.StartAsync();
        var client = host.Client;
        client.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");
        var order = new { list = "orders", arguments = new { order = new[] { new { placedAt = "ASC" } } }, columns = new[] { "number", "status", "total", "placedAt", "merchant.name" }, format = "CSV" };

        var all = await RowsAsync(client, "fulfilment", order);
        Assert.Equal("订单号,状态,合计,合计（币种）,下单时间,商家 · 名称", all[0]);
        Assert.True(all.Count > 51, $"{all.Count} rows");
        var own = await RowsAsync(client, "merchant", order);
        Assert.InRange(own.Count, 2, all.Count - 1);
        Assert.Single(own.Skip(1).Select(r => r.Split(',')[^1]).Distinct());
        Assert.Empty(own.Except(all));
        // As the caller reads them, not as they are stored: times of Shanghai, labels, decimals.
        Assert.All(all.Skip(1), r => Assert.Matches(@"^\d{8}-\w{8},\p{IsCJKUnifiedIdeographs}+,\d+\.\d\d,CNY,\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,", r));

        var number = own[1].Split(',')[0];
        var found = Assert.Single(await FindAsync(client, "merchant", number));
        Assert.Equal(("Order", number, "Order"), (Text(found, "kind"), Text(found, "number"), found.GetProperty("node").GetProperty("__typename").GetString()));
        Assert.Matches(@"^\p{IsCJKUnifiedIdeographs}+$", Text(found, "stateLabel"));
        Assert.Empty(await FindAsync(client, "merchant2", number));
        var merchant = own[1].Split(',')[^1];
        Assert.Equal(merchant, Text((await FindAsync(client, "admin", merchant[..4]))[0], "title")[..merchant.Length]);
        Assert.Equal("Merchant", Text(Assert.Single(await FindAsync(client, "admin", merchant, "Merchant")), "kind"));
    }

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;

    private static async Task<IReadOnlyList<JsonElement>> FindAsync(GraphQLClient client, string user, string text, params string[] kinds) =>
        [.. (await client.DataAsync(user, Find, new { text, kinds = kinds.Length == 0 ? null : kinds })).GetProperty("search").EnumerateArray()];

    private static async Task<IReadOnlyList<string>> RowsAsync(GraphQLClient client, string user, object input)
    {
        var asked = (await client.DataAsync(user, Ask, new { input })).GetProperty("exportList");
        Assert.True(asked.GetProperty("export").ValueKind == JsonValueKind.Object, asked.ToString());
        var id = asked.GetProperty("export").GetProperty("id").GetString();
        for (var i = 0; i < 300; i++)
        {
            var export = (await client.DataAsync(user, Look, new { id })).GetProperty("myListExport");
            if (Text(export, "status") is "WAITING" or "RUNNING")
            {
                await Task.Delay(100);
                continue;
            }

            Assert.True(Text(export, "status") == "READY", export.ToString());
            var bytes = await client.Http.GetByteArrayAsync(new Uri(Text(export, "downloadUrl"), UriKind.Relative));
            return Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').TrimEnd().Split("\r\n");
        }

        Assert.Fail("The export did not end in 30 s.");
        return [];
    }
}
