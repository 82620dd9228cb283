using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Net.WebSockets;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Server.Streams;

namespace Modular.GraphQL.Server.WebSockets;

/// <summary>
/// Sends messages one after the other in the order of the calls, and knows how much waits and since when nothing of it was taken.
/// A message counts from the call until the connection has taken it; its buffer is given back then.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle nobody asks for holds nothing, and what is under way releases it after the connection's end.")]
internal sealed class MessageWriter(WebSocket socket, StreamMetrics metrics)
{
    // In pieces, so that a client that takes something can be told from one that takes nothing.
    private const int PieceBytes = 16 * 1024;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private long _buffered;
    private long _lastProgress;
    private volatile bool _isClosed;

    /// <summary>How many bytes wait to be sent.</summary>
    public long BufferedBytes => Interlocked.Read(ref _buffered);

    /// <summary>For how long nothing was taken of what waits.</summary>
    public TimeSpan Stalled => BufferedBytes == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(Interlocked.Read(ref _lastProgress));

    /// <summary>
    /// Sends a message; returns without sending once the connection is closed or broken. When the token ends, a message whose
    /// turn has not come is dropped; one that is under way is finished, but not waited for.
    /// </summary>
    public Task SendAsync(ResponseWriter message, CancellationToken cancellationToken)
    {
        TryCount(message.Position, long.MaxValue);
        return SendCountedAsync(message, cancellationToken);
    }

    /// <summary>The same, where the bytes that wait stay within the limit or nothing waits; null where they would not, and then the message is dropped.</summary>
    public Task? TrySendAsync(ResponseWriter message, long limit, CancellationToken cancellationToken)
    {
        if (TryCount(message.Position, limit))
            return SendCountedAsync(message, cancellationToken);
        message.Dispose();
        return null;
    }

    private Task SendCountedAsync(ResponseWriter message, CancellationToken cancellationToken)
    {
        var sending = WriteAsync(message, cancellationToken);
        return sending.IsCompleted || !cancellationToken.CanBeCanceled ? sending : sending.WaitAsync(cancellationToken);
    }

    /// <summary>Sends the close frame after what is under way; what waits behind it is dropped. Returns false where the frame could not be sent in time.</summary>
    public async Task<bool> CloseAsync(CloseReason reason, TimeSpan timeout)
    {
        if (!await _turn.WaitAsync(timeout))
            return false;
        try
        {
            if (_isClosed)
                return false;
            _isClosed = true;
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync((WebSocketCloseStatus)reason.Code, reason.FrameText, CancellationToken.None).WaitAsync(timeout);
            return true;
        }
        catch (Exception e) when (e is TimeoutException || Disconnect.Is(e))
        {
            return false;
        }
        finally
        {
            _turn.Release();
        }
    }

    private bool TryCount(int size, long limit)
    {
        while (true)
        {
            var before = BufferedBytes;
            if (before > 0 && before + size > limit)
                return false;
            if (before == 0)
                Progressed();
            if (Interlocked.CompareExchange(ref _buffered, before + size, before) != before)
                continue;
            metrics.BufferedBytes.Add(size);
            return true;
        }
    }

    private async Task WriteAsync(ResponseWriter message, CancellationToken cancellationToken)
    {
        using var _ = message;
        var size = message.Position;
        try
        {
            await _turn.WaitAsync(cancellationToken);
            try
            {
                await WriteAsync(message.Written);
            }
            finally
            {
                _turn.Release();
            }
        }
        finally
        {
            Interlocked.Add(ref _buffered, -size);
            metrics.BufferedBytes.Add(-size);
        }
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            while (!_isClosed)
            {
                var isLast = bytes.Length <= PieceBytes;
                await socket.SendAsync(isLast ? bytes : bytes[..PieceBytes], WebSocketMessageType.Text, isLast, CancellationToken.None);
                Progressed();
                if (isLast)
                    return;
                bytes = bytes[PieceBytes..];
            }
        }
        catch (Exception e) when (Disconnect.Is(e))
        {
            // Whoever reads from the socket learns of it and ends the connection.
            _isClosed = true;
            socket.Abort();
        }
    }

    private void Progressed() => Interlocked.Exchange(ref _lastProgress, Stopwatch.GetTimestamp());
}

/// <summary>Knows what the framework throws when the other end of a WebSocket is gone.</summary>
internal static class Disconnect
{
    public static bool Is(Exception exception) =>
        exception is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException;
}
