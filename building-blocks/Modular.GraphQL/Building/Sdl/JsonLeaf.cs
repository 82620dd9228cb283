using System.Globalization;
using System.Text.Json;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Building;

/// <summary>
/// Result coercion of JSON leaf values (section 3.5). What the specification leaves to the implementation is decided here as
/// graphql-js does, so that data can move between servers: text that is a number serves as one, booleans are 1 and 0 or
/// "true" and "false", numbers other than 0 are true. The scalars themselves are stricter.
/// </summary>
internal static class JsonLeaf
{
    /// <summary>The value as the type's scalar takes it; unchanged where it fits already, or not at all.</summary>
    public static object Convert(JsonElement json, NamedType type)
    {
        if (type is EnumType)
            return JsonText.TryGetText(json, out var name) ? name : json;
        return type.Name switch
        {
            "Int" or "Float" => Number(json),
            "String" => Text(json),
            "Boolean" => json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out var number) && double.IsFinite(number) ? number != 0 : json,
            "ID" => json.ValueKind == JsonValueKind.Number ? WholeDigits(json) ?? (object)json : json,
            _ => json,
        };
    }

    private static object Number(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        JsonValueKind.String when JsonText.TryGetText(json, out var text)
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) => number,
        _ => json,
    };

    private static object Text(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => WholeDigits(json) ?? json.GetRawText(),
        _ => json,
    };

    // JSON knows one kind of number: 1.0 is 1.
    private static string? WholeDigits(JsonElement json)
    {
        if (Integral.TryGet(json, out var number))
            return number.ToString(CultureInfo.InvariantCulture);
        return json.TryGetDouble(out var large) && double.IsInteger(large) ? json.GetRawText() : null;
    }
}
