using Modular.Kernel;

namespace QC.Tests.Standards;

/// <summary>Standards: editions that never change, published by somebody else than who wrote them (QC-01, QC-02).</summary>
public sealed class StandardTests : QCTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task The_author_does_not_publish_and_one_edition_is_in_force(DatabaseKind on)
    {
        await BeginAsync(on);
        var payload = await CallAsync(Of(DemoUsers.Supervisor), "createQualityStandard", new { code = "X", name = "x", items = Items }, "standard { id edition }");
        var own = payload.GetProperty("standard").GetProperty("id").GetString()!;
        Assert.Equal("SEPARATION_OF_DUTIES", CodeOf(await CallAsync(Of(DemoUsers.Supervisor), "publishQualityStandard", new { standardId = own }, "standard { id }")));
        var first = await PublishAsync();
        var second = await PublishAsync();
        var all = (await AskAsync(Of(DemoUsers.Supervisor), "{ qualityStandards(where: { code: { eq: \"PRODUCT_SAMPLING\" } }, order: [{ edition: ASC }]) { nodes { id status edition items { number weight penalty { amount } } } } }"))
            .GetProperty("qualityStandards").GetProperty("nodes").EnumerateArray().ToList();
        Assert.Equal([(first, "RETIRED", 1), (second, "PUBLISHED", 2)], all.Select(s => (s.GetProperty("id").GetString()!, s.GetProperty("status").GetString()!, s.GetProperty("edition").GetInt32())));
        Assert.Equal(50_000, all[1].GetProperty("items")[0].GetProperty("penalty").GetProperty("amount").GetInt64());
        // A published one is published once.
        Assert.Equal("ILLEGAL_TRANSITION", CodeOf(await CallAsync(Of(DemoUsers.Admin), "publishQualityStandard", new { standardId = second }, "standard { id }")));
        // Staff who do not write standards see no drafts; merchants, who share nothing with each other, see none at all.
        foreach (var (caller, seen) in new[] { (Of(DemoUsers.Reviewer), 2), (Owner, 0) })
            Assert.Equal(seen, (await AskAsync(caller, "{ qualityStandards { totalCount } }")).GetProperty("qualityStandards").GetProperty("totalCount").GetInt32());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task All_problems_of_a_checklist_are_told_at_once(DatabaseKind on)
    {
        await BeginAsync(on);
        var payload = await CallAsync(Of(DemoUsers.Inspector), "createQualityStandard", new
        {
            code = "x", name = " ", items = new object[]
            {
                new { domain = "GOODS", text = "", weight = 0, faultCode = "A" },
                new { domain = "GOODS", text = "x", weight = 9_999, faultCode = "b", penalty = new { amount = 0 }, pointsDeducted = -1 },
            },
        }, "standard { id }");
        Assert.Equal(
            ["code STABLE_CODE", "name STANDARD_NAME_MISSING", "items WEIGHTS_TOGETHER", "items.0.text ITEM_TEXT_MISSING", "items.0.weight ITEM_WEIGHT", "items.1.faultCode STABLE_CODE",
             "items.1.penalty MONEY_AMOUNT", "items.1.pointsDeducted ITEM_POINTS", "items.1.isCritical COSTS_WITHOUT_CRITICAL"],
            RulesOf(payload));
    }

    /// <summary>Two who publish at the same moment: one edition is in force.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Parallel_publications_leave_one_in_force(DatabaseKind on)
    {
        await BeginAsync(on);
        var drafts = new List<string>();
        for (var i = 0; i < 4; i++)
            drafts.Add(await DraftAsync());
        var answers = await Task.WhenAll(drafts.Select(d => Task.Run(async () => CodeOf(await CallAsync(Of(DemoUsers.Supervisor), "publishQualityStandard", new { standardId = d }, "standard { id }")))));
        Assert.All(answers, a => Assert.Contains(a, new[] { null, "EDIT_CONFLICT" }));
        Assert.Contains(answers, a => a is null);
        Assert.Equal(1, (await AskAsync(Of(DemoUsers.Supervisor), "{ qualityStandards(where: { status: { eq: PUBLISHED } }) { totalCount } }")).GetProperty("qualityStandards").GetProperty("totalCount").GetInt32());
    }
}
