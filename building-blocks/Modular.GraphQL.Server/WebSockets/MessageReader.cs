using System.Buffers;
using System.Net.WebSockets;

namespace Modular.GraphQL.Server.WebSockets;

/// <summary>Reads whole text messages into a pooled buffer, which it holds from a message's beginning to the next call only: a client that listens says little.</summary>
internal sealed class MessageReader(WebSocket socket, int maxBytes) : IDisposable
{
    private const int StartBytes = 2048;

    private byte[] _buffer = [];

    /// <summary>The next message, valid until the next call; or why there is none.</summary>
    public async ValueTask<(ReadOnlyMemory<byte> Message, CloseReason? End)> ReadAsync()
    {
        Dispose();
        var length = 0;
        while (true)
        {
            if (length == _buffer.Length && length > 0)
                Grow(length);
            // Without room it waits until there is something to read.
            var read = await socket.ReceiveAsync(_buffer.AsMemory(length), CancellationToken.None);
            if (read.MessageType == WebSocketMessageType.Close)
                return (default, CloseReason.ByClient);
            if (_buffer.Length == 0)
                _buffer = ArrayPool<byte>.Shared.Rent(StartBytes);
            length += read.Count;
            if (length > maxBytes)
                return (default, CloseReason.TooLarge(maxBytes));
            if (!read.EndOfMessage)
                continue;
            return read.MessageType == WebSocketMessageType.Text
                ? (_buffer.AsMemory(0, length), null)
                : (default, CloseReason.BadMessage("A message is text"));
        }
    }

    /// <summary>Gives the buffer back. Nothing of the last message may be in use.</summary>
    public void Dispose()
    {
        var buffer = Interlocked.Exchange(ref _buffer, []);
        if (buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(buffer);
    }

    private void Grow(int length)
    {
        var next = ArrayPool<byte>.Shared.Rent(length * 2);
        _buffer.AsSpan(0, length).CopyTo(next);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = next;
    }
}
