using System.Text.RegularExpressions;
using Catalogue.Model;
using Catalogue.Persistence;
using Modular.Kernel;

namespace Catalogue.Categories;

/// <summary>Something that is entered of goods in a category (CAT-05).</summary>
/// <param name="Code">Its stable code: capitals of ASCII, digits and <c>_</c>, at most 60 characters; once from the top of the tree down to the category.</param>
/// <param name="NameZh">What it is called in Chinese, at most 60 characters.</param>
/// <param name="NameEn">What it is called in English, at most 60 characters.</param>
/// <param name="Kind">What its value is.</param>
/// <param name="Unit">The unit of a number, at most 20 characters.</param>
/// <param name="Choices">The values that it may have, 1 to 50 of at most 100 characters; for a choice alone.</param>
/// <param name="IsRequired">Whether goods are not handed in without it; not so where left out.</param>
internal sealed record CategoryAttributeInput(
    string Code, string NameZh, string NameEn, AttributeKind Kind, string? Unit, IReadOnlyList<string>? Choices, bool IsRequired = false);

/// <summary>What a category demands of the goods in it, beside what those around it do (CAT-06).</summary>
/// <param name="Papers">The kinds of papers that the merchant needs, by their codes such as FOOD_BUSINESS_LICENCE, at most 10; none where left out.</param>
/// <param name="NeedsBrandAuthorisation">Whether a registered brand is named, which the merchant may use (CAT-13).</param>
/// <param name="NeedsTestReport">Whether a test report in force is linked (CAT-10).</param>
/// <param name="NeedsFullDescription">Whether an incomplete description keeps goods from the review (CAT-08).</param>
/// <param name="LeastImages">How many images are needed at least, 0 to 10 (CAT-07).</param>
internal sealed record CategoryRulesInput(
    IReadOnlyList<string>? Papers, bool NeedsBrandAuthorisation = false, bool NeedsTestReport = false, bool NeedsFullDescription = false, int LeastImages = 0);

/// <summary>Checks what the product team says of a category; all problems are told at once.</summary>
internal static partial class CategoryChecks
{
    private const int MostAttributes = 40;
    private const int MostChoices = 50;
    private const int MostPapers = 10;
    private const int MostImages = 10;

    /// <summary>A new category's code.</summary>
    public static Checked<string> CheckCode(string code) => code.Length <= FieldLengths.Category && CategoryCode().IsMatch(code) ? code : Text.Broken("CATEGORY_CODE", FieldLengths.Category);

    /// <summary>All that is said of it.</summary>
    public static CategoryContent Check(
        InputProblems problems, string nameZh, string nameEn, IReadOnlyList<CategoryAttributeInput> attributes, CategoryRulesInput? rules, IReadOnlyCollection<string> known)
    {
        if (attributes.Count > MostAttributes)
            problems.Add("attributes", Text.Broken("CATEGORY_ATTRIBUTES", MostAttributes));
        return new(
            problems.Take("nameZh", PlainText.Parse(nameZh, FieldLengths.CategoryName, "CATEGORY_NAME")),
            problems.Take("nameEn", PlainText.Parse(nameEn, FieldLengths.CategoryName, "CATEGORY_NAME")),
            [.. attributes.Take(MostAttributes).Select((a, i) => Check(problems, a, $"attributes.{i}", [.. known, .. attributes.Take(i).Select(b => b.Code)]))],
            Check(problems, rules ?? new(null)));
    }

    private static CategoryAttribute Check(InputProblems problems, CategoryAttributeInput input, string path, IReadOnlyCollection<string> taken)
    {
        var code = problems.Take<string>($"{path}.code", input.Code.Length <= FieldLengths.Code && Code().IsMatch(input.Code) ? input.Code : Text.Broken("ATTRIBUTE_CODE", FieldLengths.Code));
        if (taken.Contains(input.Code))
            problems.Add($"{path}.code", Text.Broken("ATTRIBUTE_CODE_TWICE"));
        var choices = input.Choices ?? [];
        if (input.Kind == AttributeKind.Enum ? choices.Count is 0 or > MostChoices || choices.Distinct().Count() != choices.Count : choices.Count > 0)
            problems.Add($"{path}.choices", Text.Broken("ATTRIBUTE_CHOICES", MostChoices));
        return new(
            code, problems.Take($"{path}.nameZh", PlainText.Parse(input.NameZh, FieldLengths.CategoryName, "ATTRIBUTE_NAME")),
            problems.Take($"{path}.nameEn", PlainText.Parse(input.NameEn, FieldLengths.CategoryName, "ATTRIBUTE_NAME")), input.Kind,
            problems.Take($"{path}.unit", PlainText.ParseOptional(input.Unit, FieldLengths.Unit, "UNIT")), input.IsRequired,
            [.. choices.Take(MostChoices).Select((c, i) => problems.Take($"{path}.choices.{i}", PlainText.Parse(c, FieldLengths.AttributeChoice, "CHOICE")))]);
    }

    private static CategoryRules Check(InputProblems problems, CategoryRulesInput input)
    {
        var papers = input.Papers ?? [];
        if (papers.Count > MostPapers || papers.Any(p => p.Length > FieldLengths.Code || !Code().IsMatch(p)))
            problems.Add("rules.papers", Text.Broken("CATEGORY_PAPERS", MostPapers));
        if (input.LeastImages is < 0 or > MostImages)
            problems.Add("rules.leastImages", Text.Broken("CATEGORY_IMAGES", MostImages));
        return new([.. papers.Distinct()], input.NeedsBrandAuthorisation, input.NeedsTestReport, input.NeedsFullDescription, input.LeastImages);
    }

    [GeneratedRegex(@"^[a-z][a-z0-9]*(-[a-z0-9]+)*\z")]
    private static partial Regex CategoryCode();

    [GeneratedRegex(@"^[A-Z][A-Z0-9_]*\z")]
    private static partial Regex Code();
}
