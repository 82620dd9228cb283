using Merchants.KeepEntryCriteria;
using Merchants.Model;
using Merchants.Persistence;
using Modular.Kernel;

namespace Merchants.KeepKpiTemplates;

/// <summary>A component of a new edition of the index. Its number is its place in the list.</summary>
/// <param name="Code">Its stable code: capitals of ASCII, digits and <c>_</c>, at most 60 characters; no other component of the edition has it.</param>
/// <param name="Name">What it is called, at most 100 characters.</param>
/// <param name="Dimension">What it belongs to.</param>
/// <param name="Measure">The code of the measure that it takes: PAPER_PASS_RATE, FIRST_TIME_PASS_RATE, EXPIRED_PAPERS, BUYER_RATING, or one that another module tells.</param>
/// <param name="Weight">Its weight in basis points; all together are 10 000.</param>
/// <param name="Target">The figure that counts 100 points, in ten-thousandths, not negative: 45000 is 4.5.</param>
/// <param name="Floor">The figure that counts none, in ten-thousandths, not negative and another one than the target; above it where less is better.</param>
internal sealed record MerchantKpiComponentInput(string Code, string Name, MerchantKpiDimension Dimension, string Measure, int Weight, long Target, long Floor);

/// <summary>Checks the components of a new edition; all problems are told at once.</summary>
internal static class KpiComponentChecks
{
    private const int Most = 20;

    public static IReadOnlyList<KpiComponentRule> Check(InputProblems problems, IReadOnlyList<MerchantKpiComponentInput> components)
    {
        if (components.Count is 0 or > Most)
            problems.Add("components", Text.Broken("COMPONENT_COUNT", Most));
        if (components.Sum(c => (long)c.Weight) != MerchantIndex.Whole)
            problems.Add("components", Text.Broken("WEIGHTS_TOGETHER", MerchantIndex.Whole, components.Sum(c => (long)c.Weight)));
        if (components.Select(c => c.Code).Distinct().Count() < components.Count)
            problems.Add("components", Text.Broken("CODE_TWICE"));
        return [.. components.Select((c, i) => Check(problems, c, $"components.{i}"))];
    }

    private static KpiComponentRule Check(InputProblems problems, MerchantKpiComponentInput component, string path)
    {
        var code = problems.Take($"{path}.code", EntryCriterionChecks.CheckCode(component.Code));
        var name = problems.Take($"{path}.name", PlainText.Parse(component.Name, FieldLengths.CompanyName, "COMPONENT_NAME"));
        var measure = problems.Take($"{path}.measure", EntryCriterionChecks.CheckCode(component.Measure));
        if (component.Weight is < 1 or > MerchantIndex.Whole)
            problems.Add($"{path}.weight", Text.Broken("COMPONENT_WEIGHT", MerchantIndex.Whole));
        if (component.Target is < 0 or > MerchantIndex.GreatestFigure)
            problems.Add($"{path}.target", Text.Broken("COMPONENT_FIGURE", MerchantIndex.GreatestFigure));
        if (component.Floor is < 0 or > MerchantIndex.GreatestFigure)
            problems.Add($"{path}.floor", Text.Broken("COMPONENT_FIGURE", MerchantIndex.GreatestFigure));
        if (component.Target == component.Floor)
            problems.Add($"{path}.floor", Text.Broken("TARGET_IS_FLOOR"));
        return new(code, name, component.Dimension, measure, component.Weight, component.Target, component.Floor);
    }
}
