using System.Text.Json;
using Modular.GraphQL.Execution;

namespace Modular.GraphQL.Runner;

/// <summary>Writes coerced input values as JSON.</summary>
internal static class CoercedValue
{
    /// <summary>Writes what input coercion made of an argument of a schema that comes from SDL; absent input fields are left out.</summary>
    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case int number: writer.WriteNumberValue(number); break;
            case long number: writer.WriteNumberValue(number); break;
            case double number: writer.WriteNumberValue(number); break;
            case decimal number: writer.WriteNumberValue(number); break;
            case InputObjectValue input: WriteObject(writer, input); break;
            case IEnumerable<KeyValuePair<string, object?>> fields: WriteObject(writer, fields); break;
            case object?[] items:
                writer.WriteStartArray();
                foreach (var item in items)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            default: throw new ArgumentException($"Input coercion of an SDL schema makes no {value.GetType()}.", nameof(value));
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, InputObjectValue input) =>
        WriteObject(writer, input.Type.Fields.Where(f => input.IsGiven(f.Ordinal)).Select(f => KeyValuePair.Create(f.Name, input[f.Ordinal])));

    private static void WriteObject(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object?>> fields)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in fields)
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }

        writer.WriteEndObject();
    }
}
