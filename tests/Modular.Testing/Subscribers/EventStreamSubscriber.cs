using System.Globalization;
using System.Runtime.Versioning;
using System.Text;
using System.Text.Json;

namespace Modular.Testing;

/// <summary>Subscribes over server-sent events (<c>graphql-sse</c>, distinct connections mode).</summary>
public sealed class EventStreamSubscriber : ISubscriber
{
    private readonly Uri _server;
    private readonly string _token;
    private readonly BareConnection _connection;
    private int _chunk;

    private EventStreamSubscriber(Uri server, string token, BareConnection connection) => (_server, _token, _connection) = (server, token, connection);

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public bool IsOpen => _connection.IsOpen;

    /// <summary>A connection on which nothing was sent yet.</summary>
    /// <param name="server">The server's address.</param>
    /// <param name="token">Whose it is.</param>
    /// <param name="isNarrow">Whether it holds next to nothing that nobody reads.</param>
    public static async Task<EventStreamSubscriber> ConnectAsync(Uri server, string token, bool isNarrow = false) =>
        new(server, token, await BareConnection.ConnectAsync(server, isNarrow));

    /// <inheritdoc/>
    /// <remarks>Returns when the server has begun to answer.</remarks>
    public async Task SubscribeAsync(string id, string query, string? after)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { query, variables = new { after } });
        var head = $"POST /graphql HTTP/1.1\r\nHost: {_server.Authority}\r\nAuthorization: Bearer {_token}\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n";
        await _connection.SendAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. body]);
        await _connection.ReadHeadAsync("HTTP/1.1 200");
    }

    /// <inheritdoc/>
    public Task<StreamMessage> ReceiveAsync() => StreamMessage.OrCutAsync(async () =>
    {
        var (name, data) = ("", new StringBuilder());
        while (true)
        {
            var line = await LineAsync();
            if (line.StartsWith("event: ", StringComparison.Ordinal))
                name = line[7..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
                data.AppendLine(line[6..]);
            else if (line.Length == 0 && name.Length > 0)
                return Of(name, data.ToString());
        }
    });

    public void Dispose() => _connection.Dispose();

    // Over server-sent events what ends a subscription is a response without data.
    private static StreamMessage Of(string name, string data) =>
        name == "complete" ? new(StreamMessageKind.Complete, "", "") : new(data.Contains("\"data\"", StringComparison.Ordinal) ? StreamMessageKind.Next : StreamMessageKind.Error, "", data);

    private async ValueTask<string> LineAsync()
    {
        var line = new List<byte>();
        while (await ByteAsync() is var next && next != '\n')
            line.Add(next);
        return Encoding.UTF8.GetString(line.ToArray());
    }

    private async ValueTask<byte> ByteAsync()
    {
        if (_chunk == 0)
        {
            _chunk = int.Parse(await _connection.ReadLineAsync(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (_chunk == 0)
                throw new EndOfStreamException();
        }

        var next = await _connection.ReadByteAsync();
        if (--_chunk == 0)
            await _connection.ReadLineAsync();
        return next;
    }
}
