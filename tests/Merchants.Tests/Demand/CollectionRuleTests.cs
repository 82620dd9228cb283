using Merchants.Model;
using Merchants.Tests.Actions;
using Merchants.Tests.FrontEnds;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;
using static Merchants.Tests.Samples;

namespace Merchants.Tests.Demand;

/// <summary>Reminders (DOC-03), returns to the source (DOC-05), two people at one paper (DOC-06), a request that fulfils itself (DOC-01), and the files that are kept.</summary>
public sealed class CollectionRuleTests : FrontEndTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Who_collects_is_reminded_once_for_each_stage_however_many_jobs_run(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        var task = DemandCases.Request(Opened, days: 5).Task;
        DemandCases.Request(Opened, days: 5, isAssigned: false);
        Assert.Equal(0, await RunTwiceAsync());
        foreach (var (daysLeft, reminded, stage) in new[] { (3, 1, 3), (2, 0, 3), (1, 1, 1), (-1, 1, CollectionTask.OverdueStage), (-2, 0, CollectionTask.OverdueStage) })
        {
            Opened.Clock.Now = task.DueAt.AddDays(-daysLeft);
            Assert.Equal((daysLeft, reminded), (daysLeft, await RunTwiceAsync()));
            await using var db = Opened.Open();
            Assert.Equal(stage, (await db.CollectionTasks.SingleAsync(t => t.Id == task.Id)).RemindedStage);
        }

        // Another deadline begins anew.
        Assert.Null(CodeOf(await AskAsync(DemoUsers.Uploader, """
            mutation($t: ID!, $u: ID!, $due: DateTime!) { assignCollection(input: { collectionTaskId: $t, source: DEPARTMENT, sourceName: "行政部", responsibleId: $u, dueAt: $due }) { errors { ... on Error { code } } } }
            """, new { t = NodeId.Of(task.Id).ToString(), u = new NodeId("User", DemoUsers.Uploader2.Id).ToString(), due = Opened.Clock.Now.AddDays(1) })));
        Assert.Equal(1, await RunTwiceAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_return_needs_a_code_and_words(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        var task = DemandCases.Collection(Opened, CollectionStatus.Collected);
        var id = NodeId.Of(task.Id).ToString();
        foreach (var words in new[] { "", "   ", new string('长', 1001) })
            Assert.Equal("INVALID_INPUT", await ReturnAsync(words));
        var without = await Opened.ExecuteAsync(
            Opened.CallerOf(DemoUsers.Uploader), "mutation($t: ID!) { returnToSource(input: { collectionTaskId: $t, reasonText: \"看不清\" }) { errors { ... on Error { code } } } }", new { t = id });
        Assert.True(without.TryGetProperty("errors", out _), $"{without}");
        Assert.Null(await ReturnAsync("看不清"));
        var shown = (await AskAsync(DemoUsers.Coordinator, "query($t: ID!) { node(id: $t) { ... on CollectionTask { status papers { nodes { returnReason returnText } } } } }", new { t = id })).GetProperty("node");
        Assert.Equal("RETURNED_TO_SOURCE", shown.GetProperty("status").GetString());
        var paper = Assert.Single(shown.GetProperty("papers").GetProperty("nodes").EnumerateArray());
        Assert.Equal(("UNREADABLE", "看不清"), (paper.GetProperty("returnReason").GetString(), paper.GetProperty("returnText").GetString()));

        async Task<string?> ReturnAsync(string words) => CodeOf(await AskAsync(
            DemoUsers.Uploader, "mutation($t: ID!, $w: String!) { returnToSource(input: { collectionTaskId: $t, reasonCode: UNREADABLE, reasonText: $w }) { errors { ... on Error { code } } } }",
            new { t = id, w = words }));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_people_who_enter_one_paper_make_one_document_and_the_request_fulfils_itself(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        for (var round = 0; round < 4; round++)
        {
            var task = DemandCases.Collection(Opened, CollectionStatus.Collected);
            await using var db = Opened.Open();
            var before = await db.Documents.CountAsync();
            var answers = await Task.WhenAll(new[] { DemoUsers.Uploader, DemoUsers.Uploader2, DemoUsers.Uploader, DemoUsers.Uploader2 }.Select(u => Task.Run(() => EnterAsync(u, task))));
            Assert.Single(answers, a => a is null);
            Assert.All(answers, a => Assert.Contains(a, new[] { null, "EDIT_CONFLICT", "ILLEGAL_TRANSITION" }));
            Assert.Equal(before + 1, await db.Documents.CountAsync());
            var request = await db.DocumentRequests.SingleAsync(r => r.Id == task.RequestId);
            Assert.Equal((DocumentRequestStatus.Fulfilled, 1), (request.Status, request.EnteredCount));
            var entered = await db.Documents.SingleAsync(d => db.CollectionTasks.Any(t => t.Id == task.Id && t.DocumentId == d.Id));
            Assert.Equal(DocumentStatus.FirstReview, entered.Status);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_request_of_many_papers_counts_each_although_all_are_entered_at_once(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        var application = Fixtures.Application(Opened, MerchantApplicationStatus.UnderReview);
        var kinds = new[] { DocumentType.PremisesProof, DocumentType.TrademarkCertificate, DocumentType.BrandAuthorisation, DocumentType.ProductTestReport };
        var (request, tasks) = DocumentRequest.Open(
            new(Guid.CreateVersion7()), "市场部", application, Opened.Clock.Now.AddDays(2), [.. kinds.Select(k => new WantedPaper(k, null))], ActorOf(DemoUsers.Coordinator), Monday);
        request.BeginCollecting(Uploader, Monday);
        await using (var db = Opened.Open())
        {
            db.Add(request);
            foreach (var task in tasks)
            {
                Assert.Null(task.Assign(CollectionSource.Merchant, "云裳", DemoUsers.Uploader.Id, request.DueAt, Monday));
                Assert.Null(task.Record(File(), Uploader, Monday, out var paper));
                db.AddRange(task, paper!);
            }

            await db.SaveChangesAsync();
        }

        var answers = await Task.WhenAll(tasks.Select(t => Task.Run(() => EnterUntilHeardAsync(t))));
        Assert.All(answers, Assert.Null);
        await using var after = Opened.Open();
        var fulfilled = await after.DocumentRequests.SingleAsync(r => r.Id == request.Id);
        Assert.Equal((DocumentRequestStatus.Fulfilled, kinds.Length), (fulfilled.Status, fulfilled.EnteredCount));
        Assert.Equal(1, await after.StateChanges.CountAsync(c => c.SubjectId == request.Id.Value && c.To == "FULFILLED"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_request_that_is_cancelled_while_a_paper_is_entered_ends_in_one_of_both(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        for (var round = 0; round < 20; round++)
        {
            var task = DemandCases.Collection(Opened, CollectionStatus.Collected);
            var cancelling = Task.Run(async () => CodeOf(await AskAsync(
                DemoUsers.Coordinator, "mutation($r: ID!) { cancelDocumentRequest(input: { documentRequestId: $r, reason: \"不再需要\" }) { errors { ... on Error { code } } } }",
                new { r = NodeId.Of(task.RequestId).ToString() })));
            var entering = Task.Run(() => EnterAsync(DemoUsers.Uploader, task));
            var (cancelled, entered) = (await cancelling is null, await entering is null);
            await using var db = Opened.Open();
            var request = await db.DocumentRequests.SingleAsync(r => r.Id == task.RequestId);
            var status = (await db.CollectionTasks.SingleAsync(t => t.Id == task.Id)).Status;
            Assert.True(cancelled != entered, $"cancelled {cancelled}, entered {entered}");
            Assert.Equal(cancelled ? (DocumentRequestStatus.Cancelled, CollectionStatus.Cancelled) : (DocumentRequestStatus.Fulfilled, CollectionStatus.Entered), (request.Status, status));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_sweep_of_files_keeps_what_sources_and_merchants_have_given(DatabaseKind on)
    {
        await UseAsync(on);
        var (collected, supplied, erased) = (new string('c', 64), new string('5', 64), new string('e', 64));
        DemandCases.Collection(Opened, CollectionStatus.Collected, sha256: collected);
        var gone = DemandCases.Collection(Opened, CollectionStatus.Collected, sha256: erased);
        var part = DemandCases.Part(Opened, SupplementStatus.Open);
        await using (var db = Opened.Open())
        {
            Assert.Null((await db.Supplements.SingleAsync(s => s.Id == part.Id)).Supply(File() with { Stored = new(supplied, 1) }, null, Applicant, Monday, out var handed));
            db.Add(handed!);
            (await db.CollectedPapers.SingleAsync(p => p.TaskId == gone.Id)).Erase(Monday);
            await db.SaveChangesAsync();
        }

        var referred = await Assert.Single(Opened.Services.GetServices<IFileReferences>()).ReferredToAsync([collected, supplied, erased, new string('0', 64)], default);
        Assert.Equal(new[] { collected, supplied }.Order(), referred.Order());
    }

    private async Task<string?> EnterAsync(DemoUser user, CollectionTask task) =>
        CodeOf(await AskAsync(user, "mutation($t: ID!) { enterCollectedPaper(input: { collectionTaskId: $t }) { errors { ... on Error { code } } } }", new { t = NodeId.Of(task.Id).ToString() }));

    // The application and the request count their papers, so that of two at the same moment one may have to ask again.
    private async Task<string?> EnterUntilHeardAsync(CollectionTask task)
    {
        string? answer = null;
        for (var attempt = 0; attempt < 10 && (attempt == 0 || answer == "EDIT_CONFLICT"); attempt++)
            answer = await EnterAsync(DemoUsers.Uploader, task);
        return answer;
    }

    // Two processes run the job at the same moment.
    private async Task<long> RunTwiceAsync() =>
        (await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Opened.RunJobAsync("merchants.remind-collectors"))))).Sum(r => (long)r.Counts.GetValueOrDefault("reminded"));
}
