using Modular.Kernel;
using Orders.Contracts;

namespace Orders.Model;

/// <summary>The number that people call an order by: the day of the business, then eight characters that cannot be mistaken for others (Crockford's alphabet).</summary>
internal static class OrderNumber
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>The number of an order; 40 bits of its id, so that two of one day are alike once in a trillion, and the index tells.</summary>
    public static string Of(OrderId id, DateTime placedAt)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        ulong bits = 0;
        foreach (var part in bytes[11..])
            bits = bits << 8 | part;
        var day = BusinessDay.DayAt(placedAt);
        return string.Create(17, (bits, day), static (text, of) =>
        {
            of.day.TryFormat(text, out _, "yyyyMMdd'-'", System.Globalization.CultureInfo.InvariantCulture);
            var left = of.bits;
            for (var i = text.Length - 1; i > 8; i--, left >>= 5)
                text[i] = Alphabet[(int)(left & 31)];
        });
    }
}
