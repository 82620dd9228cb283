using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Services;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Catalogue.Tests.Services;

/// <summary>Services with content, price and standard (CAT-02), and what other modules read of them.</summary>
public sealed class ServiceTests : CatalogueTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_service_is_entered_reviewed_offered_edited_and_delisted(DatabaseKind on)
    {
        await StartAsync(on);
        var made = await PayloadAsync(Owner, "createService", new { merchantId = IdOf(KnownMerchants.First), service = Said("空调清洗") }, "service { id status price { formatted } }");
        Assert.Equal("", CodesOf(made));
        Assert.Equal("¥99.00", made.GetProperty("service").GetProperty("price").GetProperty("formatted").GetString());
        var serviceId = made.GetProperty("service").GetProperty("id").GetString()!;
        Assert.Equal("", await CodesAsync(Owner, "submitService", new { serviceId }));
        Assert.Equal("", await CodesAsync(Reviewer, "requestServiceChanges", new { serviceId, comment = "补充标准" }));
        Assert.Equal("", await CodesAsync(Owner, "editService", new { serviceId, service = Said("空调深度清洗") }));
        Assert.Equal("", await CodesAsync(Owner, "submitService", new { serviceId }));
        Assert.Equal("", await CodesAsync(Reviewer, "approveService", new { serviceId }));
        Assert.Empty(await OfferedAsync());
        Assert.Equal("", await CodesAsync(Owner, "listService", new { serviceId }));
        var offered = Assert.Single(await OfferedAsync());
        Assert.Equal(("空调深度清洗", 9900L, Money.Yuan, "次", "home-services"), (offered.Title, offered.UnitPrice, offered.Currency, offered.Unit, offered.Category));

        // What everybody sees while it is listed, nobody else sees afterwards.
        Assert.Single((await AskAsync(TestCaller.Anonymous, "{ services { nodes { title } } }")).GetProperty("services").GetProperty("nodes").EnumerateArray());
        Assert.Equal("", await CodesAsync(Owner, "editService", new { serviceId, service = Said("空调深度清洗", 1) }));
        Assert.Empty(await OfferedAsync());
        Assert.Empty((await AskAsync(TestCaller.Anonymous, "{ services { nodes { title } } }")).GetProperty("services").GetProperty("nodes").EnumerateArray());
        var history = (await AskAsync(Owner, "query($id: ID!) { node(id: $id) { ... on ServiceListing { status history { nodes { to } } } } }", new { id = serviceId })).GetProperty("node");
        Assert.Equal("DRAFT SUBMITTED CHANGES_REQUESTED SUBMITTED APPROVED LISTED SUBMITTED", string.Join(' ', history.GetProperty("history").GetProperty("nodes").EnumerateArray().Select(h => h.GetProperty("to").GetString())));
    }

    /// <summary>A service of a merchant that takes no orders is not offered, and one of another merchant is not there.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task What_cannot_be_ordered_is_not_offered(DatabaseKind on)
    {
        await StartAsync(on);
        await using (var db = Open())
        {
            db.AddRange(Enum.GetValues<ServiceListingStatus>().Select(s => Actions.GoodsActionsTests.MakeService(s, KnownMerchants.First)));
            await db.SaveChangesAsync();
            (await db.Standings.SingleAsync(s => s.MerchantId == KnownMerchants.First)).IsTrading = false;
            Assert.Single(await OfferedAsync());
            await db.SaveChangesAsync();
        }

        Assert.Empty(await OfferedAsync());
        Assert.Single((await AskAsync(Other, "{ services { nodes { id } } }")).GetProperty("services").GetProperty("nodes").EnumerateArray());
        Assert.Equal(7, (await AskAsync(Owner, "{ services { nodes { id } } }")).GetProperty("services").GetProperty("nodes").GetArrayLength());
    }

    /// <summary>All that is wrong is told at once; goods are not put among services, nor services among goods (CAT-06).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task All_problems_of_a_service_are_told_at_once(DatabaseKind on)
    {
        await StartAsync(on);
        var service = new { title = " ", content = "", standard = new string('x', 2001), category = "apparel", unit = "", price = new { amount = 0 } };
        Assert.Equal(
            "service.price MONEY_AMOUNT, service.title TITLE_MISSING, service.content CONTENT_MISSING, service.standard STANDARD_LENGTH, service.category CATEGORY_UNKNOWN, service.unit UNIT_MISSING",
            await CodesAsync(Owner, "createService", new { merchantId = IdOf(KnownMerchants.First), service }));
        Assert.Equal("NOT_FOUND", await CodesAsync(Other, "createService", new { merchantId = IdOf(KnownMerchants.First), service = Said("空调清洗") }));
        Assert.Equal("category CATEGORY_UNKNOWN", await CodesAsync(Owner, "createProduct", new
        {
            merchantId = IdOf(KnownMerchants.First), title = "大衣", description = "羊毛。", category = "home-services", variants = new[] { new { sku = "S1", price = new { amount = 1 } } },
        }));
    }

    internal static object Said(string title, long amount = 9900) => new { title, content = "上门清洗\n两小时", standard = "按行业标准，七天质保。", category = "home-services", unit = "次", price = new { amount } };

    private async Task<IReadOnlyList<OfferedService>> OfferedAsync()
    {
        await using var scope = Opened.As();
        var reader = scope.ServiceProvider.GetRequiredService<IServiceListings>();
        await using var db = Open();
        var all = await db.Services.Select(s => s.Id).ToListAsync();
        return [.. (await reader.FindOfferedAsync(all, default)).Values];
    }
}
