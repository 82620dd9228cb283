using System.Text;

namespace Modular.GraphQL.Execution;

/// <summary>
/// Reads idempotency keys. The header's value is a string of structured field values (RFC 9651, section 3.3.3), as the IETF draft on the
/// Idempotency-Key header has it, or, as most clients write it, the bare key.
/// </summary>
internal static class KeySyntax
{
    private const int MaxLength = 255;
    private const string Form = "1 to 255 printable ASCII characters";

    /// <summary>The key in a header's value; null where it has none of the two forms.</summary>
    public static string? OfHeader(string value)
    {
        var text = value.Trim(' ', '\t');
        if (!text.StartsWith('"'))
            return text.Contains(' ', StringComparison.Ordinal) || text.Contains(',', StringComparison.Ordinal) || !IsKey(text) ? null : text;
        return Unquoted(text) is { } key && IsKey(key) ? key : null;
    }

    /// <summary>Whether the text can be a key.</summary>
    public static bool IsKey(string text) => text.Length is > 0 and <= MaxLength && text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0;

    /// <summary>The error of a key that is none.</summary>
    public static GraphQLError Refused(string where) =>
        new($"The idempotency key of {where} is not one: write {Form}, in the header between double quotes or, without spaces and commas, bare.") { Code = ErrorCodes.BadRequest };

    private static string? Unquoted(string text)
    {
        var key = new StringBuilder(text.Length);
        for (var i = 1; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"':
                    return i == text.Length - 1 ? key.ToString() : null;
                case '\\' when i + 1 < text.Length && text[i + 1] is '"' or '\\':
                    key.Append(text[++i]);
                    break;
                case '\\':
                    return null;
                default:
                    key.Append(text[i]);
                    break;
            }
        }

        return null;
    }
}
