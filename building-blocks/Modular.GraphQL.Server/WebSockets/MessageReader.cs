using System.Buffers;
using System.Net.WebSockets;

namespace Modular.GraphQL.Server.WebSockets;

/// <summary>Reads whole text messages into one pooled buffer.</summary>
internal sealed class MessageReader(WebSocket socket, int maxBytes) : IDisposable
{
    private const int StartBytes = 2048;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(StartBytes);

    /// <summary>The next message, valid until the next call; or why there is none.</summary>
    public async ValueTask<(ReadOnlyMemory<byte> Message, CloseReason? End)> ReadAsync()
    {
        var length = 0;
        while (true)
        {
            if (length == _buffer.Length)
                Resize(length, length * 2);
            var read = await socket.ReceiveAsync(_buffer.AsMemory(length), CancellationToken.None);
            if (read.MessageType == WebSocketMessageType.Close)
                return (default, CloseReason.ByClient);
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

    /// <summary>Takes back the memory of a large message. Nothing of the last message may be in use.</summary>
    public void Shrink()
    {
        if (_buffer.Length > 8 * StartBytes)
            Resize(0, StartBytes);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        var buffer = Interlocked.Exchange(ref _buffer, []);
        if (buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(buffer);
    }

    private void Resize(int keep, int size)
    {
        var next = ArrayPool<byte>.Shared.Rent(size);
        _buffer.AsSpan(0, keep).CopyTo(next);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = next;
    }
}
