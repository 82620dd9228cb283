using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using QC.Reactions;
using Catalogue.Contracts.Events;
using Risk.Contracts.Events;
using Settlement.Contracts.Events;
using StaffPerformance.Contracts.Events;

namespace QC.Tests.Findings;

/// <summary>The whole story of a finding, and who sees how much of it (QC-14).</summary>
public sealed class TrailTests : QCTests
{
    private const string Wanted = "ordinal kind at byName from to reason week seed sampling { id } inspection { id } product { id } ledgerEntry { id } scoreAdjustment { id } risk { id }";

    [Theory, OnSqlite, OnPostgres]
    public async Task It_is_complete_and_in_order(DatabaseKind on)
    {
        await BeginAsync(on);
        var id = await CriticalAsync();
        var finding = GuidOf(id);
        var product = Goods.Offers[0].Line.Product;
        var (entry, back, adjustment, risk) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        // Each is delivered twice, and what is about others is nothing to the module.
        for (var i = 0; i < 2; i++)
        {
            await HandleAsync<NoteEffects, ProductSuspended>(new(product, First, true, finding));
            await HandleAsync<NoteEffects, MerchantPenaltyBooked>(new(new(entry), First, finding, 50_000, "CNY"));
            await HandleAsync<NoteEffects, ScoreAdjusted>(new(new(adjustment), new(Guid.NewGuid()), "2026-03", finding));
            await HandleAsync<NoteEffects, RiskIdentified>(new(new(risk), First, Risk.Contracts.RiskCategory.Quality, finding));
            await HandleAsync<NoteEffects, ScoreAdjusted>(new(new(Guid.NewGuid()), new(Guid.NewGuid()), "2026-03", Guid.NewGuid()));
            await HandleAsync<NoteEffects, ScoreAdjusted>(new(new(Guid.NewGuid()), new(Guid.NewGuid()), "2026-03"));
        }

        await FixAsync(id);
        await RecheckAsync(id, "FAILED");
        Assert.Null(await StepAsync(Of(DemoUsers.Supervisor), "waiveFinding", id, new { reason = "误判" }));
        Opened.Clock.Advance(TimeSpan.FromMinutes(1));
        await HandleAsync<NoteEffects, ProductReinstated>(new(product, First, finding));
        await HandleAsync<NoteEffects, MerchantPenaltyReversed>(new(new(back), First, finding, 50_000, "CNY"));
        await HandleAsync<NoteEffects, ScoreAdjusted>(new(new(Guid.NewGuid()), new(Guid.NewGuid()), "2026-03", finding, IsReversal: true));

        var trail = await TrailAsync(Of(DemoUsers.Supervisor), id);
        Assert.Equal(
        [
            "SAMPLE_DRAWN  孙浩然", "INSPECTION_STEP IN_PROGRESS 徐静", "INSPECTION_STEP SUBMITTED 徐静", "INSPECTION_STEP REPORTED 徐静", "FINDING_STEP OPEN ", "PRODUCT_SUSPENDED  ",
            "PENALTY_BOOKED  ", "RESPONSIBILITY_RECORDED  ", "RISK_IDENTIFIED  ", "FINDING_STEP ASSIGNED 孙浩然", "FINDING_STEP IN_PROGRESS 李文博", "PROGRESS_REPORTED  李文博", "FINDING_STEP FIXED 李文博",
            "FINDING_STEP RECHECKING 何俊杰", "FINDING_STEP REOPENED 何俊杰", "FINDING_STEP WAIVED 孙浩然", "PRODUCT_REINSTATED  ", "PENALTY_REVERSED  ", "RESPONSIBILITY_REVERSED  ",
        ], trail.Select(Line));
        Assert.Equal(Enumerable.Range(1, trail.Count), trail.Select(e => e.GetProperty("ordinal").GetInt32()));
        Assert.Equal(("2026-W10", "00000000000000ff"), (trail[0].GetProperty("week").GetString(), trail[0].GetProperty("seed").GetString()));
        Assert.Equal<string?[]>([NodeId.Of(product).ToString(), Id("LedgerEntry", entry), Id("ScoreAdjustment", adjustment), Id("Risk", risk)],
            [LinkOf(trail[5], "product"), LinkOf(trail[6], "ledgerEntry"), LinkOf(trail[7], "scoreAdjustment"), LinkOf(trail[8], "risk")]);
        Assert.Equal(("误判", "WAIVED", "REOPENED"), (trail[15].GetProperty("reason").GetString(), trail[15].GetProperty("to").GetString(), trail[15].GetProperty("from").GetString()));
        Assert.NotNull(LinkOf(trail[0], "sampling"));
        Assert.NotNull(LinkOf(trail[1], "inspection"));
        // Finding.trail tells the same.
        var same = (await AskAsync(Of(DemoUsers.Supervisor), $"query($id: ID!) {{ finding(id: $id) {{ trail {{ {Wanted} }} }} }}", new { id })).GetProperty("finding").GetProperty("trail");
        Assert.Equal(trail.Select(e => e.GetRawText()), same.EnumerateArray().Select(e => e.GetRawText()));
    }

    /// <summary>The suspension was for two faults; that it ends stands in the trails of both, and in none before.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task The_end_of_a_suspension_is_told_of_each_of_its_faults(DatabaseKind on)
    {
        await BeginAsync(on);
        var (first, second) = (await CriticalAsync(), await CriticalAsync());
        var product = Goods.Offers[0].Line.Product;
        await HandleAsync<NoteEffects, ProductSuspended>(new(product, First, true, GuidOf(first)));
        Assert.Null(await StepAsync(Of(DemoUsers.Supervisor), "waiveFinding", first, new { reason = "x" }));
        Assert.Null(await StepAsync(Of(DemoUsers.Supervisor), "waiveFinding", second, new { reason = "x" }));
        await HandleAsync<NoteEffects, ProductReinstated>(new(product, First, GuidOf(second)));
        foreach (var id in new[] { first, second })
            Assert.Single(await TrailAsync(Of(DemoUsers.Supervisor), id), e => e.GetProperty("kind").GetString() == "PRODUCT_REINSTATED");
    }

    /// <summary>The second fault comes while the product is suspended and ends first; what was over before the suspension, and what is not critical, has no part in it.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task The_end_of_a_suspension_is_told_of_faults_that_ended_before_it(DatabaseKind on)
    {
        await BeginAsync(on);
        var before = await CriticalAsync();
        Assert.Null(await StepAsync(Of(DemoUsers.Supervisor), "waiveFinding", before, new { reason = "x" }));
        Opened.Clock.Advance(TimeSpan.FromHours(1));
        var first = await CriticalAsync();
        var product = Goods.Offers[0].Line.Product;
        await HandleAsync<NoteEffects, ProductSuspended>(new(product, First, true, GuidOf(first)));
        Opened.Clock.Advance(TimeSpan.FromHours(1));
        var (second, minor) = (await CriticalAsync(), await MinorAsync());
        foreach (var id in new[] { second, minor, first })
            Assert.Null(await StepAsync(Of(DemoUsers.Supervisor), "waiveFinding", id, new { reason = "x" }));
        for (var i = 0; i < 2; i++)
            await HandleAsync<NoteEffects, ProductReinstated>(new(product, First, GuidOf(first)));
        foreach (var (id, told) in new[] { (first, 1), (second, 1), (before, 0), (minor, 0) })
            Assert.Equal(told, (await TrailAsync(Of(DemoUsers.Supervisor), id)).Count(e => e.GetProperty("kind").GetString() == "PRODUCT_REINSTATED"));
    }

    /// <summary>Staff who mend are named to staff alone.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_merchant_is_not_told_who_of_the_staff_reports(DatabaseKind on)
    {
        await BeginAsync(on);
        var id = await MinorAsync();
        await AssignAsync(id, DemoUsers.Inspector2);
        Assert.Null(await StepAsync(Of(DemoUsers.Inspector2), "startRectification", id));
        Assert.Null(await StepAsync(Of(DemoUsers.Inspector2), "reportProgress", id, new { words = "已联系商家" }));
        await AssignAsync(id, DemoUsers.Merchant);
        Assert.Null(await StepAsync(Owner, "startRectification", id));
        Assert.Null(await StepAsync(Owner, "reportProgress", id, new { words = "已下架" }));
        Assert.Equal([null, DemoUsers.Merchant.Name], await ReportersAsync(Owner, id));
        Assert.Equal([DemoUsers.Inspector2.Name, DemoUsers.Merchant.Name], await ReportersAsync(Of(DemoUsers.Supervisor), id));
    }

    /// <summary>A merchant sees what was reported of it, not by whom, nor what is held against staff; another merchant nothing.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_merchant_sees_its_own_findings_and_nobody_behind_them(DatabaseKind on)
    {
        await BeginAsync(on);
        var inspection = await SubmittedAsync("FAIL", "PASS", "PASS");
        Assert.Equal(0, await CountAsync(Owner, "inspections"));
        Assert.Null(await StepAsync(Of(DemoUsers.Inspector), "reportInspection", inspection, new { responsible = new[] { new { number = 1, userId = User(DemoUsers.Reviewer) } } }));
        var id = (await FindingsOfAsync(inspection)).Single();
        await HandleAsync<NoteEffects, ScoreAdjusted>(new(new(Guid.NewGuid()), new(Guid.NewGuid()), "2026-03", GuidOf(id)));
        await HandleAsync<NoteEffects, RiskIdentified>(new(new(Guid.NewGuid()), First, Risk.Contracts.RiskCategory.Quality, GuidOf(id)));
        await FixAsync(id);
        Assert.Equal((1, 1, 0, 0), (await CountAsync(Owner, "inspections"), await CountAsync(Owner, "findings"), await CountAsync(OtherOwner, "inspections"), await CountAsync(OtherOwner, "findings")));

        var own = await AskAsync(Owner,
            "query($id: ID!) { finding(id: $id) { status faultCode penalty { amount } responsibleName ownerName owner { id } merchant { id } product { id } inspection { score inspectorName items { result } } timeline { nodes { code by } } } findingTrail(findingId: $id) { kind byName } }",
            new { id });
        Assert.DoesNotContain(DemoUsers.Inspector.Name, own.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(DemoUsers.Supervisor.Name, own.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(DemoUsers.Reviewer.Name, own.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("RESPONSIBILITY", own.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("RISK", own.GetRawText(), StringComparison.Ordinal);
        Assert.Contains(DemoUsers.Merchant.Name, own.GetRawText(), StringComparison.Ordinal);
        // The whole story all the same: how it was drawn, and each step, to the merchant's own people by name.
        string[] story =
        [
            "SAMPLE_DRAWN  ", "INSPECTION_STEP IN_PROGRESS ", "INSPECTION_STEP SUBMITTED ", "INSPECTION_STEP REPORTED ", "FINDING_STEP OPEN ", "FINDING_STEP ASSIGNED ",
            $"FINDING_STEP IN_PROGRESS {DemoUsers.Merchant.Name}", $"PROGRESS_REPORTED  {DemoUsers.Merchant.Name}", $"FINDING_STEP FIXED {DemoUsers.Merchant.Name}",
        ];
        var trail = await TrailAsync(Owner, id);
        Assert.Equal(story, trail.Select(Line));
        Assert.Equal("00000000000000ff", trail[0].GetProperty("seed").GetString());
        // The draw itself stays the staff's.
        var draw = await AskAsync(Owner, "query($id: ID!) { sampling(id: $id) { size } }", new { id = LinkOf(trail[0], "sampling") });
        Assert.Equal(JsonValueKind.Null, draw.GetProperty("sampling").ValueKind);
        Assert.Equal(story.Length, (await AskAsync(Owner, "query($id: ID!) { finding(id: $id) { trail { kind } } }", new { id })).GetProperty("finding").GetProperty("trail").GetArrayLength());
        Assert.Equal(50_000, own.GetProperty("finding").GetProperty("penalty").GetProperty("amount").GetInt64());
        Assert.Contains(DemoUsers.Inspector.Name, (await AskAsync(Of(DemoUsers.Supervisor), "query($id: ID!) { finding(id: $id) { inspection { inspectorName } } }", new { id })).GetRawText(), StringComparison.Ordinal);

        var others = await AskAsync(OtherOwner, "query($id: ID!, $m: ID!) { finding(id: $id) { id } findingTrail(findingId: $id) { kind } node(id: $m) { ... on Merchant { findings { totalCount } } } }",
            new { id, m = NodeId.Of(First).ToString() });
        Assert.Equal("""{"finding":null,"findingTrail":null,"node":{"findings":{"totalCount":0}}}""", others.GetRawText());
        Assert.Equal("NOT_FOUND", await StepAsync(OtherOwner, "startRectification", id));
        // Who does not read quality control sees nothing of it, by whatever way.
        string[] all = [id, inspection, Id("Sampling", await SamplingAsync()), Id("QualityStandard", await StandardAsync())];
        var ofNobody = await AskAsync(Of(DemoUsers.Buyer), "query($all: [ID!]!) { nodes(ids: $all) { __typename } }", new { all });
        Assert.All(ofNobody.GetProperty("nodes").EnumerateArray(), n => Assert.Equal(JsonValueKind.Null, n.ValueKind));
        Assert.All((await AskAsync(Of(DemoUsers.Supervisor), "query($all: [ID!]!) { nodes(ids: $all) { __typename } }", new { all })).GetProperty("nodes").EnumerateArray(), n => Assert.Equal(JsonValueKind.Object, n.ValueKind));
    }

    /// <summary>Twenty of anything take as many statements as one.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Links_and_trails_are_read_in_batches(DatabaseKind on)
    {
        await BeginAsync(on);
        Goods.List(First, 6);
        Goods.List(Second, 6);
        await PublishAsync();
        var findings = new List<string>();
        foreach (var inspection in await DrawAsync(12))
        {
            Assert.Null(await StepAsync(Of(DemoUsers.Inspector), "startInspection", inspection));
            Assert.Null(await StepAsync(Of(DemoUsers.Inspector), "answerChecklist", inspection, new { answers = Answers("FAIL", "FAIL", "PASS") }));
            Assert.Null(await StepAsync(Of(DemoUsers.Inspector), "submitInspection", inspection));
            Assert.Null(await StepAsync(Of(DemoUsers.Inspector), "reportInspection", inspection));
            findings.AddRange(await FindingsOfAsync(inspection));
        }

        foreach (var wanted in new[] { "status merchant { id } product { id } inspection { score sampling { week } }", "allowedActions { action }", "trail { kind }", "trail { byName }", "ownerName progress(first: 2) { nodes { words } }" })
            Assert.Equal(await StatementsAsync(findings.Take(1), $"... on Finding {{ {wanted} }}"), await StatementsAsync(findings.Take(10), $"... on Finding {{ {wanted} }}"));
        var products = Goods.Offers.Select(o => NodeId.Of(o.Line.Product).ToString()).Distinct().ToList();
        const string OfProducts = "... on Product { findings(first: 2) { nodes { status trail { kind } } } }";
        Assert.Equal(await StatementsAsync(products.Take(1), OfProducts), await StatementsAsync(products, OfProducts));
        const string OfMerchants = "... on Merchant { findings(first: 5) { nodes { faultCode } } }";
        string[] merchants = [NodeId.Of(First).ToString(), NodeId.Of(Second).ToString()];
        Assert.Equal(await StatementsAsync(merchants.Take(1), OfMerchants), await StatementsAsync(merchants, OfMerchants));
    }

    private async Task<IReadOnlyList<string?>> ReportersAsync(TestCaller caller, string id) =>
    [
        .. (await AskAsync(caller, "query($id: ID!) { finding(id: $id) { progress(first: 5) { nodes { byName } } } }", new { id })).GetProperty("finding").GetProperty("progress").GetProperty("nodes")
            .EnumerateArray().Select(n => n.GetProperty("byName").GetString()),
    ];

    private async Task<Guid> SamplingAsync()
    {
        await using var db = Open();
        return (await db.Samplings.SingleAsync()).Id.Value;
    }

    private async Task<Guid> StandardAsync()
    {
        await using var db = Open();
        return (await db.Standards.SingleAsync()).Id.Value;
    }

    private async Task<int> StatementsAsync(IEnumerable<string> some, string wanted)
    {
        using var watch = new StatementWatch();
        var data = await AskAsync(Of(DemoUsers.Supervisor), $"query($ids: [ID!]!) {{ nodes(ids: $ids) {{ {wanted} }} }}", new { ids = some.ToArray() });
        Assert.All(data.GetProperty("nodes").EnumerateArray(), n => Assert.NotEqual(JsonValueKind.Null, n.ValueKind));
        return watch.Count;
    }

    private async Task<IReadOnlyList<JsonElement>> TrailAsync(TestCaller caller, string id) =>
        [.. (await AskAsync(caller, $"query($id: ID!) {{ findingTrail(findingId: $id) {{ {Wanted} }} }}", new { id })).GetProperty("findingTrail").EnumerateArray()];

    private async Task<int> CountAsync(TestCaller caller, string field) => (await AskAsync(caller, $"{{ {field} {{ totalCount }} }}")).GetProperty(field).GetProperty("totalCount").GetInt32();

    private static string Line(JsonElement entry) => $"{entry.GetProperty("kind").GetString()} {entry.GetProperty("to").GetString()} {entry.GetProperty("byName").GetString()}";

    private static string? LinkOf(JsonElement entry, string link) => entry.GetProperty(link) is { ValueKind: JsonValueKind.Object } node ? node.GetProperty("id").GetString() : null;

    private static string Id(string type, Guid value) => new NodeId(type, value).ToString();
}
