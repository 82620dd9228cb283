using System.Text;
using System.Text.Json;
using Catalogue.Model;
using Microsoft.EntityFrameworkCore;
using Modular.Persistence;

namespace Catalogue.Tests.Import;

/// <summary>Products come from files, each row by the rules of createProduct, each bad one with its reason (CAT-19).</summary>
public sealed class ImportTests : ImportSetting
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory, OnSqlite, OnPostgres]
    public async Task Rows_are_entered_and_bad_ones_told_with_row_column_and_reason(DatabaseKind on)
    {
        await StartAsync(on);
        Goods.Make(ProductStatus.Draft);
        var taken = (await AskAsync(Owner, "{ products { nodes { variants { sku } } } }")).GetProperty("products").GetProperty("nodes")[0].GetProperty("variants")[0].GetProperty("sku").GetString();
        var import = await WorkOffAsync(Utf8(
            "货号,商品标题*,描述,类目,售价,品牌,规格,条码,币种,款号,备注\r\n" +
            "A-1,桑蚕丝衬衫,\"六A级, \"\"桑蚕丝\"\"\r\n第二行\",apparel,\"1,299.00\",山系,黑色 M,,,K1,x\r\n" +
            "A-2,,,,￥1299,,黑色 L,6901234567892,,K1,\r\n" +
            "A-3,亚麻裤,透气,apparel,99,,,,,,\r\n" +
            "A-3,亚麻裤,透气,apparel,99,,,,,,\r\n" +
            $"{taken},羊毛大衣,保暖,weapons,12.345,,,1234,,,\r\n" +
            ",,,,,,,,,,\r\n" +
            "A-6,针织衫,柔软,apparel,10,,白色,,,K2,\r\n" +
            "A-7,针织衫,柔软,apparel,0,,黑色,,BTC,K2,\r\n"));
        Assert.Equal(("DONE", 9, 2, 4, 100), (
            import.GetProperty("status").GetString(), import.GetProperty("rowsDone").GetInt32(), import.GetProperty("products").GetInt32(), import.GetProperty("failedRows").GetInt32(),
            import.GetProperty("progress").GetInt32()));
        Assert.Equal(
            "5 货号 SKU_TAKEN; 6 售价 IMPORT_PRICE; 6 类目 CATEGORY_UNKNOWN; 6 条码 EAN13_DIGITS; 6 货号 SKU_TAKEN; 8  IMPORT_GROUP; 9 售价 MONEY_CURRENCY",
            ProblemsOf(import));
        var products = (await AskAsync(Owner, "{ products(where: { status: { eq: DRAFT } }, order: [{ title: ASC }]) { nodes { title description brand variants { sku specification barcode price { amount currency } } } } }"))
            .GetProperty("products").GetProperty("nodes").EnumerateArray().Select(p => p.GetRawText()).ToList();
        Assert.Contains("""{"title":"桑蚕丝衬衫","description":"六A级, \"桑蚕丝\"\n第二行","brand":"山系","variants":[{"sku":"A-1","specification":"黑色 M","barcode":null,"price":{"amount":129900,"currency":"CNY"}},{"sku":"A-2","specification":"黑色 L","barcode":"6901234567892","price":{"amount":129900,"currency":"CNY"}}]}""", Plain(products));
        Assert.Equal(3, products.Count);
        await using var scope = Opened.As();
        var link = scope.ServiceProvider.GetRequiredService<FileLinks>().Open(import.GetProperty("problemsUrl").GetString()!["/files/".Length..])!;
        using var file = new StreamReader(scope.ServiceProvider.GetRequiredService<FileStore>().OpenRead(link.Sha256));
        Assert.Contains("6,\"类目\",CATEGORY_UNKNOWN,\"没有这个类目", await file.ReadToEndAsync(), StringComparison.Ordinal);
        // What was found wrong is told in the reader's language; the file that was handed in is not kept.
        await using var db = Open();
        Assert.Null((await db.ProductImports.SingleAsync()).Sha256);

        static string[] Plain(IEnumerable<string> texts) => [.. texts.Select(t => JsonSerializer.Serialize(JsonDocument.Parse(t).RootElement, Readable))];
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Lines_of_JSON_are_entered_as_createProduct_takes_them(DatabaseKind on)
    {
        await StartAsync(on);
        var import = await WorkOffAsync(Utf8(
            """{"title":"连衣裙","description":"真丝","category":"apparel","brand":null,"variants":[{"sku":"J-1","price":{"amount":100}},{"sku":"J-2","price":{"amount":7,"currency":"CNY"},"specification":"红"}]}""" + "\n\n" +
            "{\"title\":5}\nnot json\n[1]\n" +
            """{"title":"裙","description":"d","category":"apparel","variants":[{"sku":"J-3","price":{"amount":1.5}},{"sku":"J-3","price":{"amount":-1}}]}""" + "\n" +
            """{"title":"裙","description":"d","category":"apparel","variants":[]}"""), "JSON_LINES");
        Assert.Equal(("DONE", 1), (import.GetProperty("status").GetString(), import.GetProperty("products").GetInt32()));
        Assert.Equal(
            "3 variants IMPORT_JSON_FIELD; 3 title IMPORT_JSON_FIELD; 3 title TITLE_MISSING; 3 description DESCRIPTION_MISSING; 3 category CATEGORY_UNKNOWN; 3 variants VARIANTS_COUNT; " +
            "4  IMPORT_JSON; 5  IMPORT_JSON; 6 variants.0.price.amount IMPORT_JSON_FIELD; 6 variants.1.price MONEY_AMOUNT; 6 variants.1.sku SKU_TAKEN; 7 variants VARIANTS_COUNT",
            ProblemsOf(import));
        Assert.Equal(1, (await AskAsync(Owner, "{ searchProducts(text: \"连衣\") { totalCount } }")).GetProperty("searchProducts").GetProperty("totalCount").GetInt32());
    }

    /// <summary>Spreadsheet programs in China save CSV in GB18030, in UTF-8 with a mark, or with tabs in UTF-16; all are read.</summary>
    [Theory, OnSqlite]
    public async Task Files_are_read_in_whatever_encoding(DatabaseKind on)
    {
        await StartAsync(on);
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        var number = 0;
        foreach (var (encoding, separator) in new (Encoding, char)[] { (gb, ','), (new UTF8Encoding(true), ';'), (new UTF8Encoding(false), ','), (Encoding.Unicode, '\t'), (Encoding.BigEndianUnicode, '\t') })
        {
            var text = $"标题,描述,类目,货号,价格\n龙凤𠮷祥 {++number},说明,apparel,E-{number},1\n".Replace(',', separator);
            var import = await WorkOffAsync([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
            Assert.True(import.GetProperty("products").GetInt32() == 1, $"{encoding.WebName}: {import}");
        }

        await using var db = Open();
        Assert.Equal(5, await db.Products.CountAsync(p => p.Title.StartsWith("龙凤𠮷祥")));
        foreach (var (content, code) in new (byte[], string)[]
        {
            ([0xFF, 0xFF, 0x80, 0x81, 0xFF], "IMPORT_ENCODING"), (Utf8("title,price\nx,1\n"), "IMPORT_COLUMNS"), (Utf8("标题,title,描述,类目,货号,价格\n"), "IMPORT_COLUMNS"),
            (Utf8("标题,描述,类目,货号,价格\n\"x,说明,apparel,E-9,1\n"), "IMPORT_CSV_QUOTE"),
        })
        {
            var import = await WorkOffAsync(content);
            Assert.Equal(("FAILED", code), (import.GetProperty("status").GetString(), import.GetProperty("failureCode").GetString()));
            Assert.NotEmpty(import.GetProperty("failure").GetString()!);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_dry_run_says_the_same_and_enters_nothing(DatabaseKind on)
    {
        await StartAsync(on);
        var (content, bad) = Generate(300, 7, 50);
        var dry = await WorkOffAsync(content, dryRun: true);
        await using (var db = Open())
            Assert.Equal((0, 0, 0), (await db.Products.CountAsync(), await db.Variants.CountAsync(), await db.ProductSearch.CountAsync()));
        var real = await WorkOffAsync(content);
        Assert.Equal((300 - bad.Count, bad.Count), (real.GetProperty("products").GetInt32(), real.GetProperty("failedRows").GetInt32()));
        foreach (var same in new[] { "products", "failedRows", "problemCount", "problems" })
            Assert.Equal(real.GetProperty(same).GetRawText(), dry.GetProperty(same).GetRawText());
        // Handed in again, all are taken.
        Assert.Equal(0, (await WorkOffAsync(content)).GetProperty("products").GetInt32());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_import_is_its_merchants_and_may_be_ended(DatabaseKind on)
    {
        await StartAsync(on);
        Assert.Equal("NOT_FOUND", CodesOf(await TryHandInAsync(Other, Utf8("x"))));
        Assert.Equal("file IMPORT_SIZE", CodesOf(await TryHandInAsync(Owner, [])));
        var id = await HandInAsync(Generate(10, 3, 0).Content);
        Assert.Equal("NOT_FOUND", await CancelAsync(Other, id));
        Assert.Equal(JsonValueKind.Null, (await AskAsync(Other, "query($id: ID!) { node(id: $id) { id } }", new { id })).GetProperty("node").ValueKind);
        Assert.Equal("", await CancelAsync(Owner, id));
        Assert.Equal("ILLEGAL_TRANSITION", await CancelAsync(Owner, id));
        await Opened.RunJobAsync("catalogue.import-products");
        Assert.Equal(("CANCELLED", 0), ((await ReadAsync(id)).GetProperty("status").GetString(), (await ReadAsync(id)).GetProperty("products").GetInt32()));
    }

    [Fact]
    public void Imports_move_only_as_declared()
    {
        var allowed = "Waiting>Running Waiting>Cancelled Running>Done Running>Failed Running>Cancelled".Split(' ').ToHashSet();
        foreach (var from in Enum.GetValues<ProductImportStatus>())
        {
            foreach (var to in Enum.GetValues<ProductImportStatus>())
                Assert.True(allowed.Remove($"{from}>{to}") == (ProductImportStates.Machine.Refuse("import", from, to) is null), $"{from} > {to}");
        }

        Assert.Empty(allowed);
    }

    private async Task<string> CancelAsync(TestCaller caller, string id) =>
        CodesOf((await AskAsync(caller, "mutation($input: CancelProductImportInput!) { cancelProductImport(input: $input) { errors { ... on Error { code } } } }", new { input = new { productImportId = id } })).GetProperty("cancelProductImport"));
}
