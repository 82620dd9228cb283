using System.Collections;
using System.Text.Json;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Language;

namespace Modular.GraphQL.Types;

/// <summary>
/// <c>Any</c>: any JSON value. Coming in, it becomes plain C#: null, <see cref="string"/>, <see cref="bool"/>, <see cref="long"/>,
/// <see cref="decimal"/> or <see cref="double"/> (the first that holds the number exactly), <c>object?[]</c>, or a dictionary
/// in the order of the fields.
/// </summary>
/// <param name="takesNames">Whether an enum value in a literal is taken as its name; JSON has none.</param>
internal sealed class AnyScalar(bool takesNames = false) : ScalarType("Any", typeof(object))
{
    /// <summary>How deeply a result may nest; deeper, or with a cycle, it is refused.</summary>
    private const int MaxDepth = 200;

    /// <inheritdoc/>
    public override bool TryParseLiteral(ValueNode literal, out object? value) => TryParseLiteral(literal, null, out value);

    /// <inheritdoc/>
    internal override bool TryParseLiteral(ValueNode literal, VariableValues? variables, out object? value)
    {
        var isValid = new AnyLiteral(variables, takesNames).TryRead(literal, out value);
        value = isValid ? value : null;
        return isValid;
    }

    /// <inheritdoc/>
    public override bool TryParseJson(JsonElement json, out object? value)
    {
        var isValid = TryRead(json, out value);
        value = isValid ? value : null;
        return isValid;
    }

    /// <inheritdoc/>
    public override bool TryWrite(ResponseWriter writer, object value)
    {
        var start = writer.Position;
        if (TryWrite(writer, value, MaxDepth))
            return true;
        writer.Rewind(start);
        return false;
    }

    private static bool TryRead(JsonElement json, out object? value)
    {
        value = null;
        switch (json.ValueKind)
        {
            case JsonValueKind.Null:
                return true;
            case JsonValueKind.True or JsonValueKind.False:
                value = json.GetBoolean();
                return true;
            case JsonValueKind.Number:
                return AnyNumber.TryParse(json.GetRawText(), out value);
            case JsonValueKind.String:
                var isText = JsonText.TryGetText(json, out var text);
                value = text;
                return isText;
            case JsonValueKind.Array:
                var items = new object?[json.GetArrayLength()];
                value = items;
                return json.EnumerateArray().Select((item, i) => TryRead(item, out items[i])).All(ok => ok);
            case JsonValueKind.Object:
                var fields = new OrderedDictionary<string, object?>();
                value = fields;
                return json.EnumerateObject().All(p => JsonText.TryGetName(p, out var name) && TryRead(p.Value, out var inner) && fields.TryAdd(name, inner));
            default:
                return false;
        }
    }

    private static bool TryWrite(ResponseWriter writer, object? value, int depth)
    {
        switch (value)
        {
            case null:
                writer.WriteNull();
                return true;
            case JsonDocument document:
                return TryWrite(writer, document.RootElement, depth);
            case JsonElement json:
                // Through the plain values, so that white space goes and the encoding is checked.
                return TryRead(json, out var plain) && TryWrite(writer, plain, depth);
            case IEnumerable<KeyValuePair<string, object?>> fields:
                return depth > 0 && TryWriteObject(writer, fields, depth - 1);
            case IEnumerable items and not (string or byte[]):
                return depth > 0 && TryWriteList(writer, items, depth - 1);
            case char:
                return BuiltInScalars.String.TryWrite(writer, value);
            default:
                // The type itself would answer for object here, without end.
                return BuiltInScalars.Find(value.GetType()) is { } scalar and not AnyScalar
                    ? scalar.TryWrite(writer, value)
                    : BuiltInScalars.Float.TryWrite(writer, value);
        }
    }

    private static bool TryWriteObject(ResponseWriter writer, IEnumerable<KeyValuePair<string, object?>> fields, int depth)
    {
        writer.WriteRaw((byte)'{');
        var isFirst = true;
        foreach (var (name, value) in fields)
        {
            if (!isFirst)
                writer.WriteRaw((byte)',');
            isFirst = false;
            writer.WriteString(name);
            writer.WriteRaw((byte)':');
            if (!TryWrite(writer, value, depth))
                return false;
        }

        writer.WriteRaw((byte)'}');
        return true;
    }

    private static bool TryWriteList(ResponseWriter writer, IEnumerable items, int depth)
    {
        writer.WriteRaw((byte)'[');
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst)
                writer.WriteRaw((byte)',');
            isFirst = false;
            if (!TryWrite(writer, item, depth))
                return false;
        }

        writer.WriteRaw((byte)']');
        return true;
    }
}
