using System.Text;

namespace Modular.GraphQL.Language;

/// <summary>The Unicode escapes of a string: <c>\u{1F600}</c>, <c>\u00E9</c> and the surrogate pair <c>\uD83D\uDE00</c> (section 2.10.4).</summary>
internal static class EscapedUnicode
{
    /// <summary>
    /// Reads the escape at the start of <paramref name="text"/>. False when it is malformed or names no Unicode scalar value;
    /// <paramref name="length"/> is then meaningless.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out Rune rune, out int length)
    {
        if (text.Length > 2 && text[2] == (byte)'{')
            return TryReadBraced(text, out rune, out length);

        length = 6;
        rune = default;
        if (!TryReadFourDigits(text, out var first))
            return false;
        if (Rune.TryCreate(first, out rune))
            return true;

        length = 12;
        return text.Length >= length
            && TryReadFourDigits(text[6..], out var second)
            && Rune.TryCreate(first, second, out rune);
    }

    private static bool TryReadBraced(ReadOnlySpan<byte> text, out Rune rune, out int length)
    {
        rune = default;
        var value = 0;
        for (length = 3; length < text.Length; length++)
        {
            if (text[length] == (byte)'}')
                return length++ > 3 && Rune.TryCreate(value, out rune);
            if (!TryReadDigit(text[length], out var digit))
                return false;
            value = (value << 4) | digit;
            if (value > 0x10FFFF)
                return false;
        }

        return false;
    }

    private static bool TryReadFourDigits(ReadOnlySpan<byte> text, out char unit)
    {
        unit = default;
        if (text.Length < 6 || text[0] != (byte)'\\' || text[1] != (byte)'u')
            return false;
        foreach (var letter in text[2..6])
        {
            if (!TryReadDigit(letter, out var digit))
                return false;
            unit = (char)((unit << 4) | digit);
        }

        return true;
    }

    private static bool TryReadDigit(byte letter, out int digit)
    {
        digit = letter switch
        {
            >= (byte)'0' and <= (byte)'9' => letter - '0',
            >= (byte)'a' and <= (byte)'f' => letter - 'a' + 10,
            >= (byte)'A' and <= (byte)'F' => letter - 'A' + 10,
            _ => -1,
        };
        return digit >= 0;
    }
}
