using System.Text.Json;
using Catalogue.Model;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Catalogue.Tests.Advertise;

/// <summary>Advertising slots are booked by the day, once each, approved, and paid for when they are shown (CAT-20, SET-05).</summary>
public sealed class AdPlacementTests : CatalogueTests
{
    private TestCaller Supervisor => Opened.CallerOf(DemoUsers.Supervisor);

    private DateOnly Today => BusinessDay.DayAt(Opened.Clock.Now);

    [Theory, OnSqlite, OnPostgres]
    public async Task A_booking_is_approved_shown_and_paid_for_once(DatabaseKind on)
    {
        await StartAsync(on);
        var slot = await SlotAsync();
        var placement = (await BookAsync(Owner, slot, 1, 4, "b1")).GetProperty("placement");
        Assert.Equal(("REQUESTED", 30_000), (placement.GetProperty("status").GetString(), placement.GetProperty("fee").GetProperty("amount").GetInt32()));
        var adPlacementId = placement.GetProperty("id").GetString();
        Assert.Equal("", await StepAsync(Supervisor, "editAdSlot", new { adSlotId = slot, name = "首页横幅", dayPrice = new { amount = 99_999 }, isOpen = true }));
        Assert.Equal("", await StepAsync(Supervisor, "approveAdPlacement", new { adPlacementId }));
        await Opened.RunJobAsync("catalogue.run-ads");
        Assert.Equal(JsonValueKind.Null, (await ShownAsync(slot)).ValueKind);
        Opened.Clock.Advance(TimeSpan.FromDays(1));
        for (var i = 0; i < 2; i++)
            await Opened.RunJobAsync("catalogue.run-ads");
        Assert.Equal("全场五折", (await ShownAsync(slot)).GetProperty("headline").GetString());
        Assert.Equal("ILLEGAL_TRANSITION", await StepAsync(Owner, "cancelAdPlacement", new { adPlacementId }));
        Opened.Clock.Advance(TimeSpan.FromDays(3));
        await Opened.RunJobAsync("catalogue.run-ads");
        Assert.Equal(JsonValueKind.Null, (await ShownAsync(slot)).ValueKind);
        await using var db = Open();
        var events = db.Model.GetEntityTypes().Single(e => e.GetTableName() == "events").GetSchemaQualifiedTableName()!.Replace(".", "\".\"", StringComparison.Ordinal);
        var due = $"SELECT \"AggregateId\" AS \"Value\" FROM \"{events}\" WHERE \"Name\" = 'catalogue.advertising-fee-due'";
        Assert.Single(await db.Database.SqlQueryRaw<Guid>(due).ToListAsync());
        Assert.Equal(AdPlacementStatus.Ended, (await db.AdPlacements.SingleAsync()).Status);
    }

    /// <summary>Of many who book overlapping days at once, each day has one booking; what is given up can be booked again.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task No_day_is_booked_twice(DatabaseKind on)
    {
        await StartAsync(on);
        var slot = await SlotAsync();
        var random = new Random(20260420);
        var wanted = Enumerable.Range(0, 24).Select(i => (From: random.Next(1, 12), Days: random.Next(1, 5), Key: $"k{i}")).ToList();
        var answers = await Task.WhenAll(wanted.Select((w, i) => Task.Run(() => BookAsync(i % 2 == 0 ? Owner : Other, slot, w.From, w.From + w.Days, w.Key, i % 2 == 0 ? KnownMerchants.First : KnownMerchants.Second))));
        Assert.All(answers, a => Assert.Contains(CodesOf(a), new[] { "", "AD_SLOT_TAKEN" }));
        await using var db = Open();
        var booked = await db.AdPlacements.ToListAsync();
        Assert.Equal(booked.Count, answers.Count(a => CodesOf(a).Length == 0));
        Assert.Equal(booked.Sum(b => b.Until.DayNumber - b.From.DayNumber), booked.SelectMany(b => Enumerable.Range(b.From.DayNumber, b.Until.DayNumber - b.From.DayNumber)).Distinct().Count());
        Assert.Equal(booked.Sum(b => b.Until.DayNumber - b.From.DayNumber), await db.AdSlotDays.CountAsync());

        var taken = (await BookAsync(Owner, slot, 1, 60, "all")).GetProperty("errors")[0];
        Assert.Equal(booked.Sum(b => b.Until.DayNumber - b.From.DayNumber), taken.GetProperty("days").GetArrayLength());
        foreach (var one in booked)
            Assert.Equal("", await StepAsync(one.MerchantId == KnownMerchants.First ? Owner : Other, "cancelAdPlacement", new { adPlacementId = IdOf(one.Id) }));
        Assert.Equal("", CodesOf(await BookAsync(Owner, slot, 1, 60, "again")));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_nobody_decides_on_in_time_frees_its_days(DatabaseKind on)
    {
        await StartAsync(on);
        var slot = await SlotAsync();
        Assert.Equal("AD_SLOT_CODE_TAKEN", CodesOf(await CreateAsync()));
        var late = (await BookAsync(Owner, slot, 1, 3, "b1")).GetProperty("placement").GetProperty("id").GetString();
        Assert.Equal("from AD_FROM, until AD_UNTIL", CodesOf(await BookAsync(Owner, slot, 0, 0, "b2")));
        Assert.Equal("until AD_UNTIL", CodesOf(await BookAsync(Owner, slot, 1, 92, "b3")));
        Assert.Equal("NOT_FOUND", CodesOf(await BookAsync(Owner, slot, 1, 2, "b4", KnownMerchants.Second)));
        Assert.Equal("NOT_FOUND", await StepAsync(Other, "cancelAdPlacement", new { adPlacementId = late }));
        Assert.Equal(JsonValueKind.Null, (await AskAsync(Other, "query($id: ID!) { node(id: $id) { id } }", new { id = late })).GetProperty("node").ValueKind);
        Opened.Clock.Advance(TimeSpan.FromDays(1));
        await Opened.RunJobAsync("catalogue.run-ads");
        Assert.Equal("ILLEGAL_TRANSITION", await StepAsync(Supervisor, "approveAdPlacement", new { adPlacementId = late }));
        var rejected = (await BookAsync(Owner, slot, 1, 2, "b5")).GetProperty("placement").GetProperty("id").GetString();
        Assert.Equal("", await CodesAsync(Supervisor, "rejectAdPlacement", new { adPlacementId = rejected, reason = "夸大宣传" }));
        await using var db = Open();
        Assert.Equal(0, await db.AdSlotDays.CountAsync());
    }

    [Fact]
    public void Bookings_move_only_as_declared()
    {
        var allowed = "Requested>Approved Requested>Rejected Requested>Cancelled Approved>Running Approved>Cancelled Running>Ended".Split(' ').ToHashSet();
        foreach (var from in Enum.GetValues<AdPlacementStatus>())
        {
            foreach (var to in Enum.GetValues<AdPlacementStatus>())
                Assert.True(allowed.Remove($"{from}>{to}") == (AdPlacementStates.Machine.Refuse("booking", from, to) is null), $"{from} > {to}");
        }

        Assert.Empty(allowed);
    }

    private async Task<string> SlotAsync() => (await CreateAsync()).GetProperty("slot").GetProperty("id").GetString()!;

    private Task<JsonElement> CreateAsync() =>
        PayloadAsync(Supervisor, "createAdSlot", new { code = "HOME_BANNER", name = "首页横幅", channel = "PLATFORM", dayPrice = new { amount = 10_000 } }, "slot { id code dayPrice { amount } bookedDays }");

    private Task<JsonElement> BookAsync(TestCaller caller, string slot, int from, int until, string key, Merchants.Contracts.MerchantId? merchant = null) => PayloadAsync(
        caller, "bookAdSlot", new { adSlotId = slot, merchantId = IdOf(merchant ?? KnownMerchants.First), from = Today.AddDays(from), until = Today.AddDays(until), headline = "全场五折" },
        "placement { id status fee { amount } slot { id } } errors { ... on AdSlotTakenError { days } }", key);

    private async Task<JsonElement> ShownAsync(string slot) =>
        (await AskAsync(TestCaller.Anonymous, "query($id: ID!) { node(id: $id) { ... on AdSlot { shown { headline until merchant { id } } bookedDays } } }", new { id = slot })).GetProperty("node").GetProperty("shown");

    private async Task<string> StepAsync(TestCaller caller, string mutation, object input) => CodesOf((await AskAsync(
        caller, $"mutation($input: {char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input!) {{ {mutation}(input: $input) {{ errors {{ ... on Error {{ code }} }} }} }}", new { input })).GetProperty(mutation));
}
