using System.Text.RegularExpressions;
using Merchants.Model;
using Merchants.Persistence;
using Modular.Kernel;

namespace Merchants.KeepEntryCriteria;

/// <summary>A criterion of a new edition. Its number is its place in the list.</summary>
/// <param name="Code">Its stable code: capitals of ASCII, digits and <c>_</c>, at most 60 characters; no other criterion of the edition has it.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Name">What is asked, in Chinese or in the one language that there is, at most 500 characters.</param>
/// <param name="NameEnglish">What is asked, in English, at most 500 characters; the one text serves where it is left out.</param>
/// <param name="PaperType">The kind of paper that meets it once it is approved; left out, recorded evidence does.</param>
internal sealed record EntryCriterionInput(string Code, EntryCriterionKind Kind, string Name, string? NameEnglish, DocumentType? PaperType);

/// <summary>Checks the criteria of a new edition; all problems are told at once.</summary>
internal static partial class EntryCriterionChecks
{
    private const int Most = 60;

    public static IReadOnlyList<CriterionRule> Check(InputProblems problems, IReadOnlyList<EntryCriterionInput> criteria)
    {
        if (criteria.Count is 0 or > Most)
            problems.Add("criteria", Text.Broken("CRITERION_COUNT", Most));
        if (criteria.Select(c => c.Code).Distinct().Count() < criteria.Count)
            problems.Add("criteria", Text.Broken("CODE_TWICE"));
        return [.. criteria.Select((c, i) => Check(problems, c, $"criteria.{i}"))];
    }

    /// <summary>A stable code.</summary>
    public static Checked<string> CheckCode(string code) => code.Length <= FieldLengths.Code && Code().IsMatch(code) ? code : Text.Broken("STABLE_CODE", FieldLengths.Code);

    private static CriterionRule Check(InputProblems problems, EntryCriterionInput criterion, string path) => new(
        problems.Take($"{path}.code", CheckCode(criterion.Code)),
        criterion.Kind,
        problems.Take($"{path}.name", PlainText.Parse(criterion.Name, FieldLengths.ClauseText, "CRITERION_NAME")),
        problems.Take($"{path}.nameEnglish", PlainText.ParseOptional(criterion.NameEnglish, FieldLengths.ClauseText, "CRITERION_NAME")),
        criterion.PaperType);

    [GeneratedRegex(@"^[A-Z][A-Z0-9_]*\z")]
    private static partial Regex Code();
}
