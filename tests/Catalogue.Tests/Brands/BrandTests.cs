using Catalogue.Brands;
using Catalogue.Contracts;
using Catalogue.Model;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Catalogue.Tests.Brands;

/// <summary>Brands are used by those who may (CAT-13).</summary>
public sealed class BrandTests : CatalogueTests
{
    private static readonly DateOnly Today = BusinessDay.DayAt(MovableClock.Start);

    private TestCaller Team => Opened.CallerOf(DemoUsers.Supervisor);

    /// <summary>A protected brand, however it is written, is neither handed in nor listed without an authorisation in force; when it ends, the goods leave the shelf (CAT-13).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_protected_brand_needs_an_authorisation_in_force(DatabaseKind on)
    {
        await StartAsync(on);
        var brandId = await BrandAsync("云裳 YUN");
        var productId = IdOf(Goods.Make(ProductStatus.Draft).Id);
        Assert.Equal("", await CodesAsync(Owner, "editProduct", new { productId, title = "桑蚕丝衬衫", description = "六A级桑蚕丝。", category = "apparel", brand = "云裳ＹＵＮ" }));
        Assert.Equal("PRODUCT_CHECKS_FAILED", await CodesAsync(Owner, "submitProduct", new { productId }));
        var named = (await AskAsync(Owner, "query($id: ID!) { product(id: $id) { registeredBrand { name } productChecks { code severity } } }", new { id = productId })).GetProperty("product");
        Assert.Equal("云裳 YUN", named.GetProperty("registeredBrand").GetProperty("name").GetString());
        Assert.Equal(["BRAND_NOT_AUTHORISED"], named.GetProperty("productChecks").EnumerateArray().Where(c => c.GetProperty("severity").GetString() == "BLOCKING").Select(c => c.GetProperty("code").GetString()));

        var id = await AskForAsync(brandId, Today, Today.AddDays(10));
        Assert.Equal("PRODUCT_CHECKS_FAILED", await CodesAsync(Owner, "submitProduct", new { productId }));
        Assert.Equal("", await CodesAsync(Reviewer, "grantBrandAuthorisation", new { brandAuthorisationId = id }));
        Assert.Equal("", await CodesAsync(Owner, "submitProduct", new { productId }));
        Assert.Equal("", await CodesAsync(Reviewer, "approveProduct", new { productId, verdicts = new { compliant = true, truthful = true, certificatesValid = true } }));
        Assert.Equal("", await CodesAsync(Owner, "listProduct", new { productId }));

        // On its last day it holds, on the next one it does not.
        Opened.Clock.Now = BusinessDay.StartOf(Today.AddDays(11)).AddSeconds(-1);
        Assert.Equal(0, (await Opened.RunJobAsync("catalogue.expire-brand-authorisations")).Counts["expired"]);
        Opened.Clock.Now = BusinessDay.StartOf(Today.AddDays(11));
        Assert.Equal(1, (await Opened.RunJobAsync("catalogue.expire-brand-authorisations")).Counts["expired"]);
        Assert.Equal(0, (await Opened.RunJobAsync("catalogue.expire-brand-authorisations")).Counts["expired"]);
        var after = (await AskAsync(Owner, "query($id: ID!) { product(id: $id) { status history(last: 1) { nodes { reasonCode reason byName } } } }", new { id = productId })).GetProperty("product");
        Assert.Equal("""{"status":"DELISTED","history":{"nodes":[{"reasonCode":"BRAND_AUTHORISATION_ENDED","reason":"The authorisation for the brand 云裳 YUN has ended.","byName":null}]}}""", after.GetRawText());
        Assert.Equal("BRAND_NOT_AUTHORISED", await CodesAsync(Owner, "listProduct", new { productId }));
    }

    /// <summary>With a second authorisation in force the goods stay when the first is revoked, and leave with the last one.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Goods_leave_with_the_last_authorisation(DatabaseKind on)
    {
        await StartAsync(on);
        var brandId = await BrandAsync("云裳");
        var product = Goods.Make();
        Goods.Force(product.Id, p => (p.Property(x => x.Brand).CurrentValue, p.Property(x => x.BrandKey).CurrentValue) = ("云裳", "云裳"));
        var ids = new[] { await AskForAsync(brandId, Today, Today.AddDays(10)), await AskForAsync(brandId, Today, Today.AddDays(20)) };
        foreach (var id in ids)
            Assert.Equal("", await CodesAsync(Reviewer, "grantBrandAuthorisation", new { brandAuthorisationId = id }));
        foreach (var (id, status) in new[] { (ids[1], ProductStatus.Listed), (ids[0], ProductStatus.Delisted) })
        {
            Assert.Equal("", await CodesAsync(Reviewer, "revokeBrandAuthorisation", new { brandAuthorisationId = id, reason = "授权终止" }));
            await using var db = Open();
            Assert.Equal(status, await db.Products.Where(p => p.Id == product.Id).Select(p => p.Status).SingleAsync());
        }
    }

    /// <summary>The paper is the merchant's own, of the right kind and in force as long as the authorisation; it is granted on its days alone, and not by whoever asked.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task An_authorisation_stands_on_a_paper_in_force(DatabaseKind on)
    {
        await StartAsync(on);
        var brandId = await BrandAsync("云裳");
        var (good, foreign) = (Papers.Add(KnownMerchants.First, "BRAND_AUTHORISATION", validUntil: Today.AddDays(5)), Papers.Add(KnownMerchants.Second, "BRAND_AUTHORISATION"));
        var (ended, other) = (Papers.Add(KnownMerchants.First, "TRADEMARK_CERTIFICATE", isInForce: false), Papers.Add(KnownMerchants.First, "BUSINESS_LICENCE"));
        Assert.Equal("NOT_FOUND", await WrongAsync(foreign, Today, Today));
        Assert.Equal("documentId AUTHORISATION_PAPER", await WrongAsync(ended, Today, Today));
        Assert.Equal("documentId AUTHORISATION_PAPER", await WrongAsync(other, Today, Today));
        Assert.Equal("lastDay AUTHORISATION_PAPER_ENDS", await WrongAsync(good, Today, Today.AddDays(6)));
        Assert.Equal("lastDay AUTHORISATION_ENDS", await WrongAsync(good, Today, Today.AddDays(-1)));
        var id = await AskForAsync(brandId, Today.AddDays(1), Today.AddDays(5), good);
        Assert.Equal("brandAuthorisationId AUTHORISATION_DAYS", await CodesAsync(Reviewer, "grantBrandAuthorisation", new { brandAuthorisationId = id }));
        Assert.Equal("SEPARATION_OF_DUTIES", await CodesAsync(Opened.CallerOf(DemoUsers.Admin) with { UserId = DemoUsers.Merchant.Id }, "grantBrandAuthorisation", new { brandAuthorisationId = id }));
        Opened.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("", await CodesAsync(Reviewer, "grantBrandAuthorisation", new { brandAuthorisationId = id }));
        Assert.Equal("AUTH_NOT_AUTHORIZED NOT_FOUND", $"{await RequestCodeAsync(Owner, id)} {await CodesAsync(Opened.CallerOf(DemoUsers.Merchant2, KnownMerchants.Second.Value) with { Permissions = [CataloguePermissions.ReviewBrands] }, "revokeBrandAuthorisation", new { brandAuthorisationId = id, reason = "x" })}");
        Assert.Empty((await AskAsync(Other, "{ brandAuthorisations { nodes { id } } }")).GetProperty("brandAuthorisations").GetProperty("nodes").EnumerateArray());
        Assert.Single((await AskAsync(Owner, "{ brandAuthorisations { nodes { id document { id } brand { name } } } }")).GetProperty("brandAuthorisations").GetProperty("nodes").EnumerateArray());

        Task<string> WrongAsync(Merchants.Contracts.DocumentId paper, DateOnly from, DateOnly until) =>
            CodesAsync(Owner, "requestBrandAuthorisation", new { merchantId = IdOf(KnownMerchants.First), brandId, documentId = IdOf(paper), firstDay = from, lastDay = until });
    }

    /// <summary>No two brands are written alike, whatever the width, case and spaces; the product team alone keeps them (CAT-19).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_brand_is_entered_once(DatabaseKind on)
    {
        await StartAsync(on);
        var brandId = await BrandAsync("Yun Shang");
        Assert.Equal("brand.name BRAND_TAKEN", await CodesAsync(Team, "createBrand", new { brand = new { name = "ＹＵＮ－shang", ownerName = "云裳公司" } }));
        Assert.Equal("brand.name BRAND_MISSING, brand.ownerName OWNER_NAME_LENGTH", await CodesAsync(Team, "createBrand", new { brand = new { name = "", ownerName = new string('x', 101) } }));
        Assert.Equal("", await CodesAsync(Team, "editBrand", new { brandId, brand = new { name = "YUNSHANG", ownerName = "云裳公司", isProtected = false }, expectedVersion = 1 }));
        Assert.Equal("EDIT_CONFLICT", await CodesAsync(Team, "editBrand", new { brandId, brand = new { name = "YUNSHANG", ownerName = "云裳公司" }, expectedVersion = 1 }));
        var all = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => CodesAsync(Team, "createBrand", new { brand = new { name = "山系", ownerName = "山系公司" } }, key: $"k{i}"))));
        Assert.Equal(1, all.Count(c => c.Length == 0));
        Assert.Equal(2, (await AskAsync(TestCaller.Anonymous, "{ brands { nodes { name isProtected } } }")).GetProperty("brands").GetProperty("nodes").GetArrayLength());
    }

    private async Task<string> RequestCodeAsync(TestCaller caller, string id) => (await Opened.ExecuteAsync(
        caller, "mutation($id: ID!) { revokeBrandAuthorisation(input: { brandAuthorisationId: $id, reason: \"x\" }) { errors { __typename } } }", new { id }))
        .GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()!;

    private async Task<string> BrandAsync(string name)
    {
        var made = await PayloadAsync(Team, "createBrand", new { brand = new { name, ownerName = "云裳公司" } }, "brand { id }");
        Assert.Equal("", CodesOf(made));
        return made.GetProperty("brand").GetProperty("id").GetString()!;
    }

    private async Task<string> AskForAsync(string brandId, DateOnly from, DateOnly until, Merchants.Contracts.DocumentId? paper = null)
    {
        var made = await PayloadAsync(Owner, "requestBrandAuthorisation", new
        {
            merchantId = IdOf(KnownMerchants.First), brandId, documentId = IdOf(paper ?? Papers.Add(KnownMerchants.First, "BRAND_AUTHORISATION")), firstDay = from, lastDay = until,
        }, "brandAuthorisation { id status }");
        Assert.Equal("", CodesOf(made));
        Assert.Equal("PENDING", made.GetProperty("brandAuthorisation").GetProperty("status").GetString());
        return made.GetProperty("brandAuthorisation").GetProperty("id").GetString()!;
    }
}
