using Merchants.Contracts;

namespace Merchants.ReviewStatistics;

/// <summary>The figures of some decisions (DOC-19; domain.md, section 4).</summary>
internal sealed class ReviewFigures(IReadOnlyCollection<Decided> decided, IReadOnlySet<(DocumentId, int)> escaped)
{
    public Rate PassRate => new(decided.Count(d => d.Passed), decided.Count);

    public Rate FirstTimePassRate => new(decided.Count(d => d.Number == 1 && d.Passed), decided.Count(d => d.Number == 1));

    public Rate RoundsPerPaper => new(decided.Count, decided.Select(d => d.DocumentId).Distinct().Count());

    public Rate Escapes => new(decided.Count(d => d.Passed && escaped.Contains((d.DocumentId, d.Number))), decided.Count(d => d.Passed));

    public TurnaroundPercentiles Turnaround
    {
        get
        {
            TimeSpan[] sorted = [.. decided.Select(d => d.Turnaround).OfType<TimeSpan>().Order()];
            return new(At(50), At(90), At(95));

            // The nearest rank.
            TimeSpan? At(int percent) => sorted.Length == 0 ? null : sorted[(int)(((long)sorted.Length * percent + 99) / 100) - 1];
        }
    }

    public IReadOnlyList<ReasonCount> Reasons
    {
        get
        {
            var rejections = decided.Where(d => d.Reason is not null).ToList();
            var cumulative = 0;
            return [.. rejections.GroupBy(d => d.Reason!.Value)
                .Select(g => (Reason: g.Key, Count: g.Count()))
                .OrderByDescending(r => r.Count).ThenBy(r => r.Reason.ToString(), StringComparer.Ordinal)
                .Select(r => new ReasonCount(r.Reason, r.Count, new(r.Count, rejections.Count), new(cumulative += r.Count, rejections.Count)))];
        }
    }
}
