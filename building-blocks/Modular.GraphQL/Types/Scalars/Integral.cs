using System.Text.Json;

namespace Modular.GraphQL.Types;

/// <summary>Finds the whole number in values of other types, where they hold one without loss (section 3.5.1).</summary>
internal static class Integral
{
    /// <summary>The whole number that the value is; false for fractions, numbers beyond 64 bits, and anything but numbers.</summary>
    public static bool TryGet(object value, out long number)
    {
        switch (value)
        {
            case int i: number = i; return true;
            case long l: number = l; return true;
            case short s: number = s; return true;
            case byte b: number = b; return true;
            case sbyte s: number = s; return true;
            case ushort s: number = s; return true;
            case uint i: number = i; return true;
            case ulong l: number = unchecked((long)l); return l <= long.MaxValue;
            case double d: return TryGet(d, out number);
            case float f: return TryGet((double)f, out number);
            case decimal d: return TryGet(d, out number);
            case JsonElement json: return TryGet(json, out number);
            default: number = 0; return false;
        }
    }

    /// <summary>The whole number of a JSON number; <c>1.0</c> and <c>1e3</c> are whole, as JSON knows one kind of number.</summary>
    public static bool TryGet(JsonElement json, out long number)
    {
        number = 0;
        if (json.ValueKind != JsonValueKind.Number)
            return false;
        return json.TryGetInt64(out number) || (json.TryGetDecimal(out var value) && TryGet(value, out number));
    }

    private static bool TryGet(double value, out long number)
    {
        // 2^63 is the first double that no long holds.
        var isWhole = double.IsInteger(value) && value is >= long.MinValue and < 9223372036854775808d;
        number = isWhole ? (long)value : 0;
        return isWhole;
    }

    private static bool TryGet(decimal value, out long number)
    {
        var isWhole = decimal.IsInteger(value) && value is >= long.MinValue and <= long.MaxValue;
        number = isWhole ? (long)value : 0;
        return isWhole;
    }
}
