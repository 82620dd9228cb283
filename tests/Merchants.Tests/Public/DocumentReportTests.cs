using System.Text.Json;
using Merchants.Contracts;
using Merchants.Model;
using Merchants.Tests.FrontEnds;
using Merchants.Tests.UseCases;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Platform;

namespace Merchants.Tests.Public;

/// <summary>A customer reports a credential, is looked into and answered; the merchant never learns who it was, and what is upheld counts as an escape (DOC-19, DOC-21).</summary>
public sealed class DocumentReportTests : FrontEndTests
{
    private const string Escapes = "query($a: DateTime!, $b: DateTime!) { documentReviewStats(from: $a, to: $b, type: BUSINESS_LICENCE) { escapes { numerator denominator } } }";

    private const string Mine = "{ myDocumentReports { nodes { id number status words answer isUpheld reporter } } }";

    [Theory, OnSqlite, OnPostgres]
    public async Task An_upheld_report_is_answered_counts_once_and_names_nobody_to_the_merchant(DatabaseKind on)
    {
        await UseAsync(on, new() { Beside = [new PlatformModule()], Settings = new Dictionary<string, string?> { ["Messaging:Poll"] = "00:00:00.050" } });
        await Opened.StartUpAsync();
        Opened.Begin("NotificationWork");
        var merchant = await MerchantAsync();
        var merchantId = NodeId.Of(merchant).ToString();
        Assert.Equal("0/1", await EscapesAsync());
        var upheld = await ReportAsync(merchantId, "BUSINESS_LICENCE");
        Assert.Equal("ILLEGAL_TRANSITION", await AnswerAsync(upheld, true));
        Assert.Null(await InvestigateAsync(upheld));
        Assert.Null(await AnswerAsync(upheld, true));
        Assert.Equal("ILLEGAL_TRANSITION", await AnswerAsync(upheld, true));
        Assert.Equal("1/1", await EscapesAsync());
        var refused = await ReportAsync(merchantId, "BUSINESS_LICENCE");
        Assert.Null(await InvestigateAsync(refused));
        Assert.Null(await AnswerAsync(refused, false));
        var general = await ReportAsync(merchantId, null);
        Assert.Null(await InvestigateAsync(general));
        Assert.Null(await AnswerAsync(general, true));
        Assert.Equal("1/1", await EscapesAsync());
        await using (var db = Opened.Open())
            Assert.Equal(DocumentFaultSource.Customer, (await db.DocumentFaults.SingleAsync()).Source);

        var told = (await AskAsync(DemoUsers.Buyer, Mine)).GetProperty("myDocumentReports").GetProperty("nodes").EnumerateArray().Single(r => r.GetProperty("id").GetString() == upheld);
        Assert.Equal(("ANSWERED", "已核实", true), (told.GetProperty("status").GetString(), told.GetProperty("answer").GetString(), told.GetProperty("isUpheld").GetBoolean()));
        await WaitForAsync(DemoUsers.Buyer, "merchants.document-report-answered", 3);
        await UnknownToTheMerchantAsync(merchant, upheld);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_answers_at_once_count_one_escape(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        var report = await ReportAsync(NodeId.Of(await MerchantAsync()).ToString(), "BUSINESS_LICENCE");
        Assert.Null(await InvestigateAsync(report));
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => AnswerAsync(report, true, i % 2 == 0 ? DemoUsers.Coordinator : DemoUsers.Supervisor))));
        Assert.Single(answers, a => a is null);
        Assert.Equal("1/1", await EscapesAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_report_needs_words_and_a_merchant_that_there_is(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        var merchant = Lifecycle.LifecycleCases.Merchant(Opened);
        Assert.Equal("INVALID_INPUT", await CodeAsync(NodeId.Of(merchant).ToString(), " "));
        Assert.Equal("NOT_FOUND", await CodeAsync(NodeId.Of(new MerchantId(Guid.CreateVersion7())).ToString(), "执照已注销"));
        Assert.Equal("NOT_FOUND", await CodeAsync(NodeId.Of(Lifecycle.LifecycleCases.Merchant(Opened, MerchantStatus.Terminated)).ToString(), "执照已注销"));

        async Task<string?> CodeAsync(string id, string words) => CodeOf(await AskAsync(
            DemoUsers.Buyer, "mutation($m: ID!, $w: String!) { reportMerchantCredential(input: { merchantId: $m, kind: QUESTION, words: $w }) { errors { ... on Error { code } } } }", new { m = id, w = words }));
    }

    /// <summary>Of two papers of a kind, the one that was in force when the customer saw it is blamed, also where the other was approved later and has ended since (DOC-19).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task The_paper_that_was_in_force_is_blamed(DatabaseKind on)
    {
        await UseAsync(on);
        var now = Samples.Monday.AddDays(4);
        await using var db = Opened.Open();
        var application = db.Add(Samples.Application()).Entity;
        var merchant = db.Add(Merchant.Found(new(Guid.CreateVersion7()), application, Samples.Applicant, Samples.Monday)).Entity;
        var lasting = Approved(null, Samples.Monday);
        var ended = Approved(DateOnly.FromDateTime(Samples.Monday), Samples.Monday.AddHours(1));
        Assert.True(ended.Expire(isMandatory: true, Samples.Monday.AddDays(2)));
        await db.SaveChangesAsync();
        foreach (var (saidAt, blamed) in new[] { (now, lasting), (Samples.Monday.AddHours(2), ended) })
        {
            var report = DocumentReport.Receive(new(Guid.CreateVersion7()), merchant.Id, merchant.Name, DocumentReportKind.Report, DocumentType.BusinessLicence, "执照已注销", Samples.ActorOf(DemoUsers.Buyer), saidAt);
            await Reports.UpheldReports.NoteUpheldAsync(db, report, now, default);
            await db.SaveChangesAsync();
            Assert.Equal(blamed.Id, (await db.DocumentFaults.SingleAsync(f => f.SourceId == report.Id.Value)).DocumentId);
        }

        Merchants.Model.Document Approved(DateOnly? until, DateTime at)
        {
            var paper = db.Add(Merchants.Model.Document.Begin(new(Guid.CreateVersion7()), application, DocumentType.BusinessLicence, Samples.Uploader, at)).Entity;
            Assert.Null(paper.Submit(Samples.File(), until, Samples.Uploader, at, at.AddHours(4)));
            Assert.Null(paper.CompleteReview(ReviewStage.First, null, Samples.Reviewer, at, at.AddDays(2)));
            Assert.Null(paper.CompleteReview(ReviewStage.Detailed, null, Samples.Reviewer2, at, at.AddDays(2)));
            return paper;
        }
    }

    /// <summary>Ten a day, however many come at once (DOC-21).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_customer_says_no_more_than_so_much_in_a_day(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        var merchant = NodeId.Of(Lifecycle.LifecycleCases.Merchant(Opened)).ToString();
        var codes = await Task.WhenAll(Enumerable.Range(0, 14).Select(_ => Task.Run(SayAsync)));
        Assert.Equal((10, 4), (codes.Count(c => c is null), codes.Count(c => c == "TOO_MANY_REPORTS")));
        Opened.Clock.Now = Opened.Clock.Now.AddHours(23);
        Assert.Equal("TOO_MANY_REPORTS", await SayAsync());
        Opened.Clock.Now = Opened.Clock.Now.AddHours(2);
        Assert.Null(await SayAsync());
        Opened.Clock.Now = Opened.Clock.Now.AddDays(2);
        Assert.Equal(1, (await Opened.RunJobAsync("merchants.sweep-report-counters")).Counts["counters"]);

        async Task<string?> SayAsync() => CodeOf(await AskAsync(
            DemoUsers.Buyer, "mutation($m: ID!) { reportMerchantCredential(input: { merchantId: $m, kind: QUESTION, words: \"执照有效吗\" }) { errors { ... on Error { code } } } }", new { m = merchant }));
    }

    // A merchant in business whose licence both reviewers approved, by way of the mutations.
    private async Task<MerchantId> MerchantAsync()
    {
        var desk = new Desk(Opened);
        var application = await desk.ReadyApplicationAsync(DemoUsers.Merchant);
        Assert.Empty((await desk.ApproveAsync(DemoUsers.Reviewer, application)).Errors);
        var hash = await desk.AgreementHashAsync(application);
        Assert.Empty((await desk.SignAsync(DemoUsers.Merchant, application, AgreementParty.Merchant, hash)).Errors);
        Assert.Empty((await desk.SignAsync(DemoUsers.Supervisor, application, AgreementParty.Platform, hash)).Errors);
        await using var db = Opened.Open();
        return (await db.Merchants.SingleAsync(m => m.ApplicationId == application)).Id;
    }

    // Neither by the lists, nor by id, nor by what happened to the merchant, nor by what it is told.
    private async Task UnknownToTheMerchantAsync(MerchantId merchant, string report)
    {
        var people = Opened.CallerOf(DemoUsers.Merchant, merchant.Value);
        var all = new List<string>();
        foreach (var (document, variables) in new (string, object?)[]
        {
            ("{ documentReports { nodes { id words reporter } } }", null), (Mine, null),
            ("query($id: ID!) { node(id: $id) { ... on DocumentReport { id words reporter timeline(first: 20) { nodes { code by } } } } }", new { id = report }),
            ("query($id: ID!) { node(id: $id) { ... on Merchant { timeline(first: 50) { nodes { code by parameters { name value } } } } } }", new { id = NodeId.Of(merchant).ToString() }),
            ("{ notifications(first: 50) { nodes { kind text subject { id } } } }", null),
            ("{ myTasks(first: 50) { nodes { kind } } }", null),
        })
            all.Add((await Opened.ExecuteAsync(people, document, variables)).GetRawText());
        Assert.Contains("AUTH_NOT_AUTHORIZED", all[0], StringComparison.Ordinal);
        Assert.All(all, a =>
        {
            var text = System.Text.RegularExpressions.Regex.Unescape(a);
            foreach (var known in new[] { DemoUsers.Buyer.Name, $"{DemoUsers.Buyer.Id}", "执照已注销", "document-report", report })
                Assert.DoesNotContain(known, text, StringComparison.Ordinal);
        });
        Assert.Contains("merchants.merchant-activated", all[4], StringComparison.Ordinal);
    }

    private async Task<string> ReportAsync(string merchant, string? credential)
    {
        var payload = (await AskAsync(DemoUsers.Buyer, """
            mutation($m: ID!, $c: DocumentType) { reportMerchantCredential(input: { merchantId: $m, kind: REPORT, words: "执照已注销", credentialType: $c }) { documentReport { id number } errors { ... on Error { code } } } }
            """, new { m = merchant, c = credential })).GetProperty("reportMerchantCredential");
        Assert.Equal(JsonValueKind.Null, payload.GetProperty("errors").ValueKind);
        return payload.GetProperty("documentReport").GetProperty("id").GetString()!;
    }

    private async Task<string?> InvestigateAsync(string report) => CodeOf(await AskAsync(
        DemoUsers.Coordinator, "mutation($r: ID!) { investigateDocumentReport(input: { documentReportId: $r }) { errors { ... on Error { code } } } }", new { r = report }));

    private async Task<string?> AnswerAsync(string report, bool isUpheld, DemoUser? by = null) => CodeOf(await AskAsync(
        by ?? DemoUsers.Coordinator, "mutation($r: ID!, $u: Boolean!) { answerDocumentReport(input: { documentReportId: $r, isUpheld: $u, answer: \"已核实\" }) { errors { ... on Error { code } } } }",
        new { r = report, u = isUpheld }));

    private async Task<string> EscapesAsync()
    {
        var stats = (await AskAsync(DemoUsers.Supervisor, Escapes, new { a = Samples.Monday.AddDays(-1), b = Samples.Monday.AddDays(9) })).GetProperty("documentReviewStats").GetProperty("escapes");
        return $"{stats.GetProperty("numerator")}/{stats.GetProperty("denominator")}";
    }

    private async Task WaitForAsync(DemoUser user, string kind, int times)
    {
        for (var end = DateTime.UtcNow.AddSeconds(30); ; await Task.Delay(20))
        {
            var told = (await AskAsync(user, "{ notifications(first: 50) { nodes { kind } } }")).GetProperty("notifications").GetProperty("nodes").EnumerateArray().Count(n => n.GetProperty("kind").GetString() == kind);
            if (told == times)
                return;
            Assert.True(DateTime.UtcNow < end, $"{told} notices of {kind}");
        }
    }
}
