using System.Buffers.Binary;
using System.Runtime.Versioning;
using System.Text;
using System.Text.Json;

namespace Modular.Testing;

/// <summary>Subscribes over a WebSocket (<c>graphql-transport-ws</c>).</summary>
public sealed class SocketSubscriber : ISubscriber
{
    private const int TextFrame = 1;
    private const int CloseFrame = 8;

    private readonly BareConnection _connection;

    private SocketSubscriber(BareConnection connection) => _connection = connection;

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public bool IsOpen => _connection.IsOpen;

    /// <summary>A connection that the server has acknowledged.</summary>
    /// <param name="server">The server's address.</param>
    /// <param name="token">Whose it is.</param>
    /// <param name="isNarrow">Whether it holds next to nothing that nobody reads.</param>
    public static async Task<SocketSubscriber> ConnectAsync(Uri server, string token, bool isNarrow = false)
    {
        var subscriber = new SocketSubscriber(await BareConnection.ConnectAsync(server, isNarrow));
        await subscriber._connection.SendAsync(Encoding.ASCII.GetBytes(
            $"GET /graphql HTTP/1.1\r\nHost: {server.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n"));
        await subscriber._connection.ReadHeadAsync("HTTP/1.1 101");
        await subscriber.SendAsync(new { type = "connection_init", payload = new { token } });
        var (_, answer) = await subscriber.FrameAsync();
        return answer == """{"type":"connection_ack"}""" ? subscriber : throw new InvalidOperationException($"The server answered: {answer}");
    }

    /// <inheritdoc/>
    public Task SubscribeAsync(string id, string query, string? after) => SendAsync(new { id, type = "subscribe", payload = new { query, variables = new { after } } });

    /// <inheritdoc/>
    public Task<StreamMessage> ReceiveAsync() => StreamMessage.OrCutAsync(async () =>
    {
        while (true)
        {
            var (isClose, text) = await FrameAsync();
            if (isClose)
                return new(StreamMessageKind.Closed, "", text);
            using var message = JsonDocument.Parse(text);
            if (message.RootElement.GetProperty("type").GetString() is var type && type != "ping")
                return new(Enum.Parse<StreamMessageKind>(type!, ignoreCase: true), message.RootElement.GetProperty("id").GetString()!, message.RootElement.TryGetProperty("payload", out var payload) ? payload.GetRawText() : "");
            await SendAsync(new { type = "pong" });
        }
    });

    public void Dispose() => _connection.Dispose();

    // A mask of zeros leaves the bytes as they are.
    private Task SendAsync(object message)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(message);
        byte[] length = bytes.Length < 126 ? [(byte)(0x80 | bytes.Length)] : [0x80 | 126, (byte)(bytes.Length >> 8), (byte)bytes.Length];
        return _connection.SendAsync((byte[])[0x80 | TextFrame, .. length, 0, 0, 0, 0, .. bytes]);
    }

    private async Task<(bool IsClose, string Text)> FrameAsync()
    {
        using var message = new MemoryStream();
        while (true)
        {
            var head = await _connection.ReadByteAsync();
            long length = await _connection.ReadByteAsync();
            if (length == 126)
                length = BinaryPrimitives.ReadUInt16BigEndian(await _connection.ReadBytesAsync(2));
            else if (length == 127)
                length = BinaryPrimitives.ReadInt64BigEndian(await _connection.ReadBytesAsync(8));
            var part = await _connection.ReadBytesAsync((int)length);
            if ((head & 0xf) == CloseFrame)
                return (true, part.Length < 2 ? "" : $"{BinaryPrimitives.ReadUInt16BigEndian(part)} {Encoding.UTF8.GetString(part, 2, part.Length - 2)}");
            message.Write(part);
            if ((head & 0x80) != 0)
                return (false, Encoding.UTF8.GetString(message.GetBuffer(), 0, (int)message.Length));
        }
    }
}
