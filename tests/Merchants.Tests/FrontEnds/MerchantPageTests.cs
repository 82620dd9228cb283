using System.Text.RegularExpressions;
using Merchants.Contracts;
using Merchants.Model;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using static Merchants.Tests.Samples;

namespace Merchants.Tests.FrontEnds;

/// <summary>The page of a merchant costs what is seen on it: no paper outside the window that is asked for raises the number of its statements, nor of the rows that they read.</summary>
public sealed class MerchantPageTests : FrontEndTests
{
    private const int Window = 20;

    private const string Papers = "documents";

    /// <summary>What a front end sends for the page, part by part, as each has its cost.</summary>
    private static readonly string[] Page =
    [
        """
        name status uscc address createdAt papersExpiredOn contact { name phone email } closure { from to reason } exit { step status } allowedActions { action allowed reason { code } }
        history(first: 20) { nodes { from to at byName } }
        """,
        "documents(first: 20) { pageInfo { hasNextPage } nodes { id type status stage dueAt isOverdue validUntil assignee } }",
        "documents(first: 20) { pageInfo { hasNextPage } nodes { currentVersion { number submittedAt outcome reviews { stage decision } } } }",
        "documents(first: 20) { pageInfo { hasNextPage } nodes { allowedActions { action allowed } } }",
        """
        application { status submittedAt mandatoryPapers { type isSubmitted isApproved } entryCheck { state criterion { code name } } agreement { merchantSignature { at } }
          allowedActions { action allowed reason { code } } history(first: 20) { nodes { to at } } }
        """,
        "scores(first: 6) { nodes { period total components { code actual points } } } sanctions(first: 10) { nodes { kind status reason allowedActions { action allowed } } } improvementPlans(first: 5) { nodes { status goals { goal dueOn } } }",
        "timeline(first: 20) { nodes { at code by parameters { name value } } }",
    ];

    /// <summary>What stands beside it: as many statements, whatever there is.</summary>
    private const string Beside = "query($m: ID!) { publicMerchantProfile(merchantId: $m) { name score credentials { type validUntil } } myTasks(first: 20) { nodes { kind dueAt title { name value } } } }";

    /// <summary>The tables that grow with papers; what else is read is as small with many as with few.</summary>
    private static readonly string[] Growing = ["Documents", "DocumentVersions", "Review", "StateChanges", "PlatformUploads", "audit", "events"];

    [Theory, OnSqlite, OnPostgres]
    public async Task Papers_outside_the_window_cost_a_merchants_page_neither_statements_nor_rows(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        if (on == DatabaseKind.Postgres)
            await ReadByIndexAsync();
        // Enough that every window is full.
        var few = Make(240);
        var before = await CostsAsync(few);
        var many = Make(900);
        foreach (var (user, less, same, more) in before.Zip(await CostsAsync(few), await CostsAsync(many)).Select(c => (c.First.User, c.First.Cost, c.Second.Cost, c.Third.Cost)))
        {
            Assert.All([same, more], c => Assert.Equal(less.Statements.Select(Shape).Order(), c.Statements.Select(Shape).Order()));
            if (on == DatabaseKind.Sqlite)
                Assert.All(more.Statements.Distinct(), PlanIsBounded);
            else
                Assert.All([same, more], c => Assert.True(c.Rows <= less.Rows + Window, $"{user.Key}: {less.Rows} rows read at first ({less.ByTable}), {c.Rows} with 900 papers more ({c.ByTable})"));
        }
    }

    private sealed record Cost(IReadOnlyList<string> Statements, long Rows, string ByTable);

    private sealed record PlanStep(int Id, int Parent, int Notused, string Detail);

    private sealed record Read(string Name, long Rows);

    private async Task<List<(DemoUser User, Cost Cost)>> CostsAsync(string merchant)
    {
        var costs = new List<(DemoUser, Cost)>();
        foreach (var user in new[] { DemoUsers.Supervisor, DemoUsers.Reviewer, DemoUsers.Uploader })
        {
            // The first one plans the statements.
            await ShowAsync(user, merchant);
            costs.Add((user, await CostAsync(user, merchant)));
        }

        return costs;
    }

    private async Task<Cost> CostAsync(DemoUser user, string merchant)
    {
        await SettleAsync();
        var before = await ReadsAsync();
        IReadOnlyList<string> statements;
        using (var watch = new StatementWatch())
        {
            await ShowAsync(user, merchant);
            statements = watch.Texts;
        }

        await SettleAsync();
        var after = await ReadsAsync();
        using (var watch = new StatementWatch())
        {
            await AskAsync(user, Beside, new { m = merchant });
            statements = [.. statements, .. watch.Texts];
        }

        var read = after.Select(r => new Read(r.Name, r.Rows - before.Where(b => b.Name == r.Name).Sum(b => b.Rows))).Where(r => r.Rows > 0).OrderByDescending(r => r.Rows).ToList();
        return new(statements, read.Sum(r => r.Rows), string.Join(", ", read.Select(r => $"{r.Name} {r.Rows}")));
    }

    private async Task ShowAsync(DemoUser user, string merchant)
    {
        foreach (var part in Page)
        {
            var shown = (await AskAsync(user, $"query($m: ID!) {{ merchant(id: $m) {{ {part} }} }}", new { m = merchant })).GetProperty("merchant");
            if (!shown.TryGetProperty(Papers, out var papers))
                continue;
            Assert.Equal(Window, papers.GetProperty("nodes").GetArrayLength());
            Assert.True(papers.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());
        }
    }

    /// <summary>A merchant with so many papers: most in the archive, some rejected, some that wait for a review.</summary>
    private string Make(int papers)
    {
        using var db = Opened.Open();
        var application = db.Add(Application()).Entity;
        Assert.Null(application.Approve(Reviewer, Monday));
        var agreement = db.Add(Agreement.For(application, Monday)).Entity;
        Assert.Null(agreement.Sign(AgreementParty.Merchant, Applicant, Monday));
        var merchant = db.Add(Merchant.Found(new(Guid.CreateVersion7()), application, Applicant, Monday)).Entity;
        Assert.Null(application.Activate(merchant.Id, Applicant, Monday));
        for (var i = 0; i < papers; i++)
        {
            var paper = db.Add(Document(application, (DocumentType)(i < 4 ? i % 2 : 2 + i % 10), at: Monday.AddMinutes(i))).Entity;
            var reviewed = Monday.AddMinutes(i + 30);
            if (i % 10 == 0)
                continue;
            Assert.Null(paper.CompleteReview(ReviewStage.First, i % 10 == 1 ? Blurred : null, Reviewer, reviewed, reviewed.AddDays(2)));
            if (i % 10 == 1)
                continue;
            Assert.Null(paper.CompleteReview(ReviewStage.Detailed, null, Reviewer2, reviewed.AddHours(2), reviewed.AddDays(2)));
            if (i % 10 > 3)
                Assert.Null(paper.Archive(Uploader, reviewed.AddHours(3)));
        }

        db.SaveChanges();
        if (!db.Database.IsSqlite())
            db.Database.ExecuteSqlRaw("ANALYZE");
        return NodeId.Of(merchant.Id).ToString();
    }

    // A table of this size is read whole with pleasure, also for the sake of twenty rows; one of its real size is not. So each row is told to cost what many do there.
    private async Task ReadByIndexAsync()
    {
        await using var db = Opened.Open();
        await db.Database.ExecuteSqlRawAsync("""
            DO $$ BEGIN
              EXECUTE format('ALTER DATABASE %I SET enable_seqscan = off', current_database());
              EXECUTE format('ALTER DATABASE %I SET cpu_tuple_cost = 10', current_database());
              EXECUTE format('ALTER DATABASE %I SET cpu_index_tuple_cost = 10', current_database());
            END $$
            """);
        await SettleAsync();
    }

    // The server counts what a session has read when the session ends.
    private async Task SettleAsync()
    {
        await using var db = Opened.Open();
        if (db.Database.IsSqlite())
            return;
        Npgsql.NpgsqlConnection.ClearAllPools();
        while (await db.Database.SqlQueryRaw<int>("""SELECT count(*)::int AS "Value" FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'""").SingleAsync() > 0)
            await Task.Delay(20);
    }

    private async Task<List<Read>> ReadsAsync()
    {
        await using var db = Opened.Open();
        if (db.Database.IsSqlite())
            return [];
        return await db.Database.SqlQueryRaw<Read>("""
            SELECT t.relname AS "Name", t.seq_tup_read + COALESCE((SELECT sum(i.idx_tup_read)::bigint FROM pg_stat_user_indexes i WHERE i.relid = t.relid), 0) AS "Rows" FROM pg_stat_user_tables t
            """).ToListAsync();
    }

    private static string Shape(string text) => Regex.Replace(text, @"\s+", " ");

    // What grows is found by an index; on the other database the rows are counted.
    private void PlanIsBounded(string text)
    {
        using var db = Opened.Open();
        var names = Regex.Matches(text, "\"(\\w+)\" AS \"(\\w+)\"").Where(m => Growing.Contains(m.Groups[1].Value)).Select(m => m.Groups[2].Value).ToHashSet();
        if (names.Count == 0)
            return;
        var explain = Regex.Replace($"EXPLAIN QUERY PLAN {text}", @"@\w+", "'1'").Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
        var plan = db.Database.SqlQueryRaw<PlanStep>(explain).ToList().Select(s => s.Detail).ToList();
        Assert.DoesNotContain(plan, s => s.Split(' ') is ["SCAN", var name, ..] && names.Contains(name));
    }
}
