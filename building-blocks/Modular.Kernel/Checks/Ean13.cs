namespace Modular.Kernel;

/// <summary>An international article number of thirteen digits (GS1 General Specifications): weights 1 and 3, the last digit makes the sum a multiple of ten.</summary>
public static class Ean13
{
    /// <summary>The number, which must have thirteen digits and the right check digit.</summary>
    public static Checked<string> Parse(string text)
    {
        var digits = text.Trim();
        if (digits.Length != 13 || !digits.All(char.IsAsciiDigit))
            return Text.Broken("EAN13_DIGITS");
        var expected = CheckDigit(digits);
        return digits[^1] - '0' == expected ? digits : Text.Broken("EAN13_CHECK_DIGIT", expected);
    }

    /// <summary>The thirteenth digit that belongs to the first twelve.</summary>
    public static int CheckDigit(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < 12; i++)
            sum += (digits[i] - '0') * (i % 2 == 0 ? 1 : 3);
        return (10 - sum % 10) % 10;
    }
}
