using System.Globalization;
using Modular.GraphQL.Language;

namespace Modular.GraphQL.Types;

/// <summary>Reads numbers as they are written in documents and in JSON.</summary>
internal static class NumberLiteral
{
    /// <summary>The digits of an integer or float literal, or null.</summary>
    public static string? TextOf(ValueNode literal) => literal switch
    {
        IntValueNode node => node.Value,
        FloatValueNode node => node.Value,
        _ => null,
    };

    /// <summary>Reads a decimal; false where it would have to be rounded, which .NET does without a word.</summary>
    public static bool TryParseExact(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number)
        && SignificantDigits(text).SequenceEqual(SignificantDigits(number.ToString(CultureInfo.InvariantCulture)));

    private static ReadOnlySpan<char> SignificantDigits(string text)
    {
        var exponent = text.AsSpan().IndexOfAny('e', 'E');
        var mantissa = exponent < 0 ? text : text[..exponent];
        return string.Concat(mantissa.Where(char.IsAsciiDigit)).AsSpan().Trim('0');
    }
}
