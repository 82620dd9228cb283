using System.Text.Json;
using System.Xml;
using Modular.Host.Tests.EndToEnd;

namespace Modular.Host.Tests.Papers;

/// <summary>The figures of the reviews (DOC-19), asked for, and computed again from what the papers themselves show.</summary>
internal static class ReviewsByHand
{
    private const string Figures = """
        query($from: DateTime!, $to: DateTime!) { documentReviewStats(from: $from, to: $to) {
          passRate { numerator denominator } firstTimePassRate { numerator denominator } roundsPerPaper { numerator denominator } escapes { numerator denominator }
          turnaround { p50 p90 p95 } reasons { reason count share { numerator denominator } cumulativeShare { numerator denominator } } } }
        """;

    private const string Papers = """
        query($id: ID!) { merchantApplication(id: $id) { documents { id
          versions { number submittedAt decidedAt outcome rejectionReason }
          clarifications { nodes { versionNumber askedAt endedAt } } } } }
        """;

    /// <summary>What the platform says.</summary>
    public static async Task<string> AskedAsync(GraphQLClient client, DateTimeOffset from, DateTimeOffset to)
    {
        var stats = (await client.DataAsync("supervisor", Figures, new { from, to })).GetProperty("documentReviewStats");
        var turnaround = new[] { "p50", "p90", "p95" }.Select(p => XmlConvert.ToTimeSpan(stats.GetProperty("turnaround").GetProperty(p).GetString()!));
        var reasons = stats.GetProperty("reasons").EnumerateArray()
            .Select(r => $"{r.GetProperty("reason").GetString()} {r.GetProperty("count").GetInt32()} ({Rate(r, "share")}, {Rate(r, "cumulativeShare")})");
        return Told(Rate(stats, "passRate"), Rate(stats, "firstTimePassRate"), Rate(stats, "roundsPerPaper"), Rate(stats, "escapes"), turnaround, reasons);
    }

    /// <summary>What the versions of an application's papers come to, all of which were decided in the span that was asked for.</summary>
    public static async Task<string> ComputedAsync(GraphQLClient client, string application)
    {
        var decided = (await DecidedAsync(client, application)).ToList();
        var (passed, first) = (decided.Count(d => d.Passed), decided.Where(d => d.Number == 1).ToList());
        var times = decided.Select(d => d.Time).Order().ToArray();
        var rejected = decided.Count - passed;
        var sum = 0;
        var reasons = decided.Where(d => !d.Passed).GroupBy(d => d.Reason).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => $"{g.Key} {g.Count()} ({g.Count()}/{rejected}, {sum += g.Count()}/{rejected})");
        // The nearest rank. Nobody has found a fault in what was approved.
        return Told(
            $"{passed}/{decided.Count}", $"{first.Count(d => d.Passed)}/{first.Count}", $"{decided.Count}/{decided.Select(d => d.Paper).Distinct().Count()}", $"0/{passed}",
            new[] { 0.5, 0.9, 0.95 }.Select(p => times[(int)Math.Ceiling(p * times.Length) - 1]), reasons);
    }

    /// <summary>How long reviewers have waited for answers.</summary>
    public static async Task<TimeSpan> PausedAsync(GraphQLClient client, string application) =>
        (await DecidedAsync(client, application)).Aggregate(TimeSpan.Zero, (sum, d) => sum + d.Paused);

    private static async Task<IEnumerable<Version>> DecidedAsync(GraphQLClient client, string application)
    {
        var papers = (await client.DataAsync("supervisor", Papers, new { id = application })).GetProperty("merchantApplication").GetProperty("documents");
        return
            from paper in papers.EnumerateArray()
            from version in paper.GetProperty("versions").EnumerateArray()
            where version.GetProperty("outcome").ValueKind != JsonValueKind.Null
            let number = version.GetProperty("number").GetInt32()
            let paused = paper.GetProperty("clarifications").GetProperty("nodes").EnumerateArray().Where(c => c.GetProperty("versionNumber").GetInt32() == number)
                .Aggregate(TimeSpan.Zero, (sum, c) => sum + Between(c, "askedAt", "endedAt"))
            select new Version(
                paper.GetProperty("id").GetString()!, number, version.GetProperty("outcome").GetString() == "APPROVED", version.GetProperty("rejectionReason").GetString(),
                paused, Between(version, "submittedAt", "decidedAt") - paused);
    }

    private static TimeSpan Between(JsonElement one, string begin, string end) => one.GetProperty(end).GetDateTimeOffset() - one.GetProperty(begin).GetDateTimeOffset();

    private static string Rate(JsonElement of, string name) => $"{of.GetProperty(name).GetProperty("numerator").GetInt32()}/{of.GetProperty(name).GetProperty("denominator").GetInt32()}";

    private static string Told(string pass, string firstTime, string rounds, string escapes, IEnumerable<TimeSpan> percentiles, IEnumerable<string> reasons) =>
        $"passed {pass}, at once {firstTime}, rounds {rounds}, escaped {escapes}; {string.Join(" ", percentiles.Select(p => p.ToString("c")))}; {string.Join(", ", reasons)}";

    private sealed record Version(string Paper, int Number, bool Passed, string? Reason, TimeSpan Paused, TimeSpan Time);
}
