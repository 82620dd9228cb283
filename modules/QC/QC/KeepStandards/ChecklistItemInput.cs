using System.Text.RegularExpressions;
using Modular.Kernel;
using QC.Model;
using QC.Persistence;

namespace QC.KeepStandards;

/// <summary>An item of a new standard's checklist. Its number is its place in the list.</summary>
/// <param name="Domain">What it is about (QC-02).</param>
/// <param name="Text">What is to be checked, at most 500 characters.</param>
/// <param name="Weight">Its weight in basis points; all together are 10 000.</param>
/// <param name="FaultCode">The stable code of the fault: capitals of ASCII, digits and <c>_</c>, at most 60 characters, such as COUNTERFEIT.</param>
/// <param name="IsCritical">Whether the product may not be sold where it fails; not so where left out.</param>
/// <param name="Penalty">What the merchant pays where it fails, for critical items alone; nothing where left out.</param>
/// <param name="PointsDeducted">What the fault costs whoever of the staff answers for it, in hundredths of a point, 0 to 10 000; for critical items alone, 0 where left out.</param>
internal sealed record ChecklistItemInput(
    ChecklistDomain Domain, string Text, int Weight, string FaultCode, bool IsCritical = false, MoneyInput? Penalty = null, int PointsDeducted = 0);

/// <summary>Checks the items of a new standard; all problems are told at once.</summary>
internal static partial class ChecklistChecks
{
    private const int Most = 60;
    private const int MostPoints = 10_000;

    public static IReadOnlyList<ChecklistRule> Check(InputProblems problems, IReadOnlyList<ChecklistItemInput> items)
    {
        if (items.Count is 0 or > Most)
            problems.Add("items", Text.Broken("ITEM_COUNT", Most));
        if (items.Sum(i => (long)i.Weight) != InspectionScore.Whole)
            problems.Add("items", Text.Broken("WEIGHTS_TOGETHER", InspectionScore.Whole, items.Sum(i => (long)i.Weight)));
        return [.. items.Select((item, i) => Check(problems, item, $"items.{i}"))];
    }

    /// <summary>A stable code.</summary>
    public static Checked<string> CheckCode(string code) => code.Length <= FieldLengths.Code && Code().IsMatch(code) ? code : Text.Broken("STABLE_CODE", FieldLengths.Code);

    private static ChecklistRule Check(InputProblems problems, ChecklistItemInput item, string path)
    {
        var text = problems.Take($"{path}.text", PlainText.Parse(item.Text, FieldLengths.ItemText, "ITEM_TEXT"));
        if (item.Weight is < 1 or > InspectionScore.Whole)
            problems.Add($"{path}.weight", Text.Broken("ITEM_WEIGHT", InspectionScore.Whole));
        var code = problems.Take($"{path}.faultCode", CheckCode(item.FaultCode));
        var penalty = item.Penalty is { } asked ? problems.Take($"{path}.penalty", asked.Check()) : null;
        if (item.PointsDeducted is < 0 or > MostPoints)
            problems.Add($"{path}.pointsDeducted", Text.Broken("ITEM_POINTS", MostPoints));
        if (!item.IsCritical && (item.Penalty is not null || item.PointsDeducted != 0))
            problems.Add($"{path}.isCritical", Text.Broken("COSTS_WITHOUT_CRITICAL"));
        return new(item.Domain, text, item.Weight, item.IsCritical, code, penalty, item.PointsDeducted);
    }

    [GeneratedRegex(@"^[A-Z][A-Z0-9_]*\z")]
    private static partial Regex Code();
}
