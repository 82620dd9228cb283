using Modular.Kernel;

namespace Merchants.Model;

/// <summary>What the value of a paper's element must be (DOC-02).</summary>
internal enum ElementRule
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A day, <c>2026-03-31</c>.</summary>
    Date,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A unified social credit code (GB 32100).</summary>
    Uscc,

    /// <summary>A resident identity number (GB 11643); always sensitive.</summary>
    ResidentId,

    /// <summary>A mobile number; always sensitive.</summary>
    MobileNumber,

    /// <summary>An international article number, EAN-13.</summary>
    Ean13,
}

/// <summary>A named field that is entered with a paper (DOC-02).</summary>
/// <param name="Code">Its stable code, in upper snake case, such as LICENCE_NUMBER.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Rule">What its value must be.</param>
/// <param name="IsMandatory">Whether a paper is not taken without it.</param>
/// <param name="IsSensitive">Whether its value is shown masked (DOC-23).</param>
/// <param name="MaxLength">The most characters of a text.</param>
internal sealed record PaperElement(string Code, string Name, ElementRule Rule, bool IsMandatory, bool IsSensitive, int MaxLength);

/// <summary>An item of the check before the upload (DOC-07).</summary>
/// <param name="Code">Its stable code, in upper snake case, such as SEAL_VISIBLE.</param>
/// <param name="Text">What is to be checked; yes lets the paper pass.</param>
internal sealed record UploadCheckItem(string Code, string Text);

/// <summary>Checks the value of an element.</summary>
internal static class ElementRules
{
    /// <summary>The value as it is kept.</summary>
    /// <param name="element">The element.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="today">The day that no birth date may lie after.</param>
    public static Checked<string> Parse(PaperElement element, string text, DateOnly today) => element.Rule switch
    {
        ElementRule.Date => DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", out _) ? text.Trim() : Text.Broken("ELEMENT_DATE"),
        ElementRule.Number => text.Trim() is { Length: > 0 and <= 18 } digits && digits.All(char.IsAsciiDigit) ? digits : Text.Broken("ELEMENT_NUMBER"),
        ElementRule.Uscc => Kept(Uscc.Parse(text), u => u.Value),
        ElementRule.ResidentId => Kept(ResidentId.Parse(text, today), r => r.Value),
        ElementRule.MobileNumber => Kept(MobileNumber.Parse(text), m => m.Value),
        ElementRule.Ean13 => Ean13.Parse(text),
        _ => PlainText.Parse(text, element.MaxLength, "ELEMENT_TEXT"),
    };

    /// <summary>As much of a sensitive value as is shown (DOC-23).</summary>
    public static string Masked(ElementRule rule, string value) => rule switch
    {
        ElementRule.ResidentId => Mask.ResidentId(value),
        ElementRule.MobileNumber => Mask.Phone(value),
        _ => Mask.PersonName(value),
    };

    private static Checked<string> Kept<T>(Checked<T> parsed, Func<T, string> value) => parsed.Violation is { } broken ? broken : value(parsed.Value);
}
