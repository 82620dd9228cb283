using System.Text;
using System.Text.Json;
using Merchants.Contracts;
using Merchants.Model;
using Modular.GraphQL;
using Modular.GraphQL.Execution;
using Modular.Kernel;
using Modular.Messaging;

namespace Merchants.Tests.Reviews;

/// <summary>Whoever follows the reviews is told of each decision once and in order, also over breaks, and of nobody else's papers (DOC-12).</summary>
public sealed class DocumentReviewedTests : ReviewTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_stream_that_is_taken_up_again_has_neither_gap_nor_repeat_and_nothing_of_others(DatabaseKind on)
    {
        await UseAsync(on);
        await Opened.StartUpAsync();
        var (mine, theirs) = ((await Desk.ApplyAsync(DemoUsers.Merchant)).Value!.Id, (await Desk.ApplyAsync(DemoUsers.Merchant2)).Value!.Id);
        var writing = Task.WhenAll(Enumerable.Range(0, 3).Select(w => Task.Run(async () =>
        {
            for (var i = 0; i < 5; i++)
            {
                var paper = (await Desk.SubmitAsync(DemoUsers.Uploader, w == 0 ? theirs : mine)).Value!.Id;
                Assert.Empty((await Desk.ReviewAsync(DemoUsers.Reviewer, paper, ReviewStage.First)).Errors);
                Assert.Empty((i % 2 == 0
                    ? await Desk.ReviewAsync(DemoUsers.Reviewer2, paper, ReviewStage.Detailed)
                    : await Desk.RejectAsync(DemoUsers.Reviewer2, paper, ReviewStage.Detailed, RejectionReason.Expired)).Errors);
            }
        })));
        // Two decisions on each of five papers of each writer.
        var readers = new[] { (Opened.CallerOf(DemoUsers.Merchant), 20), (Opened.CallerOf(DemoUsers.Merchant2), 10), (Opened.CallerOf(DemoUsers.Supervisor), 30) };
        var heard = await Task.WhenAll(readers.Select((r, i) => Task.Run(() => FollowAsync(r.Item1, r.Item2, breakAfter: 3 + i))));
        await writing;
        Assert.All(heard, h => Assert.Equal(h.Count, h.Distinct().Count()));
        Assert.Equal(heard[2].Count, heard[0].Union(heard[1]).Count());
        Assert.Equal(heard[2].Where(h => heard[0].Contains(h)), heard[0]);
        Assert.Equal(6, heard[2].Count(h => h.Contains("DETAILED REJECT EXPIRED", StringComparison.Ordinal)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Filters_let_papers_stages_and_decisions_pass_and_cursors_are_checked(DatabaseKind on)
    {
        await UseAsync(on);
        await Opened.StartUpAsync();
        var (one, two) = (await Desk.NewPaperAsync(), await InDetailsAsync());
        Assert.Empty((await Desk.RejectAsync(DemoUsers.Reviewer, one, ReviewStage.First)).Errors);
        Assert.Empty((await Desk.ReviewAsync(DemoUsers.Reviewer2, two, ReviewStage.Detailed)).Errors);
        var start = new FeedCursor("d1").Of(0);
        var staff = Opened.CallerOf(DemoUsers.Supervisor);
        foreach (var (where, told) in new (object?, string[])[]
        {
            (null, ["FIRST ACCEPT ", "FIRST REJECT UNREADABLE", "DETAILED ACCEPT "]), (new { documentId = Id(two) }, ["FIRST ACCEPT ", "DETAILED ACCEPT "]),
            (new { stage = "DETAILED" }, ["DETAILED ACCEPT "]), (new { decision = "REJECT" }, ["FIRST REJECT UNREADABLE"]),
        })
            Assert.Equal(told, (await TakeAsync(staff, start, where, told.Length)).Select(What));
        // Whoever may not read papers there hears nothing, and a cursor of something else is none.
        await Assert.ThrowsAnyAsync<Exception>(() => TakeAsync(Opened.CallerOf(DemoUsers.Buyer), start, null, 1));
        await Assert.ThrowsAnyAsync<Exception>(() => TakeAsync(staff, "bzE6LTE", null, 1));
    }

    private async Task<List<string>> FollowAsync(TestCaller caller, int count, int breakAfter)
    {
        var heard = new List<string>();
        var cursor = new FeedCursor("d1").Of(0);
        while (heard.Count < count)
        {
            foreach (var update in await TakeAsync(caller, cursor, null, Math.Min(breakAfter, count - heard.Count)))
            {
                cursor = update.GetProperty("cursor").GetString()!;
                heard.Add($"{cursor} {What(update)} {update.GetProperty("document").GetProperty("id")}");
            }
        }

        return heard;
    }

    private static string What(JsonElement update) =>
        $"{update.GetProperty("stage").GetString()} {update.GetProperty("decision").GetString()} {update.GetProperty("reasonCode").GetString()}";

    private async Task<List<JsonElement>> TakeAsync(TestCaller caller, string? after, object? where, int count)
    {
        using var limit = new CancellationTokenSource(Longest.Wait);
        await using var scope = Opened.As(caller);
        var stream = await scope.ServiceProvider.GetRequiredService<IRequestExecutor>().StreamAsync(
            new GraphQLRequest
            {
                Document = Encoding.UTF8.GetBytes("subscription($after: String, $where: DocumentReviewedFilterInput) { documentReviewed(after: $after, where: $where) { cursor at versionNumber stage decision reasonCode document { id } } }"),
                Variables = JsonSerializer.SerializeToElement(new { after, where }),
                Services = scope.ServiceProvider,
                User = caller.Principal,
                CorrelationId = "test",
            },
            limit.Token);
        var updates = new List<JsonElement>();
        Assert.True(stream.Events is not null, stream.Single is null ? "no stream" : Encoding.UTF8.GetString(stream.Single.Body.Span));
        await foreach (var result in stream.Events!.WithCancellation(limit.Token))
        {
            using (result)
                updates.Add(JsonSerializer.Deserialize<JsonElement>(result.Body.Span).GetProperty("data").GetProperty("documentReviewed"));
            if (updates.Count == count)
                break;
        }

        return updates;
    }
}
