using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using StaffPerformance.Contracts;
using StaffPerformance.Model;
using StaffPerformance.Persistence;

namespace StaffPerformance.ReadStaff;

/// <summary>The evaluation's fields that are not its own columns. The staff member sees the outcome from its publication on, whoever may read all staff sees that of others as soon as it is computed.</summary>
[ObjectType<Evaluation>]
internal static class EvaluationType
{
    /// <summary>The staff member's own words (STF-14); null where there are none, or they are erased (ACC-03).</summary>
    public static string? GetSelfWords([Parent(Requires = nameof(Evaluation.SelfWords))] Evaluation evaluation) => Shown(evaluation.SelfWords);

    /// <summary>What the staff member objects to (STF-17); null where there is no appeal, or it is erased (ACC-03).</summary>
    public static string? GetAppealWords([Parent(Requires = nameof(Evaluation.AppealWords))] Evaluation evaluation) => Shown(evaluation.AppealWords);

    /// <summary>The answer to the appeal (STF-17); null where there is none, or it is erased (ACC-03).</summary>
    public static string? GetRecheckWords([Parent(Requires = nameof(Evaluation.RecheckWords))] Evaluation evaluation) => Shown(evaluation.RecheckWords);

    /// <summary>Who published it, by name; null before, and for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetPublishedByAsync(
        [Parent(Requires = nameof(Evaluation.PublishedById))] IReadOnlyList<Evaluation> evaluations, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. evaluations.Select(e => e.PublishedById)], cancellationToken);

    /// <summary>Who answered the appeal, by name; null before, and for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetRecheckedByAsync(
        [Parent(Requires = nameof(Evaluation.RecheckedById))] IReadOnlyList<Evaluation> evaluations, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. evaluations.Select(e => e.RecheckedById)], cancellationToken);

    /// <summary>The indicators as they were when the month began, with what came of them (STF-15).</summary>
    [ListSize(AssumedSize = 6)]
    public static async Task<IReadOnlyList<EvaluationLine>> GetIndicatorsAsync(
        [Parent(Requires = $"{nameof(Evaluation.Id)} {nameof(Evaluation.Status)} {nameof(Evaluation.UserId)}")] Evaluation evaluation,
        IDataLoader<EvaluationId, EvaluationIndicator[]> indicators, ICaller caller, CancellationToken cancellationToken)
    {
        var isShown = SeesOutcome(evaluation, caller);
        return
        [
            .. (await indicators.LoadAsync(evaluation.Id, cancellationToken) ?? []).Select(i => new EvaluationLine(
                i.Code, i.Name, i.Dimension, i.Weight, i.Target, i.Cap, i.IsLowerBetter, i.SelfScore, isShown ? i.Actual : null, isShown ? i.Attainment : null, isShown ? i.Contribution : null)),
        ];
    }

    /// <summary>The score, in hundredths of a point (STF-15); null where it is not computed, or the caller does not see it yet.</summary>
    public static long? GetScore([Parent(Requires = $"{nameof(Evaluation.Score)} {nameof(Evaluation.Status)} {nameof(Evaluation.UserId)}")] Evaluation evaluation, ICaller caller) =>
        SeesOutcome(evaluation, caller) ? evaluation.Score : null;

    /// <summary>How the score was made (STF-15); null where it is not computed, or the caller does not see it yet.</summary>
    public static async Task<EvaluationReport?> GetReportAsync(
        [Parent(Requires = $"{nameof(Evaluation.Id)} {nameof(Evaluation.Status)} {nameof(Evaluation.UserId)} {nameof(Evaluation.BaseScore)} {nameof(Evaluation.AdjustmentPoints)} {nameof(Evaluation.Score)} {nameof(Evaluation.ScoreBeforeRecheck)}")] Evaluation evaluation,
        IDataLoader<EvaluationId, EvaluationIndicator[]> indicators, ICaller caller, CancellationToken cancellationToken)
    {
        if (evaluation is not { BaseScore: { } baseScore, Score: { } score } || !SeesOutcome(evaluation, caller))
            return null;
        var lines = await indicators.LoadAsync(evaluation.Id, cancellationToken) ?? [];
        return new(baseScore, evaluation.AdjustmentPoints, score, evaluation.ScoreBeforeRecheck,
            [.. lines.GroupBy(i => i.Dimension).OrderBy(g => g.Key).Select(g => new DimensionScore(g.Key, g.Sum(i => i.Weight), g.Sum(i => i.Contribution ?? 0)))]);
    }

    /// <summary>The adjustments that count in it, the oldest first (STF-22, STF-24); empty where the caller does not see the outcome yet.</summary>
    [ListSize(AssumedSize = 5)]
    public static async Task<IReadOnlyList<ScoreAdjustment>> GetAdjustmentsAsync(
        [Parent(Requires = $"{nameof(Evaluation.Id)} {nameof(Evaluation.Status)} {nameof(Evaluation.UserId)}")] Evaluation evaluation,
        IDataLoader<EvaluationId, ScoreAdjustment[]> counted, ICaller caller, CancellationToken cancellationToken) =>
        SeesOutcome(evaluation, caller) ? await counted.LoadAsync(evaluation.Id, cancellationToken) ?? [] : [];

    /// <summary>What each member of the panel found, the first first (STF-13); null of one's own, and with an error for those who may not read all staff.</summary>
    [Authorize(StaffPerformancePermissions.ReadAll)]
    [ListSize(AssumedSize = 3)]
    public static async Task<IReadOnlyList<PanelFinding>?> GetPanelScoresAsync(
        [Parent(Requires = $"{nameof(Evaluation.Id)} {nameof(Evaluation.UserId)}")] Evaluation evaluation, IDataLoader<EvaluationId, PanelScore[]> scores,
        IDataLoader<EvaluationId, EvaluationIndicator[]> indicators, ICaller caller, CancellationToken cancellationToken)
    {
        if (IsOwn(evaluation, caller))
            return null;
        var found = await scores.LoadAsync(evaluation.Id, cancellationToken) ?? [];
        var codes = (await indicators.LoadAsync(evaluation.Id, cancellationToken) ?? []).ToDictionary(i => i.Ordinal, i => i.Code);
        return [.. found.Select(p => new PanelFinding(p.PanellistId, p.At, Shown(p.Words), [.. p.Figures.Select(f => new PanelFindingFigure(codes[f.Ordinal], f.Actual))]))];
    }

    /// <summary>The steps through the states, oldest first.</summary>
    [UsePaging]
    public static IQueryable<StateChange> GetHistory([Parent(Requires = nameof(Evaluation.Id))] Evaluation evaluation, StaffPerformanceDb db) =>
        db.StateChanges.Where(c => c.SubjectId == evaluation.Id.Value).OrderBy(c => c.Ordinal);

    // Of one's own, one sees what everybody sees of theirs, whatever else one may read.
    private static bool SeesOutcome(Evaluation evaluation, ICaller caller) =>
        evaluation.Status.IsShown() || (caller.Has(StaffPerformancePermissions.ReadAll, null) && !IsOwn(evaluation, caller));

    private static bool IsOwn(Evaluation evaluation, ICaller caller) => evaluation.UserId.Value == caller.UserId;

    private static string? Shown(Modular.Persistence.SealedText words) => words.IsEmpty ? null : words.Open();
}
