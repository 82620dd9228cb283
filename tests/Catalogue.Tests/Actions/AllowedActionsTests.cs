using Catalogue.Model;
using Modular.Kernel;

namespace Catalogue.Tests.Actions;

/// <summary>What a front end is told that can be done is what the mutations do (FE-01), for every state, role and action.</summary>
public sealed class AllowedActionsTests : CatalogueTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Products(DatabaseKind on)
    {
        await StartAsync(on);
        var fixture = Fixtures.Products;
        var (tried, taken) = await ActionAgreement.CheckAsync(Opened, fixture);
        Assert.True(tried == fixture.Cases.Count * fixture.Actions.Count * (DemoUsers.All.Count + fixture.Participants.Count) && taken > fixture.Actions.Count, $"{taken} of {tried}");
    }

    /// <summary>Many products with their variants, stock, history and actions are read by as many statements as one (FE-01).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Many_products_take_as_many_statements_as_one(DatabaseKind on)
    {
        await StartAsync(on);
        for (var i = 0; i < 50; i++)
            Goods.Make(ProductStatus.Listed, variants: 2, stock: 3);
        foreach (var (first, selection, most) in new[]
        {
            (30, "status allowedActions { allowed }", 2),
            (35, "title variants { sku price { formatted } }", 2),
            (12, "variants { sku price { formatted } stock { available } }", 3),
            (4, "variants { stockMovements(first: 2) { nodes { quantity byName } } }", 3),
            (10, "history(first: 3) { nodes { to reason byName } }", 2),
        })
        {
            var one = await StatementsAsync(1, selection);
            Assert.Equal(one, await StatementsAsync(first, selection));
            Assert.InRange(one, 2, most);
        }

        async Task<int> StatementsAsync(int first, string selection)
        {
            using var watch = new StatementWatch();
            var data = await AskAsync(Owner, $"query($first: Int!) {{ products(first: $first) {{ nodes {{ {selection} }} }} }}", new { first });
            Assert.Equal(first, data.GetProperty("products").GetProperty("nodes").GetArrayLength());
            return watch.Count;
        }
    }
}
