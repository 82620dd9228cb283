using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Modular.GraphQL.Tests.Introspection;

namespace Modular.Benchmarks.Http;

/// <summary>
/// Loads the host's GraphQL endpoint and minimal-API endpoints over the same SQLite file in turn, each server in a process of its own,
/// and reports ratios of one run: a ratio over 1 means that GraphQL served more requests in a second.
/// </summary>
internal static class HttpBenchmark
{
    private const string ListQuery =
        "query ($first: Int!) { products(first: $first) { nodes { id name slug price status variants { id sku stock price } } } }";

    private const string RowQuery = "query ($id: ID!) { product(id: $id) { id name slug price status } }";

    /// <summary>Runs the comparisons.</summary>
    public static async Task<int> RunAsync(HttpOptions options, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("modular-benchmark-").FullName;
        try
        {
            await ShopData.MakeAsync(Path.Combine(folder, "Shop.db"), options.Products, options.Variants);
            await using var host = await HostWithShop.StartAsync(folder);
            await using var plain = await ServerProcess.StartAsync("listening: ", folder,
                typeof(HttpBenchmark).Assembly.Location, "serve-plain", Path.Combine(folder, "Shop.db"));
            using var client = new HttpClient();
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{options.Products} products with {options.Variants} variants each, {options.Connections} connections, {options.Rounds} rounds of {options.Seconds} s for each endpoint"));
            foreach (var (name, graphQL, others) in await ComparisonsAsync(client, host.Address, plain.Address))
            {
                if (options.Only is null || options.Only == name)
                    await CompareAsync(name, graphQL, others, client, options, output);
            }

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<List<(string Name, Contender GraphQL, Contender[] Others)>> ComparisonsAsync(HttpClient client, Uri host, Uri plain)
    {
        // Both lists begin with the same product.
        var id = (await DataAsync(client, host, "{ products(first: 1) { nodes { id } } }")).GetProperty("products").GetProperty("nodes")[0].GetProperty("id").GetString();
        var key = (await client.GetFromJsonAsync(new Uri(plain, "/products?first=1"), PlainJson.Default.PlainPage))!.Nodes[0].Id;
        Contender Host(string query, object variables) => new("GraphQL", host, "POST", "/graphql", JsonSerializer.Serialize(new { query, variables }), () => UseOfHostAsync(client, host));
        Contender Plain(string name, string method, string path, string? body = null) => new(name, plain, method, path, body, () => UseOfPlainAsync(client, plain));
        return
        [
            ("list", Host(ListQuery, new { first = 50 }), [Plain("EF compiled query", "GET", "/products?first=50"), Plain("ADO.NET", "GET", "/ado/products?first=50")]),
            ("row", Host(RowQuery, new { id }), [Plain("EF compiled query", "GET", $"/products/{key}")]),
            ("typename", Host("{ __typename }", new { }), [Plain("constant", "POST", "/constant", """{"query":"{ __typename }"}""")]),
            ("introspection", Host(GraphiQLQuery.Introspection, new { }), []),
        ];
    }

    private static async Task CompareAsync(string name, Contender graphQL, Contender[] others, HttpClient client, HttpOptions options, TextWriter output)
    {
        Contender[] all = [graphQL, .. others];
        var answers = new List<string>();
        foreach (var contender in all)
            answers.Add(RowsIn(await contender.AskAsync(client)));
        if (answers.Exists(a => a != answers[0]))
            throw new InvalidOperationException($"The endpoints of {name} answer with different rows:\n{string.Join('\n', answers)}");
        for (var round = -options.WarmUp; round < options.Rounds; round++)
        {
            foreach (var contender in all)
                await contender.RunAsync(options.Connections, TimeSpan.FromSeconds(options.Seconds), counts: round >= 0);
        }

        await output.WriteLineAsync($"\n{name}");
        foreach (var contender in all)
        {
            var ratio = contender == graphQL ? "" : string.Create(CultureInfo.InvariantCulture, $"   GraphQL serves {graphQL.Rate / contender.Rate:0.00} times as many (by processor time {contender.Cpu / graphQL.Cpu:0.00})");
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"  {contender.Name,-18} {contender.Rate,9:0} requests/s  p50 {contender.Percentile(50),6:0.00} ms  p99 {contender.Percentile(99),6:0.00} ms  {contender.Allocated,9:0} B/request  {contender.Cpu,7:0.0} µs of processor time{ratio}"));
        }
    }

    // What each endpoint says of the same rows; a product's variants have no order. Its ids each writes in its own way, and GraphQL's enum values are its own.
    private static string RowsIn(string answer)
    {
        using var json = JsonDocument.Parse(answer);
        return string.Join('|', ValuesIn(json.RootElement).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> ValuesIn(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(p => p.Name is "name" or "slug" or "sku" or "stock" or "price" ? [p.Value.ToString()] : ValuesIn(p.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(ValuesIn),
        _ => [],
    };

    private static async Task<ProcessUse> UseOfPlainAsync(HttpClient client, Uri plain) =>
        (await client.GetFromJsonAsync(new Uri(plain, "/use"), PlainJson.Default.ProcessUse))!;

    private static async Task<ProcessUse> UseOfHostAsync(HttpClient client, Uri host)
    {
        var use = (await DataAsync(client, host, "{ processUse { allocatedBytes cpuMilliseconds } }")).GetProperty("processUse");
        return new ProcessUse(use.GetProperty("allocatedBytes").GetInt64(), use.GetProperty("cpuMilliseconds").GetDouble());
    }

    private static async Task<JsonElement> DataAsync(HttpClient client, Uri host, string query)
    {
        using var response = await client.PostAsJsonAsync(new Uri(host, "/graphql"), new { query });
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data");
    }
}
