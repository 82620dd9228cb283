using System.Globalization;

namespace Modular.Kernel;

/// <summary>Shows enough of a sensitive value to recognise it, and no more (DOC-23).</summary>
public static class Mask
{
    /// <summary><c>11010519491231002X</c> becomes <c>1101************2X</c>.</summary>
    public static string ResidentId(string number) => Middle(number, 4, 2);

    /// <summary><c>李文博</c> becomes <c>李**</c>.</summary>
    public static string PersonName(string name)
    {
        var characters = StringInfo.ParseCombiningCharacters(name);
        return characters.Length > 1 ? name[..characters[1]] + new string('*', characters.Length - 1) : new string('*', characters.Length);
    }

    /// <summary><c>13812345678</c> becomes <c>138****5678</c>.</summary>
    public static string Phone(string number) => Middle(number, 3, 4);

    /// <summary><c>zhang@example.com</c> becomes <c>z****@example.com</c>.</summary>
    public static string Email(string address) =>
        address.IndexOf('@', StringComparison.Ordinal) is var at and > 0 ? Middle(address[..at], 1, 0) + address[at..] : Middle(address, 0, 0);

    private static string Middle(string value, int head, int tail) =>
        value.Length > head + tail
            ? string.Concat(value.AsSpan(0, head), new string('*', value.Length - head - tail), value.AsSpan(value.Length - tail))
            : new string('*', value.Length);
}
