using System.Text.Json;
using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Tests.Actions;
using Modular.Kernel;

namespace Catalogue.Tests.Tenancy;

/// <summary>What is not listed is answered like what does not exist, to everybody but those who act for its merchant and the platform's staff.</summary>
public sealed class TenancyTests : CatalogueTests
{
    private const string Product = "query($id: ID!) { product(id: $id) { id title status openFaults variants { sku price { amount } } allowedActions { action allowed } } }";
    private const string ProductNode = "query($id: ID!) { node(id: $id) { id ... on Product { title history { nodes { to } } } } }";
    private const string VariantNode = "query($id: ID!) { node(id: $id) { id ... on ProductVariant { sku product { id } stock { onHand } stockMovements { nodes { quantity } } } } }";

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_not_listed_is_anothers_like_what_is_not_there(DatabaseKind on)
    {
        await StartAsync(on);
        var strangers = new[] { Other, Buyer, TestCaller.Anonymous, Opened.CallerOf(DemoUsers.HumanResources), Opened.CallerOf(DemoUsers.Assistant), Opened.CallerOf(DemoUsers.Finance) };
        foreach (var status in Enum.GetValues<ProductStatus>().Where(s => s != ProductStatus.Listed))
        {
            var product = Goods.Make(status, stock: 3);
            foreach (var caller in strangers)
            {
                await SameAsync(caller, Product, IdOf(product.Id), IdOf(new ProductId(Guid.NewGuid())));
                await SameAsync(caller, ProductNode, IdOf(product.Id), IdOf(new ProductId(Guid.NewGuid())));
                await SameAsync(caller, VariantNode, IdOf(product.Variants[0].Id), IdOf(new VariantId(Guid.NewGuid())));
            }

            foreach (var action in ProductActions.All)
            {
                var mutation = action.Mutation;
                var caller = Other with { Permissions = [.. CataloguePermissions.All.Select(p => p.Name)] };
                var answers = new List<string>();
                foreach (var id in new[] { product.Id, new(Guid.NewGuid()) })
                    answers.Add((await PayloadAsync(caller, mutation, Fixtures.InputOf(id.Value, mutation))).GetRawText().Replace(IdOf(id), "", StringComparison.Ordinal));
                Assert.Contains("NOT_FOUND", answers[0], StringComparison.Ordinal);
                Assert.Equal(answers[0], answers[1]);
            }

            foreach (var (mutation, input) in Moves(product.Variants[0].Id))
                Assert.Equal("NOT_FOUND", await CodesAsync(Other, mutation, input, key: $"{status}{mutation}"));
        }

        foreach (var caller in strangers)
        {
            var data = await AskAsync(caller, "query($m: ID!) { products { totalCount nodes { id } } node(id: $m) { ... on Merchant { products { totalCount nodes { id } } } } }", new { m = IdOf(KnownMerchants.First) });
            Assert.Equal("""{"products":{"totalCount":0,"nodes":[]},"node":{"products":{"totalCount":0,"nodes":[]}}}""", data.GetRawText());
        }
    }

    /// <summary>Of a listed product everybody sees what a buyer needs; its stock, movements and history are its merchant's.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Of_a_listed_product_the_shelf_is_open_and_the_store_is_not(DatabaseKind on)
    {
        await StartAsync(on);
        var product = Goods.Make(variants: 2, stock: 3);
        Goods.Make(ProductStatus.Draft);
        Goods.Make(ProductStatus.Delisted, KnownMerchants.Second);
        var (id, variant) = (IdOf(product.Id), product.Variants[0].Id);
        foreach (var caller in new[] { TestCaller.Anonymous, Buyer, Other })
        {
            var seen = (await AskAsync(caller, Product, new { id })).GetProperty("product");
            Assert.Equal((2, 19900), (seen.GetProperty("variants").GetArrayLength(), seen.GetProperty("variants")[0].GetProperty("price").GetProperty("amount").GetInt32()));
            Assert.All(seen.GetProperty("allowedActions").EnumerateArray(), a => Assert.False(a.GetProperty("allowed").GetBoolean()));
            var code = caller == TestCaller.Anonymous ? "AUTH_NOT_AUTHENTICATED" : "AUTH_NOT_AUTHORIZED";
            if (caller.UserId == DemoUsers.Merchant2.Id)
            {
                // He holds the permissions, at his own merchant.
                Assert.Empty((await AskAsync(caller, ProductNode, new { id })).GetProperty("node").GetProperty("history").GetProperty("nodes").EnumerateArray());
                var inside = (await AskAsync(caller, VariantNode, new { id = IdOf(variant) })).GetProperty("node");
                Assert.Equal((JsonValueKind.Null, 0), (inside.GetProperty("stock").ValueKind, inside.GetProperty("stockMovements").GetProperty("nodes").GetArrayLength()));
                foreach (var (mutation, input) in Moves(variant))
                    Assert.Equal("AUTH_NOT_AUTHORIZED", await CodesAsync(caller, mutation, input, key: mutation));
                continue;
            }

            foreach (var (document, of) in new[] { (ProductNode, id), (VariantNode, IdOf(variant)) })
            {
                var refused = await Opened.ExecuteAsync(caller, document, new { id = of });
                Assert.All(refused.GetProperty("errors").EnumerateArray(), e => Assert.Equal(code, e.GetProperty("extensions").GetProperty("code").GetString()));
                Assert.DoesNotContain("SUBMITTED", refused.GetRawText(), StringComparison.Ordinal);
                Assert.DoesNotContain("\"onHand\":3", refused.GetRawText(), StringComparison.Ordinal);
            }
        }

        foreach (var (caller, count) in new[] { (TestCaller.Anonymous, 1), (Buyer, 1), (Owner, 2), (Other, 2), (Opened.CallerOf(DemoUsers.Supervisor), 3) })
            Assert.Equal(count, await CountAsync(caller));
        var own = await AskAsync(Owner, "query($m: ID!) { node(id: $m) { ... on Merchant { products(order: [{ status: ASC }]) { nodes { status variants { stock { available } } } } } } }", new { m = IdOf(KnownMerchants.First) });
        Assert.Equal(["DRAFT 0", "LISTED 3"], own.GetProperty("node").GetProperty("products").GetProperty("nodes").EnumerateArray()
            .Select(p => $"{p.GetProperty("status")} {p.GetProperty("variants")[0].GetProperty("stock").GetProperty("available")}"));

        async Task<int> CountAsync(TestCaller caller) => (await AskAsync(caller, "{ products { totalCount } }")).GetProperty("products").GetProperty("totalCount").GetInt32();
    }

    /// <summary>Of several merchants' products in one list each shows its own steps, and none of another's; so do movements.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task In_a_list_of_several_merchants_each_product_shows_its_own(DatabaseKind on)
    {
        await StartAsync(on);
        var own = Enumerable.Range(0, 3).Select(i => Goods.Make(stock: i + 1)).ToDictionary(p => IdOf(p.Id), p => p.StepCount);
        for (var i = 0; i < 3; i++)
            Goods.Make(merchant: KnownMerchants.Second, stock: 9);
        foreach (var (caller, seen) in new[] { (Owner, 3), (Opened.CallerOf(DemoUsers.Supervisor), 6) })
        {
            var data = await AskAsync(caller, "{ products(first: 6) { nodes { id history { totalCount nodes { to } } } } }");
            var products = data.GetProperty("products").GetProperty("nodes").EnumerateArray().ToList();
            Assert.Equal(6, products.Count);
            Assert.Equal(seen, products.Count(p => p.GetProperty("history").GetProperty("totalCount").GetInt32() == 5));
            Assert.All(products.Where(p => own.ContainsKey(p.GetProperty("id").GetString()!)), p => Assert.Equal(5, p.GetProperty("history").GetProperty("nodes").GetArrayLength()));
            data = await AskAsync(caller, "{ products(first: 4) { nodes { variants { stockMovements(first: 1) { nodes { quantity } } } } } }");
            Assert.Equal(seen == 3 ? 1 : 4, data.GetRawText().Split("\"quantity\"").Length - 1);
        }
    }

    /// <summary>Who sees the rows of all merchants by one role, and reads products or stock at one merchant by another, reads those of that merchant (ACC-02).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Who_reads_at_one_merchant_reads_there_whatever_else_he_sees(DatabaseKind on)
    {
        await StartAsync(on);
        var here = KnownMerchants.Second.Value;
        var (own, foreign, listed) = (Goods.Make(ProductStatus.Draft, KnownMerchants.Second, stock: 3), Goods.Make(ProductStatus.Draft, stock: 3), Goods.Make(stock: 3));
        foreach (var (permission, products, stocks) in new[]
        {
            (CataloguePermissions.Read, new[] { own, listed }, Array.Empty<Product>()), (CataloguePermissions.ReadStock, [listed], [own]), (CataloguePermissions.Write, [listed], []),
        })
        {
            var caller = new TestCaller(Guid.NewGuid(), "陈晨", true, here) { PermissionsAtMerchants = [(permission, here)] };
            var list = (await AskAsync(caller, "{ products { nodes { id } } }")).GetProperty("products").GetProperty("nodes").EnumerateArray().Select(p => p.GetProperty("id").GetString());
            Assert.Equal(products.Select(p => IdOf(p.Id)).Order(), list.Order());
            foreach (var product in new[] { own, foreign, listed })
            {
                var isRead = products.Contains(product);
                var data = await AskAsync(
                    caller, "query($p: ID!, $v: ID!, $m: ID!) { product(id: $p) { id } node(id: $p) { id } variant: node(id: $v) { id } merchant: node(id: $m) { ... on Merchant { products { nodes { id } } } } }",
                    new { p = IdOf(product.Id), v = IdOf(product.Variants[0].Id), m = IdOf(product.MerchantId) });
                Assert.Equal(Enumerable.Repeat(isRead, 3), new[] { "product", "node", "variant" }.Select(f => data.GetProperty(f).ValueKind == JsonValueKind.Object));
                Assert.Equal(isRead, data.GetProperty("merchant").GetRawText().Contains(IdOf(product.Id), StringComparison.Ordinal));
            }

            if (permission != CataloguePermissions.ReadStock)
                continue;
            // The stock of what is not listed is seen once the product is.
            var both = caller with { MerchantScope = [here, KnownMerchants.First.Value], PermissionsAtMerchants = [(permission, here), (CataloguePermissions.Read, here), (CataloguePermissions.Read, KnownMerchants.First.Value)] };
            foreach (var product in new[] { own, foreign, listed })
            {
                var variant = (await AskAsync(both, VariantNode, new { id = IdOf(product.Variants[0].Id) })).GetProperty("node");
                Assert.Equal((stocks.Contains(product), stocks.Contains(product) ? 1 : 0), (variant.GetProperty("stock").ValueKind == JsonValueKind.Object, variant.GetProperty("stockMovements").GetProperty("nodes").GetArrayLength()));
            }
        }

        // Where it is the products that a role reads, it is their history too.
        var reader = new TestCaller(Guid.NewGuid(), "陈晨", true, here) { PermissionsAtMerchants = [(CataloguePermissions.Read, here)] };
        foreach (var (product, steps) in new[] { (own, 1), (listed, 0) })
            Assert.Equal(steps, (await AskAsync(reader, ProductNode, new { id = IdOf(product.Id) })).GetProperty("node").GetProperty("history").GetProperty("nodes").GetArrayLength());
    }

    /// <summary>What is held at one merchant does nothing at another whose products the caller sees by another role (ACC-02).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_held_at_one_merchant_does_nothing_at_another(DatabaseKind on)
    {
        await StartAsync(on);
        var (here, there) = (KnownMerchants.Second.Value, KnownMerchants.First.Value);
        var caller = new TestCaller(Guid.NewGuid(), "陈晨", false, here, there)
        {
            PermissionsAtMerchants = [.. CataloguePermissions.All.Select(p => (p.Name, here)), (CataloguePermissions.Read, there)],
        };
        foreach (var action in ProductActions.All)
        {
            var (foreign, own) = (Goods.Make(action.From[0]), Goods.Make(action.From[0], KnownMerchants.Second));
            Assert.Equal("AUTH_NOT_AUTHORIZED", await CodesAsync(caller, action.Mutation, Fixtures.InputOf(foreign.Id.Value, action.Mutation)));
            Assert.Equal("", await CodesAsync(caller, action.Mutation, Fixtures.InputOf(own.Id.Value, action.Mutation)));
        }

        var (foreignStock, ownStock) = (Goods.Stocked(5), Goods.Stocked(5, KnownMerchants.Second));
        foreach (var (mutation, input) in Moves(foreignStock))
            Assert.Equal("AUTH_NOT_AUTHORIZED", await CodesAsync(caller, mutation, input, key: $"f{mutation}"));
        foreach (var (mutation, input) in Moves(ownStock))
            Assert.Equal("", await CodesAsync(caller, mutation, input, key: $"o{mutation}"));
    }

    private static IEnumerable<(string Mutation, object Input)> Moves(VariantId variant) =>
    [
        ("receiveStock", new { variantId = IdOf(variant), quantity = 1 }),
        ("adjustStock", new { variantId = IdOf(variant), change = -1, reason = "盘亏" }),
        ("changePrice", new { variantId = IdOf(variant), price = new { amount = 7 } }),
    ];

    private async Task SameAsync(TestCaller caller, string document, string id, string unknown)
    {
        var answers = new List<string>();
        foreach (var asked in new[] { id, unknown })
            answers.Add((await Opened.ExecuteAsync(caller, document, new { id = asked })).GetRawText().Replace(asked, "", StringComparison.Ordinal));
        Assert.Equal(answers[0], answers[1]);
        Assert.Contains("null", answers[0], StringComparison.Ordinal);
    }
}
