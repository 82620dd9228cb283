using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Modular.GraphQL.Server.Tests.Streams;

/// <summary>A WebSocket client on bare TCP, which reads only when it is told to and can vanish without a word.</summary>
internal sealed class RawSocket : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 16 * 1024 };

    /// <summary>A connection on which the operations, with the ids 1, 2 and on, have been subscribed to.</summary>
    public static async Task<RawSocket> SubscribedAsync(FeedServer server, params string[] queries)
    {
        var before = server.Feed.Produced;
        var raw = new RawSocket();
        await raw._socket.ConnectAsync(server.Address.Host, server.Address.Port);
        await raw._socket.SendAsync(Encoding.ASCII.GetBytes(
            "GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n"));
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await raw._socket.ReceiveAsync(one);
            head.Append((char)one[0]);
        }

        Assert.StartsWith("HTTP/1.1 101", head.ToString(), StringComparison.Ordinal);
        await raw.SendAsync("""{"type":"connection_init"}""");
        for (var i = 0; i < queries.Length; i++)
            await raw.SendAsync(JsonSerializer.Serialize(new { id = $"{i + 1}", type = "subscribe", payload = new { query = queries[i] } }));
        for (var until = DateTime.UtcNow.AddSeconds(5); server.Feed.Produced == before; await Task.Delay(5))
            Assert.True(DateTime.UtcNow < until, "The subscription did not start.");
        return raw;
    }

    /// <summary>Ends the connection as a machine does that loses its power: with a reset.</summary>
    public void Reset()
    {
        _socket.LingerState = new LingerOption(true, 0);
        _socket.Close();
    }

    /// <summary>The messages that come until an error or the end.</summary>
    public async IAsyncEnumerable<string> MessagesAsync()
    {
        await using var stream = new NetworkStream(_socket);
        using var message = new MemoryStream();
        var head = new byte[8];
        for (var last = ""; !last.StartsWith("""{"type":"error""", StringComparison.Ordinal);)
        {
            message.SetLength(0);
            bool isLast;
            do
            {
                await stream.ReadExactlyAsync(head.AsMemory(0, 2));
                isLast = (head[0] & 0x80) != 0;
                long length = head[1] & 0x7f;
                if (length == 126)
                {
                    await stream.ReadExactlyAsync(head.AsMemory(0, 2));
                    length = BinaryPrimitives.ReadUInt16BigEndian(head);
                }
                else if (length == 127)
                {
                    await stream.ReadExactlyAsync(head);
                    length = BinaryPrimitives.ReadInt64BigEndian(head);
                }

                var part = new byte[length];
                await stream.ReadExactlyAsync(part);
                message.Write(part);
            }
            while (!isLast);
            yield return last = Encoding.UTF8.GetString(message.ToArray());
        }
    }

    public void Dispose() => _socket.Dispose();

    // A mask of zeros leaves the bytes as they are.
    private async Task SendAsync(string message)
    {
        var bytes = Encoding.UTF8.GetBytes(message);
        var length = bytes.Length < 126 ? [(byte)(0x80 | bytes.Length)] : new byte[] { 0x80 | 126, (byte)(bytes.Length >> 8), (byte)bytes.Length };
        await _socket.SendAsync((byte[])[0x81, .. length, 0, 0, 0, 0, .. bytes]);
    }
}
