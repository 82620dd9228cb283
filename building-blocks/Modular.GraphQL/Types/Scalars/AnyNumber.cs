using System.Globalization;

namespace Modular.GraphQL.Types;

/// <summary>Chooses the C# type of a number of which only the digits are known.</summary>
internal static class AnyNumber
{
    /// <summary>A <see cref="long"/> for whole numbers, else a <see cref="decimal"/> where it is exact, else a finite <see cref="double"/>.</summary>
    public static bool TryParse(string text, out object? value)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            value = whole;
        else if (NumberLiteral.TryParseExact(text, out var exact))
            value = exact;
        else if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            value = number;
        else
            value = null;
        return value is not null;
    }
}
