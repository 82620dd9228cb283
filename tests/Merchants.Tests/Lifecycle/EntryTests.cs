using Merchants.Contracts;
using Merchants.Model;
using Merchants.Tests.UseCases;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Tests.Lifecycle;

/// <summary>What is asked of whoever wants to enter (MER-01), brought forward (MER-02), verified (MER-03) and waived (MER-10).</summary>
public sealed class EntryTests : LifecycleTests
{
    private static readonly object[] Two =
    [
        new { code = "GOOD_NAME", kind = "REPUTATION", name = "无失信记录", nameEnglish = "No breach of trust" },
        new { code = "PREMISES", kind = "BUSINESS_CONDITION", name = "有经营场所", paperType = "PREMISES_PROOF" },
    ];

    /// <summary>An edition is published by somebody else, and one is in force (MER-01).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Criteria_are_drafted_and_put_in_force_by_two_people(DatabaseKind on)
    {
        await UseAsync(on);
        var first = (await DraftAsync(DemoUsers.Supervisor)).GetProperty("id").GetString()!;
        Assert.Equal("SEPARATION_OF_DUTIES", await CodeAsync(Of(DemoUsers.Supervisor), "publishEntryCriteria", new { entryCriteriaId = first }));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await CodeAsync(Of(DemoUsers.Reviewer), "publishEntryCriteria", new { entryCriteriaId = first }));
        // A merchant sees no draft, by whatever way.
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await AskAsync(Of(DemoUsers.Merchant), "query($id: ID!) { node(id: $id) { id } }", new { id = first })).GetProperty("node").ValueKind);
        await PublishAsync();
        await PublishAsync();
        var told = await AskAsync(Of(DemoUsers.Merchant), "{ entryCriteria { edition status criteria { code name kind paperType } } entryCriteriaEditions { nodes { edition status } } }");
        Assert.Equal((3, 2), (told.GetProperty("entryCriteria").GetProperty("edition").GetInt32(), told.GetProperty("entryCriteria").GetProperty("criteria").GetArrayLength()));
        Assert.Equal(["PUBLISHED", "RETIRED"], told.GetProperty("entryCriteriaEditions").GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("status").GetString()));
        var bad = await CallAsync(Of(DemoUsers.Risk), "createEntryCriteria", new { criteria = new object[] { new { code = "low", kind = "REPUTATION", name = " " }, new { code = "low", kind = "REPUTATION", name = "x" } } }, "__typename");
        Assert.Equal(4, bad.Payload.GetProperty("errors").GetArrayLength());
    }

    /// <summary>What is not met is named; evidence, an approved paper and a waiver meet it; the waiver is on record and its maker does not decide (MER-01, MER-02, MER-10).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Nobody_is_approved_before_all_criteria_are_met_or_waived(DatabaseKind on)
    {
        var desk = new Desk(await UseAsync(on));
        await PublishAsync();
        var application = await desk.ReadyApplicationAsync(DemoUsers.Merchant);
        // What is put in force later asks nothing of what was handed in.
        await PublishAsync();
        var applicationId = IdOf(application);
        var lacking = Assert.IsType<EntryCriteriaNotMetError>(Assert.Single((await desk.ApproveAsync(DemoUsers.Reviewer, application)).Errors));
        Assert.Equal(["GOOD_NAME", "PREMISES"], lacking.Criteria);
        Assert.Equal(("NOT_MET NOT_MET", 1), await CheckAsync(application));

        Assert.Equal("INVALID_INPUT", await CodeAsync(Of(DemoUsers.Merchant), "addApplicationEvidence", new { applicationId, criterion = "NO_SUCH", words = "x" }));
        Assert.Equal("INVALID_INPUT", await CodeAsync(Of(DemoUsers.Merchant), "addApplicationEvidence", new { applicationId, criterion = "GOOD_NAME" }));
        Assert.Null(await CodeAsync(Of(DemoUsers.Merchant), "addApplicationEvidence", new { applicationId, criterion = "GOOD_NAME", words = "法院公告中无失信记录" }));
        Assert.Equal(("MET NOT_MET", 1), await CheckAsync(application));
        Assert.Equal(["PREMISES"], Assert.IsType<EntryCriteriaNotMetError>(Assert.Single((await desk.ApproveAsync(DemoUsers.Reviewer, application)).Errors)).Criteria);

        Assert.Equal("INVALID_INPUT", await CodeAsync(Of(DemoUsers.Supervisor), "waiveEntryCriterion", new { applicationId, criterion = "GOOD_NAME", reason = "met already" }));
        Assert.Null(await CodeAsync(Of(DemoUsers.Supervisor), "waiveEntryCriterion", new { applicationId, criterion = "PREMISES", reason = "正在搬迁" }));
        Assert.Equal("INVALID_INPUT", await CodeAsync(Of(DemoUsers.Supervisor), "waiveEntryCriterion", new { applicationId, criterion = "PREMISES", reason = "again" }));
        Assert.Equal(("MET WAIVED", 1), await CheckAsync(application));
        Assert.Equal(("ENTRY_CRITERION_WAIVED", "PREMISES", "正在搬迁", DemoUsers.Supervisor.Name), Assert.Single(await ExceptionsAsync()));
        var waiver = Opened.CallerOf(DemoUsers.Admin) with { UserId = DemoUsers.Supervisor.Id };
        Assert.Equal("SEPARATION_OF_DUTIES", await CodeAsync(waiver, "approveApplication", new { applicationId }));
        Assert.Empty((await desk.ApproveAsync(DemoUsers.Reviewer, application)).Errors);
        Assert.Equal("ILLEGAL_TRANSITION", await CodeAsync(Of(DemoUsers.Supervisor), "waiveEntryCriterion", new { applicationId, criterion = "PREMISES", reason = "too late" }));
    }

    /// <summary>A paper meets its criterion once it is approved, and words that name a paper once that is (MER-01, MER-02).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task An_approved_paper_meets_its_criterion(DatabaseKind on)
    {
        var desk = new Desk(await UseAsync(on));
        await PublishAsync();
        var application = await desk.ReadyApplicationAsync(DemoUsers.Merchant);
        var paper = (await desk.SubmitAsync(DemoUsers.Uploader, application, DocumentType.PremisesProof)).Value!.Id;
        Assert.Null(await CodeAsync(Of(DemoUsers.Merchant), "addApplicationEvidence", new { applicationId = IdOf(application), criterion = "GOOD_NAME", documentId = IdOf(paper) }));
        Assert.Equal("NOT_MET NOT_MET", (await CheckAsync(application)).States);
        Assert.Empty((await desk.ReviewAsync(DemoUsers.Reviewer, paper, ReviewStage.First)).Errors);
        Assert.Empty((await desk.ReviewAsync(DemoUsers.Reviewer2, paper, ReviewStage.Detailed)).Errors);
        Assert.Equal("MET MET", (await CheckAsync(application)).States);
        Assert.Empty((await desk.ApproveAsync(DemoUsers.Reviewer, application)).Errors);
    }

    /// <summary>The platform checks the codes itself; what a provider says or a person finds stands against the approval until another verification has passed (MER-03).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_failed_verification_stands_against_the_approval(DatabaseKind on)
    {
        var desk = new Desk(await UseAsync(on, new() { Fakes = s => s.AddSingleton<IRealNameCheck, SaysNo>() }));
        var application = await desk.ReadyApplicationAsync(DemoUsers.Merchant);
        var applicationId = IdOf(application);
        Assert.IsType<VerificationFailedError>(Assert.Single((await desk.ApproveAsync(DemoUsers.Reviewer, application)).Errors));
        var told = await AskAsync(Of(DemoUsers.Reviewer), "query($id: ID!) { merchantApplication(id: $id) { version verifications { nodes { kind method result byName } } } }", new { id = applicationId });
        Assert.Equal(["QUALIFICATION CODE_CHECK PASSED", "REAL_NAME CODE_CHECK PASSED", "REAL_NAME REGISTER FAILED"], told.GetProperty("merchantApplication").GetProperty("verifications").GetProperty("nodes")
            .EnumerateArray().Select(v => $"{v.GetProperty("kind").GetString()} {v.GetProperty("method").GetString()} {v.GetProperty("result").GetString()}"));
        var seen = told.GetProperty("merchantApplication").GetProperty("version").GetInt32();
        Assert.Equal("AUTH_NOT_AUTHORIZED", await CodeAsync(Of(DemoUsers.Merchant), "recordVerification", new { applicationId, kind = "REAL_NAME", method = "CALL", result = "PASSED" }));
        Assert.Equal("INVALID_INPUT", await CodeAsync(Of(DemoUsers.Reviewer), "recordVerification", new { applicationId, kind = "REAL_NAME", method = "CODE_CHECK", result = "PASSED" }));
        Assert.Null(await CodeAsync(Of(DemoUsers.Reviewer), "recordVerification", new { applicationId, kind = "REAL_NAME", method = "ORIGINALS_SEEN", result = "PASSED", note = "身份证原件相符" }));
        // Whoever decided on what had not been verified is told that there is more by now.
        Assert.IsType<EditConflictError>(Assert.Single((await desk.ApproveAsync(DemoUsers.Reviewer, application, seen)).Errors));
        Assert.Empty((await desk.ApproveAsync(DemoUsers.Reviewer, application)).Errors);
    }

    /// <summary>Of several who waive one criterion at once, or who waive while another one decides, one wins.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_criterion_is_waived_once(DatabaseKind on)
    {
        var desk = new Desk(await UseAsync(on));
        await PublishAsync();
        var application = IdOf(await desk.ReadyApplicationAsync(DemoUsers.Merchant));
        var codes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() =>
            CodeAsync(Of(DemoUsers.Supervisor), "waiveEntryCriterion", new { applicationId = application, criterion = "PREMISES", reason = "moving" }))));
        Assert.Single(codes, c => c is null);
        Assert.All(codes.Where(c => c is not null), c => Assert.True(c is "EDIT_CONFLICT" or "INVALID_INPUT", c));
        Assert.Single(await ExceptionsAsync());
    }

    private async Task<(string States, int? Edition)> CheckAsync(MerchantApplicationId application)
    {
        var told = (await AskAsync(
            Of(DemoUsers.Merchant), "query($id: ID!) { merchantApplication(id: $id) { entryCriteriaEdition entryCheck { state waivedBecause criterion { code name } document { id } } evidence { nodes { criterion words byName } } } }",
            new { id = IdOf(application) })).GetProperty("merchantApplication");
        return (string.Join(' ', told.GetProperty("entryCheck").EnumerateArray().Select(c => c.GetProperty("state").GetString())), told.GetProperty("entryCriteriaEdition").GetInt32());
    }

    private Task<System.Text.Json.JsonElement> DraftAsync(DemoUser by) => DoAsync(Of(by), "createEntryCriteria", new { criteria = Two }, "entryCriteria");

    private async Task PublishAsync()
    {
        var drafted = (await DraftAsync(DemoUsers.Risk)).GetProperty("id").GetString();
        await DoAsync(Of(DemoUsers.Supervisor), "publishEntryCriteria", new { entryCriteriaId = drafted }, "entryCriteria");
    }

    /// <summary>A provider that knows nobody by that name.</summary>
    private sealed class SaysNo : IRealNameCheck
    {
        public Task<RealNameFinding> CheckAsync(string name, ResidentId number, CancellationToken cancellationToken) => Task.FromResult(RealNameFinding.Differs);
    }
}
