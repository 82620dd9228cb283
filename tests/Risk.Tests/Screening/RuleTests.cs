using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Contracts.Events;
using Risk.Model;
using Risk.Reactions;

namespace Risk.Tests.Screening;

/// <summary>Rules are written in editions, tried on orders of the past, and published by somebody else (RSK-07).</summary>
public sealed class RuleTests : ScreeningTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task An_edition_is_published_by_somebody_else_and_takes_the_place_of_the_one_before(DatabaseKind on)
    {
        await BeginAsync(on);
        var first = await DraftAsync();
        Assert.Equal("ILLEGAL_TRANSITION", await RuleStepAsync(DemoUsers.Risk2, "publishScreeningRule", first));
        Assert.Null(await RuleStepAsync(DemoUsers.Risk, "testScreeningRule", first, ("days", 30)));
        Assert.Equal("SEPARATION_OF_DUTIES", await RuleStepAsync(DemoUsers.Risk, "publishScreeningRule", first));
        Assert.Equal("SEPARATION_OF_DUTIES", await RuleStepAsync(DemoUsers.Admin, "publishScreeningRule", await TestedByAdminAsync()));
        Assert.Null(await RuleStepAsync(DemoUsers.Risk2, "publishScreeningRule", first));
        Assert.Equal("ILLEGAL_TRANSITION", await RuleStepAsync(DemoUsers.Risk, "testScreeningRule", first, ("days", 30)));

        Opened.Clock.Advance(TimeSpan.FromHours(1));
        var second = await DraftAsync(limit: 500);
        Assert.Null(await RuleStepAsync(DemoUsers.Risk, "testScreeningRule", second, ("days", 30)));
        var codes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => RuleStepAsync(DemoUsers.Risk2, "publishScreeningRule", second)));
        Assert.Single(codes, c => c is null);
        Assert.Equal(ScreeningVerdict.Review, await AskPortAsync(Placed(NewMerchant(), 501)));
        var rules = (await AskAsync(DemoUsers.Risk, """
            { screeningRules(where: { code: { eq: "BUYER_DAY" } } order: [{ edition: ASC }]) { nodes { edition status author publisher history { nodes { to reason } } } } }
            """)).GetProperty("screeningRules").GetProperty("nodes").EnumerateArray().ToList();
        Assert.Equal(["1 RETIRED", "2 PUBLISHED"], rules.Select(r => $"{r.GetProperty("edition")} {r.GetProperty("status")}"));
        Assert.Equal((DemoUsers.Risk.Name, DemoUsers.Risk2.Name), (rules[1].GetProperty("author").GetString(), rules[1].GetProperty("publisher").GetString()));
        Assert.Null(await RuleStepAsync(DemoUsers.Risk, "retireScreeningRule", second));
        Opened.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(ScreeningVerdict.Approve, await AskPortAsync(Placed(NewMerchant(), 501)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_try_counts_and_lists_what_would_have_been_hit(DatabaseKind on)
    {
        await BeginAsync(on);
        var (now, other) = (Opened.Clock.Now, Guid.NewGuid());
        var alone = await PlaceAsync(Placed(NewMerchant(), 1_001), now.AddDays(-2));
        await PlaceAsync(Placed(NewMerchant(), 600, buyer: other), now.AddHours(-30));
        var together = await PlaceAsync(Placed(NewMerchant(), 600, buyer: other), now.AddHours(-10));
        await PlaceAsync(Placed(NewMerchant(), 5_000), now.AddDays(-9));
        var ended = await PlaceAsync(Placed(NewMerchant(), 5_000), now.AddHours(-1));
        await HandleAsync<ScreenPlacedOrders, OrderCancelled>(new(ended.Order, ended.Merchant));
        var rule = await DraftAsync(limit: 1_000);
        for (var i = 0; i < 2; i++)
            Assert.Null(await RuleStepAsync(DemoUsers.Risk, "testScreeningRule", rule, ("days", 7)));
        var told = (await AskAsync(DemoUsers.Risk, """
            query($id: ID!) { screeningRule(id: $id) { testRuns testedDays testedOrders testHitCount testHits { totalCount nodes { measured order { id } } } } }
            """, new { id = rule })).GetProperty("screeningRule");
        Assert.Equal((2, 7, 3, 2), (told.GetProperty("testRuns").GetInt32(), told.GetProperty("testedDays").GetInt32(), told.GetProperty("testedOrders").GetInt32(), told.GetProperty("testHitCount").GetInt32()));
        Assert.Equal(
            [$"1200 {NodeId.Of(together.Order)}", $"1001 {NodeId.Of(alone.Order)}"],
            told.GetProperty("testHits").GetProperty("nodes").EnumerateArray().Select(h => $"{h.GetProperty("measured")} {h.GetProperty("order").GetProperty("id")}"));
        await using var db = Open();
        Assert.Empty(await db.Decisions.ToListAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_rule_says_what_its_kind_asks_about_and_nothing_else(DatabaseKind on)
    {
        await BeginAsync(on);
        foreach (var bad in new object[]
        {
            new { code = "lower", name = "x", kind = "BUYER_AMOUNT_IN_WINDOW", verdict = "REVIEW", limit = new { amount = 1 }, windowHours = 24 },
            new { code = "OK", name = "x", kind = "BUYER_AMOUNT_IN_WINDOW", verdict = "APPROVE", limit = new { amount = 1 }, windowHours = 24 },
            new { code = "OK", name = "x", kind = "BUYER_AMOUNT_IN_WINDOW", verdict = "REVIEW", limit = new { amount = 1 }, windowHours = 721 },
            new { code = "OK", name = "x", kind = "BUYER_AMOUNT_IN_WINDOW", verdict = "REVIEW", limit = new { amount = 1 } },
            new { code = "OK", name = "x", kind = "NEW_MERCHANT_HIGH_PRICE", verdict = "REVIEW", limit = new { amount = 1 }, merchantDays = 5, windowHours = 24 },
            new { code = "OK", name = "x", kind = "NEW_MERCHANT_HIGH_PRICE", verdict = "REVIEW", limit = new { amount = 0 }, merchantDays = 5 },
        })
            Assert.Equal("INVALID_INPUT", CodeOf(await CallAsync(DemoUsers.Risk, "createScreeningRule", bad, "rule { id }")));
        var id = await DraftAsync();
        Assert.Equal("INVALID_INPUT", await RuleStepAsync(DemoUsers.Risk, "testScreeningRule", id, ("days", 0)));
        Assert.Equal("EDIT_CONFLICT", await RuleStepAsync(DemoUsers.Risk, "testScreeningRule", id, ("days", 5), ("expectedVersion", 5)));
        Assert.Equal("NOT_FOUND", await RuleStepAsync(DemoUsers.Risk, "testScreeningRule", new NodeId("ScreeningRule", Guid.NewGuid()).ToString(), ("days", 5)));
    }

    private async Task<string> DraftAsync(long limit = 1_000, DemoUser? by = null, string code = "BUYER_DAY")
    {
        var payload = await CallAsync(
            by ?? DemoUsers.Risk, "createScreeningRule", new { code, name = "单日累计", kind = "BUYER_AMOUNT_IN_WINDOW", verdict = "REVIEW", limit = new { amount = limit }, windowHours = 24 }, "rule { id }");
        Assert.Null(CodeOf(payload));
        return payload.GetProperty("rule").GetProperty("id").GetString()!;
    }

    private async Task<string> TestedByAdminAsync()
    {
        var id = await DraftAsync(by: DemoUsers.Admin, code: "ADMINS");
        Assert.Null(await RuleStepAsync(DemoUsers.Risk, "testScreeningRule", id, ("days", 1)));
        return id;
    }

    private async Task<string?> RuleStepAsync(DemoUser user, string mutation, string rule, params (string Name, object Value)[] more)
    {
        var input = more.ToDictionary(m => m.Name, m => m.Value);
        input["ruleId"] = rule;
        return CodeOf(await CallAsync(user, mutation, input, "rule { status }"));
    }
}
