using System.Text.RegularExpressions;
using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Merchants.ReviewStatistics;
using Merchants.Tests.UseCases;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Merchants.Tests.Reviews;

/// <summary>The figures of the reviews over a random history, against a computation by hand (DOC-19), and what they cost.</summary>
public sealed class StatisticsTests : ReviewTests
{
    private static readonly DateTime From = Samples.Monday, To = Samples.Monday.AddDays(20);
    private static readonly Actor[] Reviewers = [Samples.Reviewer, Samples.Reviewer2, Samples.ActorOf(DemoUsers.Supervisor)];

    /// <summary>A decision as it was made.</summary>
    private sealed record Fact(DocumentId Paper, int Version, DocumentType Type, ReviewStage Stage, Guid Reviewer, RejectionReason? Reason, DateTime At, TimeSpan OfStage, TimeSpan OfAll)
    {
        public bool IsFinal => Stage == ReviewStage.Detailed || Reason is not null;
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_figures_equal_the_hand_computation_whatever_is_asked(DatabaseKind on)
    {
        await UseAsync(on);
        var facts = Make(new Random(19), papers: 150);
        var faulty = await AddFaultsAsync(facts);
        var team = await TeamAsync(Reviewers[0].Id, Reviewers[2].Id);
        foreach (var stage in new ReviewStage?[] { null, ReviewStage.First, ReviewStage.Detailed })
        {
            foreach (var type in new DocumentType?[] { null, DocumentType.BusinessLicence })
            {
                foreach (var reviewer in new Guid?[] { null, Reviewers[1].Id })
                {
                    foreach (var inTeam in new[] { false, true })
                    {
                        foreach (var by in new ReviewStatsGrouping?[] { null, ReviewStatsGrouping.Person, ReviewStatsGrouping.Team, ReviewStatsGrouping.Type })
                        {
                            var asked = facts.Where(f => f.At >= From && f.At < To && (stage is null ? f.IsFinal : f.Stage == stage) && (type is null || f.Type == type)
                                && (reviewer is null || f.Reviewer == reviewer) && (!inTeam || f.Reviewer != Reviewers[1].Id)).ToList();
                            Assert.Equal(ByHand(asked, stage is null, by, faulty, team), await ToldAsync(stage, type, reviewer, inTeam ? team : null, by));
                        }
                    }
                }
            }
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_full_queue_costs_the_figures_neither_statements_nor_rows(DatabaseKind on)
    {
        await UseAsync(on);
        Make(new Random(7), papers: 20);
        var before = await CostAsync();
        AddWaiting(900);
        var after = await CostAsync();
        Assert.Equal(before.Select(Shape), after.Select(Shape));
        Assert.InRange(after.Count, 1, 4);
        if (on == DatabaseKind.Sqlite)
            Assert.All(after.Where(t => t.Contains("\"At\"", StringComparison.Ordinal)), PlanIsByTime);

        async Task<IReadOnlyList<string>> CostAsync()
        {
            using var watch = new StatementWatch();
            await ToldAsync(null, null, null, null, ReviewStatsGrouping.Person);
            return watch.Texts;
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_fault_is_noted_once_for_each_source_and_in_approved_versions_alone(DatabaseKind on)
    {
        await UseAsync(on);
        var paper = await Desk.NewPaperAsync();
        var finding = Guid.NewGuid();
        Assert.False(await NoteAsync());
        Assert.Empty((await Desk.ReviewAsync(DemoUsers.Reviewer, paper, ReviewStage.First)).Errors);
        Assert.Empty((await Desk.ReviewAsync(DemoUsers.Reviewer2, paper, ReviewStage.Detailed)).Errors);
        Assert.True(await NoteAsync());
        Assert.False(await NoteAsync());
        var stats = (await AskAsync(DemoUsers.Supervisor, "query($a: DateTime!, $b: DateTime!) { documentReviewStats(from: $a, to: $b, by: PERSON) { escapes { numerator denominator value } rows { reviewer passRate { value } } } }", new { a = From, b = To }))
            .GetProperty("documentReviewStats");
        Assert.Equal(1, stats.GetProperty("escapes").GetProperty("value").GetDouble());
        Assert.Equal("赵敏", stats.GetProperty("rows")[0].GetProperty("reviewer").GetString());

        async Task<bool> NoteAsync()
        {
            await using var db = Opened.Open();
            var noted = await db.NoteEscapeAsync(paper, DocumentFaultSource.OutsidePlatform, finding, Desk.Now, default);
            await db.SaveChangesAsync();
            return noted;
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_was_approved_after_a_fault_was_found_is_not_blamed_for_it(DatabaseKind on)
    {
        await UseAsync(on);
        var paper = await Desk.NewPaperAsync();
        var before = Desk.Now;
        Desk.Now = before.AddHours(1);
        Assert.Empty((await Desk.ReviewAsync(DemoUsers.Reviewer, paper, ReviewStage.First)).Errors);
        Assert.Empty((await Desk.ReviewAsync(DemoUsers.Reviewer2, paper, ReviewStage.Detailed)).Errors);
        Assert.Equal((0, 1), (await NotedAsync(before), await NotedAsync(Desk.Now)));

        async Task<int> NotedAsync(DateTime foundAt)
        {
            await using var db = Opened.Open();
            await db.NoteEscapesAsync([(paper, Guid.NewGuid(), foundAt)], DocumentFaultSource.OutsidePlatform, Desk.Now, default);
            await db.SaveChangesAsync();
            return await db.DocumentFaults.CountAsync();
        }
    }

    /// <summary>Papers of random rounds around the span, some of them with questions; some still wait.</summary>
    private List<Fact> Make(Random random, int papers)
    {
        var facts = new List<Fact>();
        using var db = Opened.Open();
        var application = db.Add(Samples.Application()).Entity;
        for (var i = 0; i < papers; i++)
        {
            var at = From.AddDays(-6).AddMinutes(random.Next(28 * 24 * 60));
            var type = (DocumentType)random.Next(3);
            var paper = db.Add(Samples.Document(application, type, at: at)).Entity;
            for (var version = 1; ; version++)
            {
                var submitted = at;
                var first = random.Next(3);
                at = at.AddMinutes(random.Next(1, 900));
                var atFirst = at;
                if (random.Next(10) == 0)
                    break;
                var bad = random.Next(3) == 0;
                Decide(ReviewStage.First, first, bad, at - submitted, at - submitted);
                if (!bad)
                {
                    var paused = TimeSpan.Zero;
                    for (var questions = random.Next(3); questions > 0; questions--)
                    {
                        at = at.AddMinutes(random.Next(1, 300));
                        var (from, until) = (at, at.AddMinutes(random.Next(1, 5000)));
                        Assert.Null(paper.AskForClarification("?", null, TimeSpan.FromHours(1), Reviewers[(first + 1) % 3], from, out var asked));
                        db.Add(asked!);
                        Assert.Null(paper.EndClarification(asked!, random.Next(2) == 0 ? "!" : null, until.AddHours(1), Samples.Uploader, until));
                        (at, paused) = (until, paused + (until - from));
                    }

                    at = at.AddMinutes(random.Next(1, 3000));
                    bad = random.Next(4) == 0;
                    Decide(ReviewStage.Detailed, (first + 1) % 3, bad, at - atFirst - paused, at - submitted - paused);
                }

                if (!bad || random.Next(5) == 0)
                    break;
                at = at.AddMinutes(random.Next(1, 2000));
                Assert.Null(paper.Submit(Samples.File((char)('b' + version % 20)), null, Samples.Uploader, at, at.AddHours(4)));

                void Decide(ReviewStage stage, int reviewer, bool isBad, TimeSpan ofStage, TimeSpan ofAll)
                {
                    RejectionReason? reason = isBad ? (RejectionReason)random.Next(4) : null;
                    Assert.Null(paper.CompleteReview(stage, reason is { } why ? new(why, "不符") : null, Reviewers[reviewer], at, at.AddDays(2)));
                    facts.Add(new(paper.Id, version, type, stage, Reviewers[reviewer].Id, reason, at, ofStage, ofAll));
                }
            }
        }

        db.SaveChanges();
        return facts;
    }

    private void AddWaiting(int papers)
    {
        using var db = Opened.Open();
        var application = db.Add(Samples.Application()).Entity;
        for (var i = 0; i < papers; i++)
            db.Add(Samples.Document(application, at: From.AddMinutes(i)));
        db.SaveChanges();
    }

    private async Task<HashSet<(DocumentId, int)>> AddFaultsAsync(List<Fact> facts)
    {
        await using var db = Opened.Open();
        var approved = facts.Where(f => f is { Stage: ReviewStage.Detailed, Reason: null }).Where((_, i) => i % 3 == 0).ToList();
        foreach (var one in approved)
        {
            Assert.True(await db.NoteEscapeAsync(one.Paper, DocumentFaultSource.Customer, Guid.NewGuid(), To, default));
            Assert.True(await db.NoteEscapeAsync(one.Paper, DocumentFaultSource.Internal, Guid.NewGuid(), To, default));
        }

        await db.SaveChangesAsync();
        return [.. approved.Select(a => (a.Paper, a.Version))];
    }

    private async Task<ReviewTeamId> TeamAsync(params Guid[] users)
    {
        await using var db = Opened.Open();
        var team = db.Add(ReviewTeam.Create("审核一组", ReviewGroup.Review, From)).Entity;
        foreach (var user in users)
            Assert.Null(team.Add(user, From));
        await db.SaveChangesAsync();
        return team.Id;
    }

    private async Task<string> ToldAsync(ReviewStage? stage, DocumentType? type, Guid? reviewer, ReviewTeamId? team, ReviewStatsGrouping? by)
    {
        await using var db = Opened.Open();
        var stats = await DocumentReviewStatsQuery.GetDocumentReviewStatsAsync(From, To, type, reviewer, team, stage, by, db, Opened.Services.GetRequiredService<IUserNames>(), default);
        return string.Join('\n', stats.Rows.Select(r => $"{r.ReviewerId}{r.TeamId?.Value}{r.Type} {Line(r.PassRate, r.FirstTimePassRate, r.RoundsPerPaper, r.Turnaround, r.Reasons, r.Escapes)}")
            .Append(Line(stats.PassRate, stats.FirstTimePassRate, stats.RoundsPerPaper, stats.Turnaround, stats.Reasons, stats.Escapes)));
    }

    private static string Line(Rate pass, Rate firstTime, Rate rounds, TurnaroundPercentiles times, IEnumerable<ReasonCount> reasons, Rate escapes) =>
        $"{pass.Numerator}/{pass.Denominator} {firstTime.Numerator}/{firstTime.Denominator} {rounds.Numerator}/{rounds.Denominator} {times.P50} {times.P90} {times.P95} "
        + $"{escapes.Numerator}/{escapes.Denominator} {string.Join(' ', reasons.Select(r => $"{r.Reason}:{r.Count}:{r.Share.Denominator}:{r.CumulativeShare.Numerator}"))}";

    private static string ByHand(List<Fact> asked, bool isWhole, ReviewStatsGrouping? by, HashSet<(DocumentId, int)> faulty, ReviewTeamId team)
    {
        IEnumerable<(string Key, List<Fact> Facts)> groups = by switch
        {
            ReviewStatsGrouping.Person => asked.GroupBy(f => f.Reviewer).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => ($"{g.Key}", g.ToList())),
            ReviewStatsGrouping.Team => asked.Where(f => f.Reviewer != Reviewers[1].Id).ToList() is { Count: > 0 } members ? [($"{team.Value}", members)] : [],
            ReviewStatsGrouping.Type => asked.GroupBy(f => f.Type).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => ($"{g.Key}", g.ToList())),
            _ => [],
        };
        return string.Join('\n', groups.Select(g => $"{g.Key} {Of(g.Facts)}").Append(Of(asked)));

        string Of(List<Fact> facts)
        {
            var (good, firsts) = (facts.Count(f => f.Reason is null), facts.Where(f => f.Version == 1).ToList());
            var times = facts.Select(f => isWhole ? f.OfAll : f.OfStage).Order().ToList();
            var rejected = facts.Count(f => f.Reason is not null);
            var soFar = 0;
            var reasons = facts.Where(f => f.Reason is not null).GroupBy(f => f.Reason!.Value).OrderByDescending(g => g.Count()).ThenBy(g => $"{g.Key}", StringComparer.Ordinal)
                .Select(g => $"{g.Key}:{g.Count()}:{rejected}:{soFar += g.Count()}").ToList();
            return $"{good}/{facts.Count} {firsts.Count(f => f.Reason is null)}/{firsts.Count} {facts.Count}/{facts.Select(f => f.Paper).Distinct().Count()} {At(.50)} {At(.90)} {At(.95)} "
                + $"{facts.Count(f => f.Reason is null && faulty.Contains((f.Paper, f.Version)))}/{good} {string.Join(' ', reasons)}";

            TimeSpan? At(double share) => times.Count == 0 ? null : times[(int)Math.Ceiling(Math.Round(times.Count * share, 6)) - 1];
        }
    }

    // Parameters have no names that could differ; values do not stand in the texts.
    private static string Shape(string text) => Regex.Replace(text, @"\s+", " ");

    private void PlanIsByTime(string text)
    {
        using var db = Opened.Open();
        var explain = Regex.Replace($"EXPLAIN QUERY PLAN {text}", @"@\w+", "'2026-03-05 00:00:00'").Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
        var plan = db.Database.SqlQueryRaw<PlanStep>(explain).ToList().Select(s => s.Detail).ToList();
        Assert.Contains(plan, s => s.Contains("IX_Review_At", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, s => s.StartsWith("SCAN", StringComparison.Ordinal) && !s.Contains("CONSTANT", StringComparison.Ordinal) && !s.Contains("VIRTUAL TABLE", StringComparison.Ordinal));
    }

    private sealed record PlanStep(int Id, int Parent, int Notused, string Detail);
}
