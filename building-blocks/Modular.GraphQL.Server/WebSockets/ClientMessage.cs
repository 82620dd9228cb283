using System.Text.Json;

namespace Modular.GraphQL.Server.WebSockets;

internal enum ClientMessageKind
{
    ConnectionInit,
    Ping,
    Pong,
    Subscribe,
    Complete,
}

/// <summary>A message of the client. The payload is JSON in the buffer that the message was read from; empty where there is none.</summary>
internal readonly record struct ClientMessage(ClientMessageKind Kind, string Id, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Reads a message; what the protocol does not know is refused with 4400.</summary>
    public static ClientMessage Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json.Span);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                throw Refused("A message is a JSON object");
            string? type = null, id = null;
            ReadOnlyMemory<byte> payload = default;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("type"u8))
                    type = Text(ref reader, "type");
                else if (reader.ValueTextEquals("id"u8))
                    id = Text(ref reader, "id");
                else if (reader.ValueTextEquals("payload"u8))
                    payload = ReadPayload(ref reader, json);
                else
                    reader.Skip();
            }

            // Whatever follows the object is no JSON, which the reader says.
            reader.Read();
            return Create(type, id, payload);
        }
        catch (JsonException)
        {
            throw Refused("The message is not valid JSON");
        }
        catch (InvalidOperationException)
        {
            // The reader's answer to a string that no UTF-16 can hold.
            throw Refused("A string of the message has invalid UTF-8 or an unpaired surrogate");
        }
    }

    private static ClientMessage Create(string? type, string? id, ReadOnlyMemory<byte> payload)
    {
        var kind = type switch
        {
            "connection_init" => ClientMessageKind.ConnectionInit,
            "ping" => ClientMessageKind.Ping,
            "pong" => ClientMessageKind.Pong,
            "subscribe" => ClientMessageKind.Subscribe,
            "complete" => ClientMessageKind.Complete,
            null => throw Refused("The message has no type"),
            _ => throw Refused("The type of the message is none that a client sends"),
        };
        if (kind is ClientMessageKind.Subscribe or ClientMessageKind.Complete && string.IsNullOrEmpty(id))
            throw Refused($"The message {type} needs an id");
        if (kind is ClientMessageKind.Subscribe && payload.IsEmpty)
            throw Refused("The message subscribe needs a payload");
        return new(kind, id ?? "", payload);
    }

    private static string? Text(ref Utf8JsonReader reader, string property)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.String ? reader.GetString() : throw Refused($"The property {property} is a string");
    }

    private static ReadOnlyMemory<byte> ReadPayload(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
            return default;
        if (reader.TokenType != JsonTokenType.StartObject)
            throw Refused("The payload is an object");
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return json[start..(int)reader.BytesConsumed];
    }

    private static RefusedMessageException Refused(string why) => new(CloseReason.BadMessage(why));
}
