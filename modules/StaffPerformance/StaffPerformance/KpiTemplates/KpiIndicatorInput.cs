using System.Text.RegularExpressions;
using Modular.Kernel;
using StaffPerformance.Model;
using StaffPerformance.Persistence;

namespace StaffPerformance.KpiTemplates;

/// <summary>An indicator of a new template.</summary>
/// <param name="Code">Its stable code: capitals of ASCII, digits and <c>_</c>, at most 60 characters; no other indicator of the template has it.</param>
/// <param name="Name">What it is called, at most 100 characters.</param>
/// <param name="Weight">Its weight in basis points; all together are 10 000.</param>
/// <param name="Target">The target in ten-thousandths, not negative; above zero unless lower is better.</param>
/// <param name="Cap">The most that counts of it, in basis points of the target, 10 000 to 50 000; 10 000 where left out.</param>
/// <param name="IsLowerBetter">Whether less is better; not so where left out.</param>
/// <param name="Dimension">What it belongs to (STF-13).</param>
internal sealed record KpiIndicatorInput(string Code, string Name, int Weight, long Target, KpiDimension Dimension, int Cap = Kpi.Whole, bool IsLowerBetter = false);

/// <summary>Checks the indicators of a new template; all problems are told at once.</summary>
internal static partial class KpiIndicatorChecks
{
    /// <summary>The greatest figure, ten milliards, so that no product of two goes beyond what 64 bits hold.</summary>
    public const long GreatestFigure = 100_000_000_000_000;

    private const int Most = 20;
    private const int GreatestCap = 50_000;

    public static IReadOnlyList<KpiMeasure> Check(InputProblems problems, IReadOnlyList<KpiIndicatorInput> indicators)
    {
        if (indicators.Count is 0 or > Most)
            problems.Add("indicators", Text.Broken("INDICATOR_COUNT", Most));
        if (indicators.Sum(i => (long)i.Weight) != Kpi.Whole)
            problems.Add("indicators", Text.Broken("WEIGHT_SUM", Kpi.Whole, indicators.Sum(i => (long)i.Weight)));
        if (indicators.Select(i => i.Code).Distinct().Count() < indicators.Count)
            problems.Add("indicators", Text.Broken("INDICATOR_TWICE"));
        return [.. indicators.Select((indicator, i) => Check(problems, indicator, $"indicators.{i}"))];
    }

    private static KpiMeasure Check(InputProblems problems, KpiIndicatorInput indicator, string path)
    {
        if (indicator.Code.Length > FieldLengths.Code || !Code().IsMatch(indicator.Code))
            problems.Add($"{path}.code", Text.Broken("INDICATOR_CODE", FieldLengths.Code));
        var name = problems.Take($"{path}.name", PlainText.Parse(indicator.Name, FieldLengths.Name, "INDICATOR_NAME"));
        if (indicator.Weight is < 1 or > Kpi.Whole)
            problems.Add($"{path}.weight", Text.Broken("WEIGHT_RANGE", Kpi.Whole));
        if (indicator.Target is < 0 or > GreatestFigure || (indicator.Target == 0 && !indicator.IsLowerBetter))
            problems.Add($"{path}.target", Text.Broken("TARGET_RANGE", GreatestFigure));
        if (indicator.Cap is < Kpi.Whole or > GreatestCap)
            problems.Add($"{path}.cap", Text.Broken("CAP_RANGE", Kpi.Whole, GreatestCap));
        return new(indicator.Code, name, indicator.Dimension, indicator.Weight, indicator.Target, indicator.Cap, indicator.IsLowerBetter);
    }

    [GeneratedRegex(@"^[A-Z][A-Z0-9_]*\z")]
    private static partial Regex Code();
}
