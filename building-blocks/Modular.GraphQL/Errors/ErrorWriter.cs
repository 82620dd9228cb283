using System.Globalization;
using Modular.GraphQL.Execution;

namespace Modular.GraphQL;

/// <summary>Writes errors as the response format has them (section 7.1.6).</summary>
internal static class ErrorWriter
{
    /// <summary>Writes the list; masked errors carry the correlation id.</summary>
    public static void Write(ResponseWriter writer, IReadOnlyList<GraphQLError> errors, string? correlationId)
    {
        writer.WriteRaw((byte)'[');
        for (var i = 0; i < errors.Count; i++)
        {
            if (i > 0)
                writer.WriteRaw((byte)',');
            Write(writer, errors[i], correlationId);
        }

        writer.WriteRaw((byte)']');
    }

    private static void Write(ResponseWriter writer, GraphQLError error, string? correlationId)
    {
        writer.WriteRaw("{\"message\":"u8);
        writer.WriteString(error.Message);
        if (error.Locations.Count > 0)
            WriteLocations(writer, error);
        if (error.Path is { } path)
        {
            writer.WriteRaw(",\"path\":"u8);
            WriteValue(writer, path);
        }

        WriteExtensions(writer, error, correlationId);
        writer.WriteRaw((byte)'}');
    }

    private static void WriteLocations(ResponseWriter writer, GraphQLError error)
    {
        writer.WriteRaw(",\"locations\":["u8);
        for (var i = 0; i < error.Locations.Count; i++)
        {
            writer.WriteRaw(i == 0 ? "{\"line\":"u8 : ",{\"line\":"u8);
            writer.WriteNumber((long)error.Locations[i].Line);
            writer.WriteRaw(",\"column\":"u8);
            writer.WriteNumber((long)error.Locations[i].Column);
            writer.WriteRaw((byte)'}');
        }

        writer.WriteRaw((byte)']');
    }

    private static void WriteExtensions(ResponseWriter writer, GraphQLError error, string? correlationId)
    {
        var separator = ",\"extensions\":{"u8;
        foreach (var (name, value) in Extensions(error, correlationId))
        {
            writer.WriteRaw(separator);
            writer.WriteString(name);
            writer.WriteRaw((byte)':');
            WriteValue(writer, value);
            separator = ","u8;
        }

        if (separator.Length == 1)
            writer.WriteRaw((byte)'}');
    }

    private static IEnumerable<KeyValuePair<string, object?>> Extensions(GraphQLError error, string? correlationId)
    {
        if (error.Code is not null)
            yield return new("code", error.Code);
        if (error.Rule is not null)
            yield return new("rule", error.Rule);
        if (error.Exception is not null && correlationId is not null)
            yield return new("correlationId", correlationId);
        foreach (var entry in error.Extensions ?? new Dictionary<string, object?>())
            yield return entry;
    }

    /// <summary>Writes a value of <c>extensions</c> or a path.</summary>
    public static void WriteValue(ResponseWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNull(); break;
            case string text: writer.WriteString(text); break;
            case bool flag: writer.WriteBoolean(flag); break;
            case int or long or short or byte: writer.WriteNumber(Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
            case double number when double.IsFinite(number): writer.WriteNumber(number); break;
            case System.Collections.IEnumerable items:
                writer.WriteRaw((byte)'[');
                var isFirst = true;
                foreach (var item in items)
                {
                    if (!isFirst)
                        writer.WriteRaw((byte)',');
                    isFirst = false;
                    WriteValue(writer, item);
                }

                writer.WriteRaw((byte)']');
                break;
            default: writer.WriteString(Convert.ToString(value, CultureInfo.InvariantCulture)); break;
        }
    }
}
