using System.Text.Json;
using System.Text.Json.Serialization;
using Modular.Kernel;
using Modular.Persistence;

namespace Modular.Messaging;

/// <summary>How events are written as JSON, everywhere alike: camel case, enums by name, typed ids as their GUID.</summary>
public static class EventJson
{
    /// <summary>The settings; read-only.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>The event as JSON.</summary>
    public static string Write(IEvent raised) => JsonSerializer.Serialize(raised, raised.GetType(), Options);

    /// <summary>The event that the JSON was written from.</summary>
    /// <exception cref="JsonException">It is not one of that type.</exception>
    public static IEvent Read(string payload, Type type) =>
        (IEvent?)JsonSerializer.Deserialize(payload, type, Options) ?? throw new JsonException($"The payload of {type.Name} is null.");

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(), new TypedIds() } };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private sealed class TypedIds : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => TypedId.Is(typeToConvert);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(TypedIdJson<>).MakeGenericType(typeToConvert))!;
    }

    private sealed class TypedIdJson<TId> : JsonConverter<TId> where TId : struct
    {
        private static readonly TypedIdConverter<TId> Guids = new();
        private static readonly Func<TId, Guid> ToGuid = Guids.ConvertToProviderExpression.Compile();
        private static readonly Func<Guid, TId> FromGuid = Guids.ConvertFromProviderExpression.Compile();

        public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => FromGuid(reader.GetGuid());

        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(ToGuid(value));
    }
}
