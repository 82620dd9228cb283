using System.Globalization;
using System.Text.Json;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Language;

namespace Modular.GraphQL.Types;

/// <summary><c>Int</c>: a whole number of 32 bits (section 3.5.1).</summary>
internal sealed class IntScalar() : ScalarType("Int", typeof(int))
{
    /// <inheritdoc/>
    public override bool TryParseLiteral(ValueNode literal, out object? value)
    {
        value = null;
        if (literal is not IntValueNode node || !int.TryParse(node.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return false;
        value = number;
        return true;
    }

    /// <inheritdoc/>
    public override bool TryParseJson(JsonElement json, out object? value)
    {
        var isValid = Integral.TryGet(json, out var number) && IsInRange(number);
        value = isValid ? (int)number : null;
        return isValid;
    }

    /// <inheritdoc/>
    public override bool TryWrite(ResponseWriter writer, object value)
    {
        if (!Integral.TryGet(value, out var number) || !IsInRange(number))
            return false;
        writer.WriteNumber(number);
        return true;
    }

    private static bool IsInRange(long number) => number is >= int.MinValue and <= int.MaxValue;
}

/// <summary><c>Long</c>: a whole number of 64 bits.</summary>
internal sealed class LongScalar() : ScalarType("Long", typeof(long))
{
    /// <inheritdoc/>
    public override bool TryParseLiteral(ValueNode literal, out object? value)
    {
        value = null;
        if (literal is not IntValueNode node || !long.TryParse(node.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return false;
        value = number;
        return true;
    }

    /// <inheritdoc/>
    public override bool TryParseJson(JsonElement json, out object? value)
    {
        var isValid = Integral.TryGet(json, out var number);
        value = isValid ? number : null;
        return isValid;
    }

    /// <inheritdoc/>
    public override bool TryWrite(ResponseWriter writer, object value)
    {
        if (!Integral.TryGet(value, out var number))
            return false;
        writer.WriteNumber(number);
        return true;
    }
}

/// <summary><c>Float</c>: a finite number of double precision (section 3.5.2); whole numbers are taken too.</summary>
internal sealed class FloatScalar() : ScalarType("Float", typeof(double))
{
    /// <inheritdoc/>
    public override bool TryParseLiteral(ValueNode literal, out object? value)
    {
        value = null;
        if (NumberLiteral.TextOf(literal) is not { } text
            || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || !double.IsFinite(number))
            return false;
        value = number;
        return true;
    }

    /// <inheritdoc/>
    public override bool TryParseJson(JsonElement json, out object? value)
    {
        var isValid = TryGet(json, out var number);
        value = isValid ? number : null;
        return isValid;
    }

    /// <inheritdoc/>
    public override bool TryWrite(ResponseWriter writer, object value)
    {
        switch (value)
        {
            case double number when double.IsFinite(number):
                writer.WriteNumber(number);
                return true;
            case float number when float.IsFinite(number):
                writer.WriteNumber(number);
                return true;
            case decimal number:
                writer.WriteNumber(number);
                return true;
            case JsonElement json when TryGet(json, out var number):
                writer.WriteNumber(number);
                return true;
            case not (double or float or JsonElement) when Integral.TryGet(value, out var number):
                writer.WriteNumber(number);
                return true;
            default:
                return false;
        }
    }

    private static bool TryGet(JsonElement json, out double number)
    {
        number = 0;
        return json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out number) && double.IsFinite(number);
    }
}

/// <summary><c>Decimal</c>: an exact decimal number of at most 28 significant digits, as money rates and weights need it.</summary>
internal sealed class DecimalScalar() : ScalarType("Decimal", typeof(decimal))
{
    /// <inheritdoc/>
    public override bool TryParseLiteral(ValueNode literal, out object? value)
    {
        value = null;
        if (NumberLiteral.TextOf(literal) is not { } text || !NumberLiteral.TryParseExact(text, out var number))
            return false;
        value = number;
        return true;
    }

    /// <inheritdoc/>
    public override bool TryParseJson(JsonElement json, out object? value)
    {
        value = null;
        if (json.ValueKind != JsonValueKind.Number || !NumberLiteral.TryParseExact(json.GetRawText(), out var number))
            return false;
        value = number;
        return true;
    }

    /// <inheritdoc/>
    public override bool TryWrite(ResponseWriter writer, object value)
    {
        if (value is decimal number
            || (value is JsonElement { ValueKind: JsonValueKind.Number } json && NumberLiteral.TryParseExact(json.GetRawText(), out number)))
        {
            writer.WriteNumber(number);
            return true;
        }

        if (value is JsonElement || !Integral.TryGet(value, out var whole))
            return false;
        writer.WriteNumber(whole);
        return true;
    }
}
