using System.Text.RegularExpressions;
using Merchants.Files;
using Merchants.Model;
using Merchants.Persistence;
using Modular.Kernel;

namespace Merchants.KeepStandards;

/// <summary>What a standard says about one kind of paper (DOC-02).</summary>
/// <param name="Type">The kind; once in a standard.</param>
/// <param name="Formats">The formats that its files may have, one at least.</param>
/// <param name="Elements">The fields that are entered with it, at most 30; none where left out.</param>
/// <param name="Checklist">The items of the check before its upload, at most 30; those of the built-in standard where left out.</param>
/// <param name="LongestValidityDays">In how many days from its handing in it ends at the latest, 1 to 36 500; open where left out.</param>
/// <param name="NoticeDays">How many days before its end notice is given, 0 to 365, at most 5; 30, 7 and 0 where left out.</param>
/// <param name="IsMandatory">Whether no application is approved without it.</param>
/// <param name="Expires">Whether it ends, so that its last day must be said.</param>
internal sealed record PaperRequirementInput(
    DocumentType Type, IReadOnlyList<FileFormat> Formats, IReadOnlyList<PaperElementInput>? Elements, IReadOnlyList<UploadCheckItemInput>? Checklist, int? LongestValidityDays,
    IReadOnlyList<int>? NoticeDays, bool IsMandatory = false, bool Expires = false);

/// <summary>A field that is entered with a paper (DOC-02).</summary>
/// <param name="Code">Its stable code: capitals of ASCII, digits and <c>_</c>, at most 60 characters; once for a kind of paper.</param>
/// <param name="Name">What it is called, at most 100 characters.</param>
/// <param name="Rule">What its value must be.</param>
/// <param name="MaxLength">The most characters of a text, 1 to 500; 200 where left out.</param>
/// <param name="IsMandatory">Whether a paper is not taken without it.</param>
/// <param name="IsSensitive">Whether its value is shown masked; identity and mobile numbers always are.</param>
internal sealed record PaperElementInput(string Code, string Name, ElementRule Rule, int? MaxLength, bool IsMandatory = false, bool IsSensitive = false);

/// <summary>An item of the check before the upload (DOC-07).</summary>
/// <param name="Code">Its stable code: capitals of ASCII, digits and <c>_</c>, at most 60 characters; once for a kind of paper.</param>
/// <param name="Text">What is to be checked, at most 300 characters; yes lets the paper pass.</param>
internal sealed record UploadCheckItemInput(string Code, string Text);

/// <summary>Checks what a standard is to say; all problems are told at once.</summary>
internal static partial class RequirementChecks
{
    private const int Most = 30;
    private const int LongestText = 500;
    private const int UsualText = 200;
    private const int LongestValidity = 36_500;
    private static readonly int[] UsualNotices = [30, 7, 0];

    public static IReadOnlyList<PaperRequirement> Check(InputProblems problems, IReadOnlyList<PaperRequirementInput> inputs)
    {
        if (inputs.Count == 0)
            problems.Add("requirements", Text.Broken("REQUIREMENTS_NONE"));
        if (inputs.Select(i => i.Type).Distinct().Count() != inputs.Count)
            problems.Add("requirements", Text.Broken("REQUIREMENT_TWICE"));
        return [.. inputs.Select((input, i) => Check(problems, input, $"requirements.{i}"))];
    }

    private static PaperRequirement Check(InputProblems problems, PaperRequirementInput input, string path)
    {
        var (elements, checklist, notices) = (input.Elements ?? [], input.Checklist ?? [], input.NoticeDays ?? UsualNotices);
        if (input.Formats.Count == 0)
            problems.Add($"{path}.formats", Text.Broken("FORMATS_NONE"));
        if (elements.Count > Most || elements.Select(e => e.Code).Distinct().Count() != elements.Count)
            problems.Add($"{path}.elements", Text.Broken("CODES_UNIQUE", Most));
        if (checklist.Count > Most || checklist.Select(c => c.Code).Distinct().Count() != checklist.Count)
            problems.Add($"{path}.checklist", Text.Broken("CODES_UNIQUE", Most));
        if (input.LongestValidityDays is < 1 or > LongestValidity)
            problems.Add($"{path}.longestValidityDays", Text.Broken("VALIDITY_DAYS", LongestValidity));
        if (notices.Count > 5 || notices.Any(d => d is < 0 or > 365))
            problems.Add($"{path}.noticeDays", Text.Broken("NOTICE_DAYS"));
        return new(
            input.Type, [.. input.Formats.Distinct()], [.. elements.Select((e, i) => Check(problems, e, $"{path}.elements.{i}"))],
            [.. checklist.Select((c, i) => new UploadCheckItem(
                problems.Take($"{path}.checklist.{i}.code", CheckCode(c.Code)), problems.Take($"{path}.checklist.{i}.text", PlainText.Parse(c.Text, FieldLengths.CheckText, "CHECK_TEXT"))))])
        {
            IsMandatory = input.IsMandatory, Expires = input.Expires, LongestValidityDays = input.LongestValidityDays, NoticeDays = [.. notices.Distinct().OrderDescending()],
        };
    }

    private static PaperElement Check(InputProblems problems, PaperElementInput input, string path)
    {
        if (input.MaxLength is < 1 or > LongestText)
            problems.Add($"{path}.maxLength", Text.Broken("ELEMENT_LENGTH", LongestText));
        return new(
            problems.Take($"{path}.code", CheckCode(input.Code)), problems.Take($"{path}.name", PlainText.Parse(input.Name, FieldLengths.ElementName, "ELEMENT_NAME")), input.Rule,
            input.IsMandatory, input.IsSensitive || input.Rule is ElementRule.ResidentId or ElementRule.MobileNumber, input.MaxLength ?? UsualText);
    }

    private static Checked<string> CheckCode(string code) => code.Length <= FieldLengths.Code && Code().IsMatch(code) ? code : Text.Broken("STABLE_CODE", FieldLengths.Code);

    [GeneratedRegex(@"^[A-Z][A-Z0-9_]*\z")]
    private static partial Regex Code();
}
