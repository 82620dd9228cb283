using System.Collections.Frozen;
using System.Globalization;

namespace Modular.Kernel;

/// <summary>A resident identity number, 18 characters with a birth date and a check character (GB 11643; MER-03).</summary>
public readonly record struct ResidentId
{
    private const int NumberLength = 18;
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    private static readonly DateOnly Earliest = new(1900, 1, 1);

    // GB/T 2260, and what residence permits of Hong Kong, Macao and Taiwan begin with. Counties come and go, and a number keeps that of its day; provinces stay.
    private static readonly FrozenSet<string> Provinces = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83".Split(' ').ToFrozenSet();

    private ResidentId(string value) => Value = value;

    /// <summary>The number, its check character a digit or a capital X.</summary>
    public string Value { get; }

    /// <summary>The date of birth.</summary>
    public DateOnly BornOn => DateOnly.ParseExact(Value.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>Whether the number is a man's: the sequence before the check character is odd.</summary>
    public bool IsMale => (Value[^2] - '0') % 2 == 1;

    /// <summary>Checks form, birth date, check character and province.</summary>
    /// <param name="text">What was typed; a small x and surrounding blanks are put right.</param>
    /// <param name="today">The date that no birth date may lie after.</param>
    public static Checked<ResidentId> Parse(string text, DateOnly today)
    {
        var number = text.Trim().ToUpperInvariant();
        if (number.Length != NumberLength || !number[..^1].All(char.IsAsciiDigit) || !(char.IsAsciiDigit(number[^1]) || number[^1] == 'X'))
            return Text.Broken("RESIDENT_ID_FORM");
        if (!DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born)
            || born < Earliest || born > today)
            return Text.Broken("RESIDENT_ID_DATE");
        if (number[^1] != CheckCharacterOf(number[..^1]))
            return Text.Broken("RESIDENT_ID_CHECK_DIGIT");
        return Provinces.Contains(number[..2])
            ? new ResidentId(number)
            : Text.Broken("RESIDENT_ID_REGION");
    }

    /// <summary>The 18th character for the first 17.</summary>
    public static char CheckCharacterOf(string first17) =>
        "10X98765432"[first17.Select((c, i) => (c - '0') * Weights[i]).Sum() % 11];
}
