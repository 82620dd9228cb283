using System.Text.Json;
using Catalogue.Model;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Catalogue.Tests.Categories;

/// <summary>The tree of categories with what they ask for (CAT-05, CAT-06), kept by the product team alone (CAT-19).</summary>
public sealed class CategoryTests : CatalogueTests
{
    private TestCaller Team => Opened.CallerOf(DemoUsers.Supervisor);

    /// <summary>A new database has a tree, open to everybody, in which attributes and rules come down from above (CAT-05, CAT-06).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_new_database_has_a_tree_with_what_it_asks_for(DatabaseKind on)
    {
        await StartAsync(on);
        var tree = await AskAsync(TestCaller.Anonymous, "{ productCategories categories(first: 50) { nodes { code name takesGoods parent { code } } } category(code: \"food-supplements\") { nameZh attributes { code kind isRequired } rules { papers needsTestReport needsFullDescription leastImages } } }");
        var codes = tree.GetProperty("productCategories").EnumerateArray().Select(c => c.GetString()).ToList();
        Assert.Superset(new[] { "apparel", "beauty", "books", "digital", "food", "home", "mother-and-baby", "sports", "women-dresses" }.ToHashSet(), codes.ToHashSet()!);
        Assert.DoesNotContain("goods", codes);
        var nodes = tree.GetProperty("categories").GetProperty("nodes").EnumerateArray().ToList();
        Assert.Equal(codes, nodes.Where(n => n.GetProperty("takesGoods").GetBoolean()).Select(n => n.GetProperty("code").GetString()));
        Assert.Equal("fashion", nodes.Single(n => n.GetProperty("code").GetString() == "women-dresses").GetProperty("parent").GetProperty("code").GetString());
        var one = tree.GetProperty("category");
        Assert.Equal(["MODEL", "MATERIAL", "ORIGIN", "APPROVAL_NUMBER"], one.GetProperty("attributes").EnumerateArray().Select(a => a.GetProperty("code").GetString()));
        Assert.Equal("""{"papers":["FOOD_BUSINESS_LICENCE"],"needsTestReport":true,"needsFullDescription":true,"leastImages":1}""", one.GetProperty("rules").GetRawText());
    }

    /// <summary>Goods are put where none lies below, in use, and each wrong place is told with what would be right (CAT-06).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Goods_are_put_in_a_leaf_that_is_in_use(DatabaseKind on)
    {
        await StartAsync(on);
        Assert.Equal("category CATEGORY_UNKNOWN", await CodesAsync(Owner, "createProduct", Input("weapons")));
        Assert.Equal("category CATEGORY_NOT_LEAF", await CodesAsync(Owner, "createProduct", Input("fashion")));
        var sports = await IdAsync("sports");
        Assert.Equal("", await CodesAsync(Owner, "createProduct", Input("sports")));
        Assert.Equal("", await CodesAsync(Team, "retireCategory", new { categoryId = sports }));
        Assert.Equal("category CATEGORY_RETIRED", await CodesAsync(Owner, "createProduct", Input("sports")));
        Assert.Equal("ILLEGAL_TRANSITION", await CodesAsync(Team, "retireCategory", new { categoryId = sports }));
        Assert.Equal("CATEGORY_HAS_BRANCHES", await CodesAsync(Team, "retireCategory", new { categoryId = await IdAsync("fashion") }));
        Assert.Equal("parentId CATEGORY_HAS_GOODS, parentId CATEGORY_RETIRED".Split(", ").Order(), (await CodesAsync(Team, "createCategory", Category("running", sports))).Split(", ").Order());
    }

    /// <summary>Nobody but the product team changes the tree, whatever he holds at a merchant (CAT-19); of two who edit, the second is told (FE-04).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task The_product_team_alone_keeps_the_tree(DatabaseKind on)
    {
        await StartAsync(on);
        foreach (var caller in new[] { Owner, Reviewer, Buyer })
        {
            var response = await Opened.ExecuteAsync(caller, "mutation($input: CreateCategoryInput!) { createCategory(input: $input) { category { id } } }", new { input = Category("running") });
            Assert.Equal("AUTH_NOT_AUTHORIZED", response.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        }

        var atOne = new TestCaller(Guid.NewGuid(), "陈晨", false, KnownMerchants.First.Value) { PermissionsAtMerchants = [(CataloguePermissions.KeepProductData, KnownMerchants.First.Value)] };
        Assert.Equal("AUTH_NOT_AUTHORIZED", await CodesAsync(atOne, "createCategory", Category("running")));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await CodesAsync(atOne, "retireCategory", new { categoryId = await IdAsync("sports") }));

        var made = (await PayloadAsync(Team, "createCategory", Category("running", await IdAsync("goods")), "category { id version takesGoods attributes { code name unit } allowedActions { action allowed } }")).GetProperty("category");
        Assert.True(made.GetProperty("takesGoods").GetBoolean());
        Assert.Equal(["MODEL", "MATERIAL", "ORIGIN", "DROP"], made.GetProperty("attributes").EnumerateArray().Select(a => a.GetProperty("code").GetString()));
        Assert.Equal("code CATEGORY_CODE_TAKEN", await CodesAsync(Team, "createCategory", Category("running")));
        Assert.Equal("code CATEGORY_CODE", await CodesAsync(Team, "createCategory", Category("Running")));
        var categoryId = made.GetProperty("id").GetString();
        object Edit(string nameEn) => new { categoryId, nameZh = "跑步", nameEn, attributes = Array.Empty<object>(), expectedVersion = made.GetProperty("version").GetInt32() };
        Assert.Equal("", await CodesAsync(Team, "editCategory", Edit("Runners")));
        Assert.Equal("EDIT_CONFLICT", await CodesAsync(Team, "editCategory", Edit("Run")));
        Assert.Equal("NOT_FOUND", await CodesAsync(Team, "retireCategory", new { categoryId = IdOf(new Contracts.CategoryId(Guid.NewGuid())) }));
        var input = Category("trail", null, new { code = "MODEL", nameZh = "型号", nameEn = "Model", kind = "ENUM" });
        Assert.Equal("attributes.0.choices ATTRIBUTE_CHOICES", await CodesAsync(Team, "createCategory", input));
        Assert.Equal("attributes.0.code ATTRIBUTE_CODE_TWICE", await CodesAsync(Team, "createCategory", Category("trail", await IdAsync("goods"), new { code = "MODEL", nameZh = "型号", nameEn = "Model", kind = "TEXT" })));
    }

    /// <summary>Each value is held against the schema, with its own path and what would be right (CAT-05); a demanded one is missed when the product is handed in.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Values_are_held_against_the_schema(DatabaseKind on)
    {
        await StartAsync(on);
        Assert.Equal(
            "attributes.0.value ATTRIBUTE_NUMBER, attributes.1.value ATTRIBUTE_CHOICE, attributes.2.code ATTRIBUTE_UNKNOWN, attributes.4.code ATTRIBUTE_TWICE, attributes.5.value ATTRIBUTE_MISSING",
            await CodesAsync(Owner, "createProduct", Input("women-dresses", ("SKIRT_LENGTH", "long"), ("SEASON", "雨"), ("POWER", "5"), ("MATERIAL", "桑蚕丝"), ("MATERIAL", "棉"), ("ORIGIN", " "))));
        Assert.Equal("attributes.0.value ATTRIBUTE_BOOLEAN", await CodesAsync(Owner, "createProduct", Input("digital", ("WIRELESS", "yes"))));
        var made = await PayloadAsync(Owner, "createProduct", Input("women-dresses", ("SKIRT_LENGTH", "+085.50"), ("SEASON", "夏")), "product { id attributes { code value } productCategory { code } }");
        Assert.Equal("""[{"code":"SKIRT_LENGTH","value":"85.5"},{"code":"SEASON","value":"夏"}]""", made.GetProperty("product").GetProperty("attributes").GetRawText());
        var productId = made.GetProperty("product").GetProperty("id").GetString();

        // What is not said stays, what is said replaces, and nothing takes away.
        object Edit(object? attributes, string? usage) => new { productId, title = "连衣裙", description = "夏季连衣裙。", category = "women-dresses", attributes, usage };
        Assert.Equal("", await CodesAsync(Owner, "editProduct", Edit(null, "手洗。")));
        Assert.Equal("SKIRT_LENGTH SEASON 手洗。", await SaidAsync());
        Assert.Equal("", await CodesAsync(Owner, "editProduct", Edit(new[] { new { code = "SEASON", value = "秋" } }, null)));
        Assert.Equal("SEASON 手洗。", await SaidAsync());
        Assert.Equal("", await CodesAsync(Owner, "editProduct", Edit(Array.Empty<object>(), "")));
        Assert.Equal("", await SaidAsync());

        async Task<string> SaidAsync()
        {
            var product = (await AskAsync(Owner, "query($id: ID!) { product(id: $id) { usage attributes { code } } }", new { id = productId })).GetProperty("product");
            return string.Join(' ', product.GetProperty("attributes").EnumerateArray().Select(a => a.GetProperty("code").GetString()).Append(product.GetProperty("usage").GetString()).Where(s => s is not null));
        }
    }

    private static object Input(string category, params (string Code, string Value)[] attributes) => new
    {
        merchantId = IdOf(KnownMerchants.First), title = "连衣裙", description = "夏季连衣裙。", category, attributes = attributes.Select(a => new { code = a.Code, value = a.Value }),
        variants = new[] { new { sku = Goods.NewSku(), price = new { amount = 9900 } } },
    };

    private static object Category(string code, string? parentId = null, object? attribute = null) => new
    {
        code, parentId, nameZh = "跑步", nameEn = "Running", attributes = new[] { attribute ?? new { code = "DROP", nameZh = "落差", nameEn = "Drop", kind = "NUMBER", unit = "mm" } },
    };

    private async Task<string> IdAsync(string code) => (await AskAsync(Owner, "query($code: String!) { category(code: $code) { id } }", new { code })).GetProperty("category").GetProperty("id").GetString()!;
}
