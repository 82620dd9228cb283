using System.Text.Json;
using Modular.GraphQL.Execution;

namespace Modular.GraphQL.Server.WebSockets;

/// <summary>Makes the messages that the server sends, each in a pooled buffer that whoever sends it gives back.</summary>
internal static class ServerMessage
{
    public static ResponseWriter Ack() => Raw("""{"type":"connection_ack"}"""u8);

    public static ResponseWriter Ping() => Raw("""{"type":"ping"}"""u8);

    /// <summary>The answer to a ping, with the payload that it brought.</summary>
    public static ResponseWriter Pong(ReadOnlyMemory<byte> payload) =>
        payload.IsEmpty ? Raw("""{"type":"pong"}"""u8) : WithPayload("""{"type":"pong","payload":"""u8, null, payload.Span);

    public static ResponseWriter Next(string id, ReadOnlyMemory<byte> response) =>
        WithPayload("""{"type":"next","id":"""u8, id, response.Span);

    /// <summary>The errors of a response that has nothing else.</summary>
    public static ResponseWriter Error(string id, ReadOnlyMemory<byte> response) =>
        WithPayload("""{"type":"error","id":"""u8, id, ErrorsOf(response.Span));

    public static ResponseWriter Complete(string id)
    {
        var message = new ResponseWriter(64);
        message.WriteRaw("""{"type":"complete","id":"""u8);
        message.WriteString(id);
        message.WriteRaw((byte)'}');
        return message;
    }

    private static ResponseWriter Raw(ReadOnlySpan<byte> json)
    {
        var message = new ResponseWriter(json.Length);
        message.WriteRaw(json);
        return message;
    }

    private static ResponseWriter WithPayload(ReadOnlySpan<byte> start, string? id, ReadOnlySpan<byte> payload)
    {
        var message = new ResponseWriter(start.Length + payload.Length + 64);
        message.WriteRaw(start);
        if (id is not null)
        {
            message.WriteString(id);
            message.WriteRaw(",\"payload\":"u8);
        }

        message.WriteRaw(payload);
        message.WriteRaw((byte)'}');
        return message;
    }

    private static ReadOnlySpan<byte> ErrorsOf(ReadOnlySpan<byte> response)
    {
        var reader = new Utf8JsonReader(response);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isErrors = reader.ValueTextEquals("errors"u8);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (isErrors)
                return response[start..(int)reader.BytesConsumed];
        }

        throw new InvalidOperationException("The response of a refused operation has no errors.");
    }
}
