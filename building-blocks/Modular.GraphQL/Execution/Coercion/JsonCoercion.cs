using System.Text.Json;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>Coerces JSON to input values (sections 3.5 to 3.12, input coercion). One instance serves one variable.</summary>
internal sealed class JsonCoercion(IReadOnlyDictionary<string, IUpload>? uploads, InputPath path)
{
    /// <summary>Coerces the value; throws <see cref="InputCoercionException"/>, with the path left at the place, where it is not of the type.</summary>
    public object? Coerce(JsonElement json, SchemaType type)
    {
        if (type is NonNullType nonNull)
        {
            return Coerce(json, nonNull.Nullable)
                ?? throw new InputCoercionException($"Expected a value of type \"{type}\", found null.");
        }

        // A file stands as null in the JSON; the multipart request says which file belongs to the path.
        if (type is ScalarType scalar && scalar.ClrType == typeof(IUpload))
            return CoerceUpload(json, scalar);
        if (json.ValueKind == JsonValueKind.Null)
            return null;
        return type switch
        {
            ListType list => CoerceList(json, list),
            InputObjectType input => CoerceObject(json, input),
            EnumType @enum => JsonText.TryGetText(json, out var name) && @enum.Find(name) is { } value
                ? value.Value
                : throw Mismatch(json, type),
            ScalarType other => other.TryParseJson(json, out var value) ? value : throw Mismatch(json, type),
            _ => throw Mismatch(json, type),
        };
    }

    private IUpload? CoerceUpload(JsonElement json, ScalarType type)
    {
        if (uploads is not null && uploads.TryGetValue($"variables.{path}", out var upload))
            return upload;
        return json.ValueKind == JsonValueKind.Null ? null : throw Mismatch(json, type);
    }

    private object?[] CoerceList(JsonElement json, ListType type)
    {
        if (json.ValueKind != JsonValueKind.Array)
            return [Coerce(json, type.Item)];
        var items = new object?[json.GetArrayLength()];
        var i = 0;
        foreach (var item in json.EnumerateArray())
        {
            path.Push(i);
            items[i++] = Coerce(item, type.Item);
            path.Pop();
        }

        return items;
    }

    private InputObjectValue CoerceObject(JsonElement json, InputObjectType type)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw Mismatch(json, type);
        var result = new InputObjectValue(type);
        foreach (var property in json.EnumerateObject())
        {
            var field = (JsonText.TryGetName(property, out var name) ? type.Find(name) : null)
                ?? throw new InputCoercionException($"Field \"{name}\" is not defined by type \"{type}\".");
            path.Push(field.Name);
            result[field.Ordinal] = Coerce(property.Value, field.Type);
            path.Pop();
        }

        return InputObjects.Complete(result);
    }

    private static InputCoercionException Mismatch(JsonElement json, SchemaType type)
    {
        var text = json.GetRawText();
        var shown = text.Length <= 100 ? text : $"{text[..100]}…";
        return new($"Expected a value of type \"{type}\", found {shown}.");
    }
}
