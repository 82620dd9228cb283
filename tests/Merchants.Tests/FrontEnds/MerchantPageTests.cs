using System.Text.RegularExpressions;
using Merchants.Contracts;
using Merchants.Model;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using static Merchants.Tests.Samples;

namespace Merchants.Tests.FrontEnds;

/// <summary>The page of a merchant costs what is seen on it: no paper outside the window that is asked for raises the number of its statements, and none of these reads through all papers.</summary>
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

    /// <summary>What stands beside it.</summary>
    private const string Beside = "query($m: ID!) { publicMerchantProfile(merchantId: $m) { name score credentials { type validUntil } } myTasks(first: 20) { nodes { kind dueAt title { name value } } } }";

    /// <summary>The tables that grow with papers; what else is read is as small with many as with few.</summary>
    private static readonly string[] Growing = ["Documents", "DocumentVersions", "Review", "StateChanges", "PlatformUploads", "audit", "events"];

    [Theory, OnSqlite, OnPostgres]
    public async Task Papers_outside_the_window_cost_a_merchants_page_no_statements_and_are_found_by_an_index(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        // Enough that every window is full.
        var few = Make(240);
        var before = await StatementsAsync(few);
        var many = Make(900);
        foreach (var (less, same, more) in before.Zip(await StatementsAsync(few), await StatementsAsync(many)))
        {
            Assert.All([same, more], statements => Assert.Equal(less.Select(Shape).Order(), statements.Select(Shape).Order()));
            if (on == DatabaseKind.Sqlite)
                Assert.All(more.Distinct(), PlanIsBounded);
        }
    }

    private sealed record PlanStep(int Id, int Parent, int Notused, string Detail);

    private async Task<List<IReadOnlyList<string>>> StatementsAsync(string merchant)
    {
        var all = new List<IReadOnlyList<string>>();
        foreach (var user in new[] { DemoUsers.Supervisor, DemoUsers.Reviewer, DemoUsers.Uploader })
        {
            // The first one plans the statements.
            await ShowAsync(user, merchant);
            using var watch = new StatementWatch();
            await ShowAsync(user, merchant);
            all.Add(watch.Texts);
        }

        return all;
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

        await AskAsync(user, Beside, new { m = merchant });
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
        return NodeId.Of(merchant.Id).ToString();
    }

    private static string Shape(string text) => Regex.Replace(text, @"\s+", " ");

    // What grows is found by an index.
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
