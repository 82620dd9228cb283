using System.Buffers;
using System.Text.Json;
using Modular.GraphQL.Building;
using Modular.GraphQL.Execution;

namespace Modular.GraphQL.Runner;

/// <summary>Fields whose property is <c>{"$args": true}</c>: they answer with their coerced arguments, as the JSON object that those are.</summary>
internal static class ArgumentsEcho
{
    private const string Marker = "$args";

    /// <summary>Reads the property of the field's name, or the arguments where it asks for them.</summary>
    public static RowResolver Resolver { get; } = new(context => new(Read(context)));

    /// <summary>Whether any property in the data asks for arguments.</summary>
    public static bool IsAskedFor(JsonElement data) => data.ValueKind switch
    {
        JsonValueKind.Object => IsMarker(data) || data.EnumerateObject().Any(p => IsAskedFor(p.Value)),
        JsonValueKind.Array => data.EnumerateArray().Any(IsAskedFor),
        _ => false,
    };

    private static object? Read(ResolverContext context)
    {
        if (context.Parent is not JsonElement { ValueKind: JsonValueKind.Object } json || !json.TryGetProperty(context.Field.Name, out var property))
            return null;
        return JsonObjects.Value(IsMarker(property) ? ArgumentsOf(context) : property, context.Field.Type);
    }

    private static bool IsMarker(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(Marker, out var value) && value.ValueKind == JsonValueKind.True;

    private static JsonElement ArgumentsOf(ResolverContext context)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var argument in context.Field.Arguments)
            {
                if (!context.IsGiven(argument.Ordinal))
                    continue;
                writer.WritePropertyName(argument.Name);
                CoercedValue.Write(writer, context.Arguments[argument.Ordinal]);
            }

            writer.WriteEndObject();
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }
}
