using Modular.Kernel;
using StaffPerformance.KpiTemplates;
using StaffPerformance.Model;

namespace StaffPerformance.Assess;

/// <summary>A staff member's own score for an indicator (STF-14).</summary>
/// <param name="Code">The indicator's code.</param>
/// <param name="Score">0 to 100.</param>
internal sealed record SelfScoreInput(string Code, int Score);

/// <summary>An actual figure for an indicator.</summary>
/// <param name="Code">The indicator's code.</param>
/// <param name="Actual">The figure in ten-thousandths, not negative.</param>
internal sealed record KpiFigureInput(string Code, long Actual);

/// <summary>Checks what people state for the indicators of an evaluation, and finds these by their codes; all problems are told at once.</summary>
internal static class FigureInputs
{
    private const int HighestSelfScore = 100;

    /// <summary>A score for each indicator.</summary>
    public static Dictionary<int, int> Scores(InputProblems problems, Evaluation evaluation, IReadOnlyList<SelfScoreInput> scores)
    {
        var found = Take(problems, evaluation, "scores", scores, s => s.Code, s => s.Score, s => s is >= 0 and <= HighestSelfScore, Text.Broken("SELF_SCORE", HighestSelfScore));
        if (problems.IsEmpty && found.Count < evaluation.Indicators.Count)
            problems.Add("scores", Text.Broken("SELF_SCORE_MISSING", string.Join(", ", evaluation.Indicators.Where(i => !found.ContainsKey(i.Ordinal)).OrderBy(i => i.Ordinal).Select(i => i.Code))));
        return found;
    }

    /// <summary>Figures for some of the indicators.</summary>
    public static Dictionary<int, long> Figures(InputProblems problems, Evaluation evaluation, string field, IReadOnlyList<KpiFigureInput> figures) =>
        Take(problems, evaluation, field, figures, f => f.Code, f => f.Actual, f => f is >= 0 and <= KpiIndicatorChecks.GreatestFigure, Text.Broken("FIGURE_RANGE", KpiIndicatorChecks.GreatestFigure));

    private static Dictionary<int, TValue> Take<TInput, TValue>(
        InputProblems problems, Evaluation evaluation, string field, IReadOnlyList<TInput> inputs, Func<TInput, string> codeOf, Func<TInput, TValue> valueOf, Func<TValue, bool> isSound, Violation otherwise)
    {
        var places = evaluation.Indicators.ToDictionary(i => i.Code, i => i.Ordinal);
        var taken = new Dictionary<int, TValue>();
        foreach (var (i, input) in inputs.Index())
        {
            if (!places.TryGetValue(codeOf(input), out var place))
                problems.Add($"{field}.{i}.code", Text.Broken("INDICATOR_UNKNOWN", string.Join(", ", places.Keys)));
            else if (!isSound(valueOf(input)))
                problems.Add($"{field}.{i}", otherwise);
            else if (!taken.TryAdd(place, valueOf(input)))
                problems.Add($"{field}.{i}.code", Text.Broken("INDICATOR_TWICE"));
        }

        return taken;
    }
}
