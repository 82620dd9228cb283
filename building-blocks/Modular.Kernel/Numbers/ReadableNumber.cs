using System.Globalization;

namespace Modular.Kernel;

/// <summary>The number that people call an object by: the day of the business, then eight characters that cannot be mistaken for others (Crockford's alphabet).</summary>
public static class ReadableNumber
{
    /// <summary>How many characters a number has.</summary>
    public const int Length = 17;

    private const int DayLength = 8;
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Whether a number may begin so: what has another shape need not be looked for among numbers.</summary>
    public static bool MayBegin(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= Length && text.Take(DayLength).All(char.IsAsciiDigit) && (text.Length <= DayLength || text[DayLength] == '-')
            && text.Skip(DayLength + 1).All(Alphabet.Contains);
    }

    /// <summary>The number of an object; 40 bits of its id, so that two of one day are alike once in a trillion, and a unique index tells.</summary>
    /// <param name="id">The object's id.</param>
    /// <param name="at">When it was made (UTC).</param>
    public static string Of(Guid id, DateTime at)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        ulong bits = 0;
        foreach (var part in bytes[11..])
            bits = bits << 8 | part;
        var day = BusinessDay.DayAt(at);
        return string.Create(Length, (bits, day), static (text, of) =>
        {
            of.day.TryFormat(text, out _, "yyyyMMdd'-'", CultureInfo.InvariantCulture);
            var left = of.bits;
            for (var i = text.Length - 1; i > DayLength; i--, left >>= 5)
                text[i] = Alphabet[(int)(left & 31)];
        });
    }
}
