using System.Text.Json;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Building;

/// <summary>Lets JSON objects be the objects of a schema.</summary>
public static class JsonObjects
{
    private const string TypeNameProperty = "__typename";

    /// <summary>Reads the property of that name from the parent; null where the parent is no JSON object or has no such property.</summary>
    public static PropertyResolver Property(string name, SchemaType type) => new(parent =>
        parent is JsonElement { ValueKind: JsonValueKind.Object } json && json.TryGetProperty(name, out var value) ? Value(value, type) : null);

    /// <summary>The name of a JSON object's type, from its property <c>__typename</c>, or null.</summary>
    public static string? TypeName(object value) =>
        value is JsonElement { ValueKind: JsonValueKind.Object } json && json.TryGetProperty(TypeNameProperty, out var name) && JsonText.TryGetText(name, out var text)
            ? text
            : null;

    /// <summary>
    /// The JSON value of a field of that type as the executor takes it: null, a list as an array, an enum's name, a leaf value coerced.
    /// What does not fit stays as it is, and fails in the executor with its path.
    /// </summary>
    public static object? Value(JsonElement json, SchemaType type)
    {
        if (json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
            return null;
        switch (type.Nullable)
        {
            case ListType list when json.ValueKind == JsonValueKind.Array:
                var items = new object?[json.GetArrayLength()];
                var i = 0;
                foreach (var item in json.EnumerateArray())
                    items[i++] = Value(item, list.Item);
                return items;
            case NamedType named:
                return JsonLeaf.Convert(json, named);
            default:
                return json;
        }
    }
}
