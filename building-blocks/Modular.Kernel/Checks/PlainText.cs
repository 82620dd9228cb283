using System.Net.Mail;

namespace Modular.Kernel;

/// <summary>Checks on names and other free text.</summary>
public static class PlainText
{
    /// <summary>The trimmed text, which must have at least one visible character, at most the given number, and no control characters.</summary>
    public static Checked<string> Parse(string? text, int longest, string rule)
    {
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length == 0)
            return new Violation(rule + "_MISSING", Text.Of("TEXT_MISSING"));
        if (trimmed.Length > longest)
            return new Violation(rule + "_LENGTH", Text.Of("TEXT_LENGTH", longest, trimmed.Length));
        return trimmed.Any(char.IsControl)
            ? new Violation(rule + "_CHARACTERS", Text.Of("TEXT_CHARACTERS"))
            : trimmed;
    }

    /// <summary>As <see cref="Parse"/>, for text that may be left out.</summary>
    public static Checked<string?> ParseOptional(string? text, int longest, string rule)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new Checked<string?>(null, null);
        var parsed = Parse(text, longest, rule);
        return new(parsed.Value, parsed.Violation);
    }

    /// <summary>An e-mail address without a display name, at most 254 characters.</summary>
    public static Checked<string> ParseEmail(string text)
    {
        var address = text.Trim();
        return address.Length <= 254 && MailAddress.TryCreate(address, out var parsed) && parsed.Address == address
               && parsed.Host.Contains('.', StringComparison.Ordinal)
            ? address
            : Text.Broken("EMAIL");
    }
}
