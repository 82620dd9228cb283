using Catalogue.Model;
using Catalogue.Tests.Actions;
using Modular.Kernel;

namespace Catalogue.Tests.Search;

/// <summary>What people call things finds them, for those who may read them (FE-08).</summary>
public sealed class SearchSourceTests : CatalogueTests
{
    private static readonly DateTime At = MovableClock.Start;

    /// <summary>A reporter does not find a case that somebody else reported, nor the merchant one that nobody has looked into (CAT-11).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_takedown_case_is_found_by_its_number(DatabaseKind on)
    {
        await StartAsync(on);
        var (reported, upheld) = (Goods.Make(), Goods.Make());
        var (fresh, known) = (GoodsActionsTests.MakeCase(reported, TakedownStatus.Reported), GoodsActionsTests.MakeCase(upheld, TakedownStatus.UnderReview));
        await AddAsync(fresh, known);
        var stranger = Buyer with { UserId = new Guid("e0000000-0000-4000-8000-000000000001") };

        foreach (var text in new[] { fresh.Number, fresh.Number.ToLowerInvariant(), fresh.Number[..16] })
        {
            Assert.Equal([reported.Title], await FoundAsync(Reviewer, "TakedownCase", text));
            Assert.Equal([reported.Title], await FoundAsync(Buyer, "TakedownCase", text));
            foreach (var caller in new[] { Owner, Other, stranger })
                Assert.Empty(await FoundAsync(caller, "TakedownCase", text));
        }

        Assert.Equal([upheld.Title], await FoundAsync(Owner, "TakedownCase", known.Number));
        Assert.Empty(await FoundAsync(Other, "TakedownCase", known.Number));
        Assert.Equal(2, (await FoundAsync(Reviewer, "TakedownCase", fresh.Number[..8])).Count);
        Assert.Empty(await FoundAsync(Reviewer, "TakedownCase", reported.Title));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Brands_services_and_campaigns_are_found_by_a_part_of_their_names(DatabaseKind on)
    {
        await StartAsync(on);
        await AddAsync(
            Brand.Enter(new(Guid.CreateVersion7()), new("云裳 YUN", "G1234567", "云裳公司", null, true), At), Brand.Enter(new(Guid.CreateVersion7()), new("晨光", null, "晨光公司", null, false), At),
            GoodsActionsTests.MakeService(ServiceListingStatus.Listed, KnownMerchants.First), GoodsActionsTests.MakeService(ServiceListingStatus.Draft, KnownMerchants.Second),
            Campaign.Draft(new(Guid.CreateVersion7()), KnownMerchants.First, Plan("双十一会场"), Goods.Owner, At));

        foreach (var text in new[] { "yun", "云裳", "ＹＵＮ", "g123" })
            Assert.Equal(["云裳 YUN"], await FoundAsync(Buyer, "Brand", text));
        Assert.Empty(await FoundAsync(Buyer, "Brand", "234567"));
        Assert.Single(await FoundAsync(Buyer, "ServiceListing", "清洗"));
        Assert.Single(await FoundAsync(Owner, "ServiceListing", "空调"));
        Assert.Equal(2, (await FoundAsync(Other, "ServiceListing", "空调")).Count);
        Assert.Equal(["双十一会场"], await FoundAsync(Owner, "Campaign", "十一"));
        Assert.Empty(await FoundAsync(Other, "Campaign", "十一"));
        Assert.Empty(await FoundAsync(Owner, "Campaign", "%%"));
    }

    private static CampaignPlan Plan(string theme) => new()
    {
        Theme = theme, Conditions = "满两件", Offers = "九折", PlatformFit = "符合", From = At.AddDays(1), Until = At.AddDays(2), Currency = Money.Yuan,
    };

    private async Task AddAsync(params IEnumerable<object> entities)
    {
        await using var db = Open();
        db.AddRange(entities);
        await db.SaveChangesAsync();
    }
}
