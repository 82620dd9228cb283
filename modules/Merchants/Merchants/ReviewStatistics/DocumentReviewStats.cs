using Merchants.Contracts;
using Merchants.Model;
using Modular.GraphQL;

namespace Merchants.ReviewStatistics;

/// <summary>How the reviews of papers went in a span of time (DOC-19).</summary>
/// <param name="From">The first moment of the span (UTC).</param>
/// <param name="To">The moment after the span (UTC).</param>
/// <param name="PassRate">Approved ÷ decided versions.</param>
/// <param name="FirstTimePassRate">Approved ÷ decided among first versions.</param>
/// <param name="RoundsPerPaper">Decided versions ÷ papers with a decided version.</param>
/// <param name="Turnaround">The time from handing in to the decision, without what the reviewer waited for answers.</param>
/// <param name="Reasons">Why versions were rejected, the most frequent reason first; equally frequent ones by name.</param>
/// <param name="Escapes">Approved versions in which a fault was found since ÷ approved versions.</param>
/// <param name="Rows">The same figures for each person, team or kind of paper, the one with most decisions first; empty where nothing was asked for by <c>by</c>.</param>
internal sealed record DocumentReviewStats(
    DateTime From, DateTime To, Rate PassRate, Rate FirstTimePassRate, Rate RoundsPerPaper, TurnaroundPercentiles Turnaround, [property: ListSize(AssumedSize = 8)] IReadOnlyList<ReasonCount> Reasons,
    Rate Escapes, [property: ListSize(AssumedSize = 20)] IReadOnlyList<DocumentReviewStatsRow> Rows);

/// <summary>The figures of a person, a team or a kind of paper (DOC-19).</summary>
/// <param name="ReviewerId">The reviewer's user id; null where the row is not a person's.</param>
/// <param name="Reviewer">The reviewer's name; null where the row is not a person's, and for a user who is erased (ACC-03).</param>
/// <param name="TeamId">The team; null where the row is not a team's.</param>
/// <param name="Type">The kind of paper; null where the row is not of one.</param>
/// <param name="PassRate">Approved ÷ decided versions.</param>
/// <param name="FirstTimePassRate">Approved ÷ decided among first versions.</param>
/// <param name="RoundsPerPaper">Decided versions ÷ papers with a decided version.</param>
/// <param name="Turnaround">The time from handing in to the decision, without what the reviewer waited for answers.</param>
/// <param name="Reasons">Why versions were rejected, the most frequent reason first; equally frequent ones by name.</param>
/// <param name="Escapes">Approved versions in which a fault was found since ÷ approved versions.</param>
internal sealed record DocumentReviewStatsRow(
    Guid? ReviewerId, string? Reviewer, ReviewTeamId? TeamId, DocumentType? Type, Rate PassRate, Rate FirstTimePassRate, Rate RoundsPerPaper, TurnaroundPercentiles Turnaround,
    [property: ListSize(AssumedSize = 8)] IReadOnlyList<ReasonCount> Reasons, Rate Escapes);

/// <summary>What the figures of reviews are told for, each by itself (DOC-19).</summary>
internal enum ReviewStatsGrouping
{
    /// <summary>Each reviewer: whoever decided.</summary>
    Person,

    /// <summary>Each team, by the members that it has now; who is in two teams counts in both.</summary>
    Team,

    /// <summary>Each kind of paper.</summary>
    Type,
}

/// <summary>A quotient with its parts.</summary>
/// <param name="Numerator">What is counted.</param>
/// <param name="Denominator">Of how many.</param>
internal sealed record Rate(int Numerator, int Denominator)
{
    /// <summary>The quotient; null where the denominator is 0.</summary>
    public double? Value => Denominator == 0 ? null : (double)Numerator / Denominator;
}

/// <summary>Percentiles by nearest rank: the smallest time that at least so many percent do not exceed; null where nothing was decided.</summary>
/// <param name="P50">The median.</param>
/// <param name="P90">Nine of ten took no longer.</param>
/// <param name="P95">Nineteen of twenty took no longer.</param>
internal sealed record TurnaroundPercentiles(TimeSpan? P50, TimeSpan? P90, TimeSpan? P95);

/// <summary>How often a reason was given.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Count">How often.</param>
/// <param name="Share">Its share of all rejections.</param>
/// <param name="CumulativeShare">The share of this reason and all more frequent ones.</param>
internal sealed record ReasonCount(RejectionReason Reason, int Count, Rate Share, Rate CumulativeShare);
