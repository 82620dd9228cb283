using System.Text.Json;
using Modular.Host.Tests.EndToEnd;
using Modular.Host.Tests.Faults;
using Xunit.Abstractions;

namespace Modular.Host.Tests.Papers;

/// <summary>The whole life of a paper over the real host, as people live it through the endpoint (DOC-01 to DOC-25).</summary>
public sealed class PaperStoryTests(ITestOutputHelper output)
{
    private const string Reviewed = "subscription($after: String) { documentReviewed(after: $after) { cursor versionNumber stage decision reasonCode document { type } } }";

    /// <summary>The cursor before the first decision that there is: position 0.</summary>
    private const string Beginning = "ZDE6MA";

    private static readonly string[] History =
    [
        "DRAFT", "PRE_CHECKED", "REGISTERED", "READY_TO_UPLOAD", "UPLOADED", "FIRST_REVIEW", "REJECTED",
        "DRAFT", "PRE_CHECKED", "REGISTERED", "READY_TO_UPLOAD", "UPLOADED", "FIRST_REVIEW", "DETAILED_REVIEW", "NEEDS_CLARIFICATION", "DETAILED_REVIEW", "APPROVED",
        "ARCHIVED", "EXPIRED",
    ];

    private static readonly string[] Decisions =
    [
        "BUSINESS_LICENCE 1 FIRST REJECT UNREADABLE", "BUSINESS_LICENCE 2 FIRST ACCEPT ", "BUSINESS_LICENCE 2 DETAILED ACCEPT ",
        "LEGAL_REPRESENTATIVE_ID_CARD 1 FIRST ACCEPT ", "LEGAL_REPRESENTATIVE_ID_CARD 1 DETAILED ACCEPT ",
    ];

    [Theory, OnSqlite, OnPostgres]
    public async Task A_paper_is_asked_for_collected_mended_reviewed_archived_and_ends(DatabaseKind on)
    {
        List<string> settings = [];
        await using var host = await EndToEndHost.OverAsync(on == DatabaseKind.Postgres ? await (await PostgresServer.SharedAsync()).CreateDatabaseAsync() : null, settings);
        await using var follower = new FeedFollower(host, "merchant", Reviewed, Beginning, Told);
        var story = new PaperStory(host, settings);
        await story.CollectAsync();
        await story.SendBackAsync();
        await story.ClarifyAsync();
        await story.OpenAsync();
        var decided = DateTimeOffset.UtcNow;
        await story.ExpireAsync();

        var steps = (await host.Client.DataAsync("supervisor", "query($id: ID!) { document(id: $id) { history(first: 50) { nodes { to } } } }", new { id = story.Licence }))
            .GetProperty("document").GetProperty("history").GetProperty("nodes");
        Assert.Equal(History, steps.EnumerateArray().Select(s => s.GetProperty("to").GetString()));
        await AssertFiguresAsync(host.Client, story, decided);

        // Whoever has followed since the beginning, over the restart, and who begins now, were told the same: each decision once.
        await using var late = new FeedFollower(host, "supervisor", Reviewed, Beginning, Told);
        foreach (var one in new[] { follower, late })
        {
            await Aftermath.UntilAsync(() => Task.FromResult(one.Events.Count >= Decisions.Length), () => string.Join(", ", one.Events));
            Assert.Equal(Decisions, one.Events);
        }

        Assert.True(follower.Returns > 0, "The one who followed was never cut off.");
    }

    private async Task AssertFiguresAsync(GraphQLClient client, PaperStory story, DateTimeOffset decided)
    {
        var asked = await ReviewsByHand.AskedAsync(client, story.Began, decided);
        output.WriteLine(asked);
        Assert.Equal(await ReviewsByHand.ComputedAsync(client, story.Application), asked);
        Assert.StartsWith("passed 2/3, at once 1/2, rounds 3/2, escaped 0/2; ", asked, StringComparison.Ordinal);
        Assert.EndsWith("; UNREADABLE 1 (1/1, 1/1)", asked, StringComparison.Ordinal);
        Assert.True(await ReviewsByHand.PausedAsync(client, story.Application) >= TimeSpan.FromMilliseconds(300));
    }

    private static string Told(JsonElement update) =>
        $"{update.GetProperty("document").GetProperty("type").GetString()} {update.GetProperty("versionNumber").GetInt32()} {update.GetProperty("stage").GetString()} "
        + $"{update.GetProperty("decision").GetString()} {update.GetProperty("reasonCode").GetString()}";
}
