using Catalogue.Model;

namespace Catalogue.Tests.UseCases;

/// <summary>Merchants list many products at once (FE-06), and everybody finds what may be seen by title or SKU (FE-08).</summary>
public sealed class FindAndListManyTests : CatalogueTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Many_products_are_submitted_reviewed_listed_and_delisted(DatabaseKind on)
    {
        await StartAsync(on);
        var drafts = Enumerable.Range(0, 3).Select(_ => Goods.Make(ProductStatus.Approved)).Append(Goods.Make(ProductStatus.Draft)).ToList();
        var ids = drafts.Select(p => new { productId = IdOf(p.Id) }).ToList();
        Assert.Equal(["", "", "", "ILLEGAL_TRANSITION"], await ManyAsync(Owner, "listProduct", "listProducts", "k1", ids));
        Assert.Equal(["", "", "", "ILLEGAL_TRANSITION"], await ManyAsync(Owner, "listProduct", "listProducts", "k1", ids));
        Assert.Equal(["NOT_FOUND", "NOT_FOUND"], await ManyAsync(Other, "delistProduct", "delistProducts", "k2", [new { productId = IdOf(Goods.Make(ProductStatus.Draft).Id) }, new { productId = IdOf(Goods.Make(ProductStatus.Draft).Id) }]));
        Assert.Equal(["", "", "", "ILLEGAL_TRANSITION"], await ManyAsync(Owner, "delistProduct", "delistProducts", "k3", ids));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_product_is_found_by_a_part_of_its_title_or_by_its_sku(DatabaseKind on)
    {
        await StartAsync(on);
        var listed = Goods.Make(ProductStatus.Listed);
        var draft = Goods.Make(ProductStatus.Draft);
        var sku = draft.Variants[0].Sku;
        Assert.Contains(listed.Title, await FoundAsync(Buyer, "Product", listed.Title[1..3]));
        Assert.Equal([draft.Title], await FoundAsync(Owner, "Product", sku));
        Assert.Empty(await FoundAsync(Buyer, "Product", sku));
        Assert.Empty(await FoundAsync(Other, "Product", sku));
        Assert.Equal([listed.Title], await FoundAsync(Buyer, "Product", listed.Variants[0].Sku));
    }

    private async Task<string[]> ManyAsync<T>(TestCaller caller, string one, string many, string key, IEnumerable<T> inputs)
    {
        var type = $"{char.ToUpperInvariant(one[0])}{one[1..]}Input";
        var document = $"mutation($inputs: [{type}!]!) {{ {many}(inputs: $inputs) @idempotent(key: \"{key}\") {{ results {{ product {{ status }} errors {{ ... on Error {{ code }} }} }} }} }}";
        var results = (await AskAsync(caller, document, new { inputs })).GetProperty(many).GetProperty("results").EnumerateArray();
        return [.. results.Select(r => r.GetProperty("errors") is { ValueKind: System.Text.Json.JsonValueKind.Array } errors ? errors[0].GetProperty("code").GetString()! : "")];
    }
}
