using System.Globalization;
using System.Text;
using System.Text.Json;
using Modular.GraphQL;

namespace Catalogue.Tests.Import;

/// <summary>Files of products, handed in and worked off.</summary>
public abstract class ImportSetting : CatalogueTests
{
    protected const string All = "status isDryRun lastRow rowsDone products failedRows problemCount progress failureCode failure problemsUrl problems(first: 50) { nodes { row column rule reason } } allowedActions { action allowed }";

    private const string Import = "mutation($input: ImportProductsInput!) { importProducts(input: $input) { productImport { id status } errors { ... on Error { code } ... on InvalidInputError { field rule } } } }";

    /// <summary>Hands a file in; gives the import's id.</summary>
    protected async Task<string> HandInAsync(byte[] content, string format = "CSV", bool dryRun = false)
    {
        var payload = await TryHandInAsync(Owner, content, format, dryRun);
        Assert.Equal("", CodesOf(payload));
        return payload.GetProperty("productImport").GetProperty("id").GetString()!;
    }

    protected async Task<JsonElement> TryHandInAsync(TestCaller caller, byte[] content, string format = "CSV", bool dryRun = false)
    {
        var input = new { merchantId = IdOf(KnownMerchants.First), file = (object?)null, format, dryRun };
        var response = await Opened.ExecuteAsync(caller, Import, new { input }, new Dictionary<string, IUpload> { ["variables.input.file"] = new TestUpload("商品.csv", content) });
        Assert.False(response.TryGetProperty("errors", out var errors), $"{errors}");
        return response.GetProperty("data").GetProperty("importProducts");
    }

    /// <summary>Hands a file in and works it off; gives what the import tells.</summary>
    protected async Task<JsonElement> WorkOffAsync(byte[] content, string format = "CSV", bool dryRun = false)
    {
        var id = await HandInAsync(content, format, dryRun);
        await Opened.RunJobAsync("catalogue.import-products");
        return await ReadAsync(id);
    }

    protected async Task<JsonElement> ReadAsync(string id) =>
        (await AskAsync(Owner, $"query($id: ID!) {{ node(id: $id) {{ ... on ProductImport {{ {All} }} }} }}", new { id })).GetProperty("node");

    protected static string ProblemsOf(JsonElement import) => string.Join("; ", import.GetProperty("problems").GetProperty("nodes").EnumerateArray()
        .Select(p => $"{p.GetProperty("row")} {p.GetProperty("column")} {p.GetProperty("rule")}"));

    protected static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Rows of a file with English headers, some bad, by a seed; which ones is given too.</summary>
    internal static (byte[] Content, IReadOnlyList<int> Bad) Generate(int rows, int seed, int badPerThousand)
    {
        var (random, bad) = (new Random(seed), new List<int>());
        var text = new StringBuilder("sku,title,description,category,price,specification\n");
        for (var i = 0; i < rows; i++)
        {
            var isBad = random.Next(1000) < badPerThousand;
            if (isBad)
                bad.Add(i + 2);
            var sku = string.Create(CultureInfo.InvariantCulture, $"BULK-{seed}-{i:D7}");
            text.Append((isBad ? i % 3 : -1) switch
            {
                0 => $"{sku},批量商品 {i},面料说明,weapons,19.90,黑色\n",
                1 => $"{sku},批量商品 {i},面料说明,apparel,很贵,黑色\n",
                2 => $",,面料说明,apparel,19.90,黑色\n",
                _ => $"{sku},批量商品 {i},\"面料说明, 含“逗号”\",apparel,{random.Next(1, 99999) / 100m:0.00},黑色\n",
            });
        }

        return (Utf8(text.ToString()), bad);
    }

    private sealed record TestUpload(string FileName, byte[] Content) : IUpload
    {
        public string? ContentType => "text/csv";

        public long Length => Content.Length;

        public Stream OpenReadStream() => new MemoryStream(Content);
    }
}
