using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using QC.Model;

namespace QC.Tests.Inspections;

/// <summary>From the draw to the report: nothing unanswered is handed in, nobody inspects his own, and a report is made once with all that it does (QC-02, QC-07, QC-16).</summary>
public sealed class InspectionTests : QCTests
{
    private static readonly string[] Raised =
    [
        "catalogue.product-quality-fault-found", "settlement.merchant-penalty-charged", "staff-performance.responsibility-found", "risk.risk-signalled",
    ];

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_unanswered_is_not_handed_in(DatabaseKind on)
    {
        await BeginAsync(on);
        var id = await PlannedAsync();
        var inspector = Of(DemoUsers.Inspector);
        Assert.Equal("ILLEGAL_TRANSITION", await StepAsync(inspector, "answerChecklist", id, new { answers = Answers("PASS") }));
        Assert.Null(await StepAsync(inspector, "startInspection", id));
        Assert.Equal("CHECKLIST_INCOMPLETE", await StepAsync(inspector, "submitInspection", id));
        Assert.Equal("NOT_INSPECTOR", await StepAsync(Of(DemoUsers.Inspector2), "answerChecklist", id, new { answers = Answers("PASS") }));
        Assert.Null(await StepAsync(inspector, "answerChecklist", id, new { answers = Answers("PASS", "FAIL") }));
        Assert.Equal("CHECKLIST_INCOMPLETE", await StepAsync(inspector, "submitInspection", id));
        Assert.Null(await StepAsync(inspector, "answerChecklist", id, new { answers = new[] { new { number = 3, result = "NOT_APPLICABLE" } } }));
        // An answer that is taken back counts as none.
        Assert.Null(await StepAsync(inspector, "answerChecklist", id, new { answers = new[] { new { number = 1, result = "UNANSWERED" } } }));
        Assert.Equal("CHECKLIST_INCOMPLETE", await StepAsync(inspector, "submitInspection", id));
        Assert.Null(await StepAsync(inspector, "answerChecklist", id, new { answers = Answers("PASS") }));
        Assert.Null(await StepAsync(inspector, "submitInspection", id));
        var read = (await AskAsync(inspector, "query($id: ID!) { inspection(id: $id) { status score grade inspectorName items { result note } } }", new { id })).GetProperty("inspection");
        Assert.Equal((6_250, "FAILED", DemoUsers.Inspector.Name), (read.GetProperty("score").GetInt32(), read.GetProperty("grade").GetString(), read.GetProperty("inspectorName").GetString()));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Answers_are_checked(DatabaseKind on)
    {
        await BeginAsync(on);
        var id = await PlannedAsync();
        Assert.Null(await StepAsync(Of(DemoUsers.Inspector), "startInspection", id));
        var payload = await CallAsync(Of(DemoUsers.Inspector), "answerChecklist", new
        {
            inspectionId = id, answers = new object[] { new { number = 9, result = "PASS" }, new { number = 1, result = "FAIL" }, new { number = 1, result = "PASS" } },
        }, "inspection { id }");
        Assert.Equal(["answers ANSWERS_ONCE", "answers.0.number ITEM_UNKNOWN", "answers.1.note NOTE_MISSING"], RulesOf(payload));
    }

    /// <summary>Objective and fair (QC-16): whoever acts for the merchant does not inspect its goods, whatever else the person may do.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Nobody_inspects_a_merchant_for_whom_he_acts(DatabaseKind on)
    {
        await BeginAsync(on);
        var id = await PlannedAsync();
        var partial = Of(DemoUsers.Inspector) with { MerchantScope = [First.Value] };
        Assert.Equal("OWN_MERCHANT_INSPECTED", await StepAsync(partial, "startInspection", id));
        Assert.Null(await StepAsync(partial with { MerchantScope = [Second.Value] }, "startInspection", id));
    }

    /// <summary>Who is away holds nothing up: another goes on with what was answered, reports it, and the one before no more.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task An_inspection_goes_on_with_another_inspector(DatabaseKind on)
    {
        await BeginAsync(on, Access);
        foreach (var user in new[] { DemoUsers.Inspector, DemoUsers.Inspector2 })
            Access.Grant(user, isStaff: true, null, QCPermissions.Inspect);
        var (first, second, supervisor) = (Of(DemoUsers.Inspector), Of(DemoUsers.Inspector2), Of(DemoUsers.Supervisor));
        var id = await PlannedAsync();
        Assert.Equal("ILLEGAL_TRANSITION", await HandOverAsync(supervisor, id, DemoUsers.Inspector2));
        Assert.Null(await StepAsync(first, "startInspection", id));
        Assert.Null(await StepAsync(first, "answerChecklist", id, new { answers = Answers("FAIL", "PASS") }));
        Assert.Null(await HandOverAsync(supervisor, id, DemoUsers.Inspector2));
        Assert.Equal("NOT_INSPECTOR", await StepAsync(first, "answerChecklist", id, new { answers = Answers("PASS") }));
        Assert.Equal("ILLEGAL_TRANSITION", await StepAsync(second, "startInspection", id));
        Assert.Null(await StepAsync(second, "answerChecklist", id, new { answers = new[] { new { number = 3, result = "PASS" } } }));
        Assert.Null(await StepAsync(second, "submitInspection", id));
        Assert.Null(await HandOverAsync(supervisor, id, DemoUsers.Inspector));
        Assert.Equal("NOT_INSPECTOR", await StepAsync(second, "reportInspection", id));
        Assert.Equal("ILLEGAL_TRANSITION", await StepAsync(first, "submitInspection", id));
        Assert.Null(await StepAsync(first, "reportInspection", id));
        Assert.Equal("ILLEGAL_TRANSITION", await HandOverAsync(supervisor, id, DemoUsers.Inspector2));
        var read = (await AskAsync(supervisor, "query($id: ID!) { inspection(id: $id) { score inspectorName timeline { nodes { code by parameters { name value } } } } }", new { id })).GetProperty("inspection");
        Assert.Equal((5_000, DemoUsers.Inspector.Name), (read.GetProperty("score").GetInt32(), read.GetProperty("inspectorName").GetString()));
        Assert.Equal(2, read.GetProperty("timeline").GetProperty("nodes").EnumerateArray().Count(n => n.GetProperty("by").GetString() == DemoUsers.Supervisor.Name && n.GetProperty("parameters").EnumerateArray().Any(p => p.GetProperty("value").GetString() == "休假")));
        Assert.Equal(2, (await EventsAsync(own: true)).Count(e => e == "qc.inspection-handed-over"));
        await using var scope = Opened.As();
        var notices = ActivatorUtilities.CreateInstance<Notices.FindingNotices>(scope.ServiceProvider);
        var told = Assert.Single(await notices.NoticesOfAsync(new Contracts.Events.InspectionHandedOver(new(GuidOf(id)), new(DemoUsers.Inspector.Id)), default));
        Assert.Equal(DemoUsers.Inspector.Id, told.To.Users.Single());
    }

    /// <summary>To somebody who may inspect and does not act for the merchant (QC-16), by somebody of whom the same is true.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Nobody_is_given_an_inspection_of_his_own_merchant(DatabaseKind on)
    {
        await BeginAsync(on, Access);
        Access.Grant(DemoUsers.Inspector2, isStaff: true, First.Value, QCPermissions.Inspect);
        Access.Grant(DemoUsers.Reviewer, isStaff: true, null, QCPermissions.Read);
        var id = await PlannedAsync();
        Assert.Null(await StepAsync(Of(DemoUsers.Inspector), "startInspection", id));
        Assert.Equal("OWN_MERCHANT_INSPECTED", await HandOverAsync(Of(DemoUsers.Supervisor), id, DemoUsers.Inspector2));
        Access.Grant(DemoUsers.Inspector2, isStaff: true, Second.Value, QCPermissions.Inspect);
        Assert.Equal("OWN_MERCHANT_INSPECTED", await HandOverAsync(Of(DemoUsers.Supervisor) with { MerchantScope = [First.Value] }, id, DemoUsers.Inspector2));
        foreach (var (user, rule) in new[] { (DemoUsers.Reviewer, "USER_NOT_THERE"), (DemoUsers.Buyer, "USER_NOT_THERE"), (DemoUsers.Inspector, "INSPECTOR_HAS_IT") })
        {
            var payload = await CallAsync(Of(DemoUsers.Supervisor), "handOverInspection", new { inspectionId = id, inspectorId = User(user), reason = " " }, "inspection { id }");
            Assert.Equal([$"inspectorId {rule}", "reason WORDS_MISSING"], RulesOf(payload));
        }

        Assert.Null(await HandOverAsync(Of(DemoUsers.Supervisor), id, DemoUsers.Inspector2));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_report_is_made_once_with_its_findings_and_all_that_others_are_told(DatabaseKind on)
    {
        await BeginAsync(on);
        var id = await SubmittedAsync("FAIL", "FAIL", "PASS");
        Assert.Empty(await FindingsOfAsync(id));
        var input = new { inspectionId = id, responsible = new[] { new { number = 1, userId = User(DemoUsers.Reviewer) } } };
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () => CodeOf(await CallAsync(Of(DemoUsers.Inspector), "reportInspection", input, "inspection { id }")))));
        Assert.Single(answers, a => a is null);
        Assert.All(answers, a => Assert.Contains(a, new[] { null, "EDIT_CONFLICT", "ILLEGAL_TRANSITION" }));
        Assert.Equal(Raised, await EventsAsync());
        Assert.Equal(["qc.finding-opened", "qc.finding-opened"], (await EventsAsync(own: true)).Where(e => e == "qc.finding-opened"));
        Assert.Single(await EventsAsync(own: true), "qc.inspection-reported");
        await using var db = Open();
        var findings = await db.Findings.OrderBy(f => f.ItemNumber).ToListAsync();
        Assert.Equal([(1, true, 50_000L), (2, false, (long?)null)], findings.Select(f => (f.ItemNumber, f.IsCritical, f.PenaltyAmount)));
        Assert.Equal(DemoUsers.Reviewer.Id, findings[0].ResponsibleId!.Value.Value);
        Assert.Equal(InspectionGrade.Failed, (await db.Inspections.SingleAsync()).Grade);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Only_critical_faults_are_held_against_staff_who_are_there(DatabaseKind on)
    {
        await BeginAsync(on);
        var id = await SubmittedAsync("FAIL", "FAIL", "PASS");
        var payload = await CallAsync(Of(DemoUsers.Inspector), "reportInspection", new
        {
            inspectionId = id,
            responsible = new[] { new { number = 2, userId = User(DemoUsers.Reviewer) }, new { number = 1, userId = new Modular.GraphQL.NodeId("User", Guid.NewGuid()).ToString() } },
        }, "inspection { id }");
        Assert.Equal(["responsible.0.number RESPONSIBLE_ITEM", "responsible.1.userId USER_NOT_THERE"], RulesOf(payload));
        Assert.Empty(await EventsAsync());
        Assert.Empty(await FindingsOfAsync(id));
    }

    /// <summary>An answer and the handing in of one person at the same moment: what is scored is what is stored.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_scored_is_what_was_answered(DatabaseKind on)
    {
        await BeginAsync(on);
        var inspector = Of(DemoUsers.Inspector);
        for (var i = 0; i < 5; i++)
        {
            var id = await PlannedAsync();
            Assert.Null(await StepAsync(inspector, "startInspection", id));
            Assert.Null(await StepAsync(inspector, "answerChecklist", id, new { answers = Answers("PASS", "PASS", "PASS") }));
            await Task.WhenAll(
                Task.Run(() => CallAsync(inspector, "answerChecklist", new { inspectionId = id, answers = Answers("FAIL") }, "inspection { id }")),
                Task.Run(() => CallAsync(inspector, "submitInspection", new { inspectionId = id }, "inspection { id }")));
            await using var db = Open();
            var key = new Contracts.InspectionId(GuidOf(id));
            var inspection = await db.Inspections.Include(x => x.Items).SingleAsync(x => x.Id == key);
            if (inspection.Status == InspectionStatus.Submitted)
                Assert.Equal(InspectionScore.Of([.. inspection.Items.Select(x => new ScoredItem(x.Weight, x.Result, x.IsCritical))]).Score, inspection.Score);
        }
    }

    private Task<string?> HandOverAsync(TestCaller by, string id, DemoUser to) => StepAsync(by, "handOverInspection", id, new { inspectorId = User(to), reason = "休假" });
}
