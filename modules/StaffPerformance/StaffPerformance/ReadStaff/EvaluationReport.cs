using Modular.GraphQL;
using Modular.Kernel;
using StaffPerformance.Model;

namespace StaffPerformance.ReadStaff;

/// <summary>An indicator of an evaluation, as it was when the month began, with what came of it (STF-15).</summary>
/// <param name="Code">Its stable code.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Dimension">What it belongs to (STF-13).</param>
/// <param name="Weight">Its weight in basis points.</param>
/// <param name="Target">The target in ten-thousandths.</param>
/// <param name="Cap">The most that counts of it, in basis points of the target.</param>
/// <param name="IsLowerBetter">Whether less is better.</param>
/// <param name="SelfScore">The staff member's own score, 0 to 100 (STF-14); null without one.</param>
/// <param name="Actual">The figure that counts, in ten-thousandths; null where nobody gave one, or the caller does not see the outcome yet.</param>
/// <param name="Attainment">How far the target was reached, in basis points and at most the cap; null as the figure is.</param>
/// <param name="Contribution">Its part of the score before adjustments, in hundredths of a point; null as the figure is.</param>
internal sealed record EvaluationLine(
    string Code, string Name, KpiDimension Dimension, int Weight, long Target, int Cap, bool IsLowerBetter, int? SelfScore, long? Actual, int? Attainment, long? Contribution);

/// <summary>What the indicators of a dimension came to (STF-13, STF-15).</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="Weight">Its weight in basis points.</param>
/// <param name="Contribution">Its part of the score before adjustments, in hundredths of a point.</param>
internal sealed record DimensionScore(KpiDimension Dimension, int Weight, long Contribution);

/// <summary>The composite report: how the score was made (STF-15). It is frozen; a recheck alone changes it.</summary>
/// <param name="BaseScore">The score before adjustments, in hundredths of a point.</param>
/// <param name="AdjustmentPoints">All adjustments together, in hundredths of a point.</param>
/// <param name="Score">The score, in hundredths of a point; below zero where more was taken than there was.</param>
/// <param name="ScoreBeforeRecheck">The score before it was rechecked, in hundredths of a point (STF-17); null where it was not.</param>
/// <param name="Dimensions">What each dimension came to.</param>
internal sealed record EvaluationReport(long BaseScore, long AdjustmentPoints, long Score, long? ScoreBeforeRecheck, IReadOnlyList<DimensionScore> Dimensions);

/// <summary>What a member of the panel found (STF-13).</summary>
/// <param name="PanellistId">Who.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Words">What there was to say; null where nothing was said, or it is erased (ACC-03).</param>
/// <param name="Figures">The figures.</param>
internal sealed record PanelFinding([property: GraphQLIgnore] Guid PanellistId, DateTime At, string? Words, IReadOnlyList<PanelFindingFigure> Figures);

/// <summary>A figure that a member of the panel found.</summary>
/// <param name="Code">The indicator's code.</param>
/// <param name="Actual">The figure in ten-thousandths.</param>
internal sealed record PanelFindingFigure(string Code, long Actual);

/// <summary>Who scored.</summary>
[ObjectType<PanelFinding>]
internal static class PanelFindingNames
{
    /// <summary>The panel member's name; null for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetPanellistAsync([Parent] IReadOnlyList<PanelFinding> findings, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. findings.Select(f => (Guid?)f.PanellistId)], cancellationToken);
}
