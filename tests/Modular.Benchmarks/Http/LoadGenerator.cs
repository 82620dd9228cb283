using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Modular.Benchmarks.Http;

/// <summary>
/// Sends the same request again and again over a fixed number of connections. It reads of an answer only what tells where the next
/// begins, so that on a small machine most of the time is the server's.
/// </summary>
internal sealed class LoadGenerator(IPEndPoint address, byte[] request, int connections)
{
    /// <summary>Loads the server for a while.</summary>
    /// <returns>The latency of each request, in ticks of <see cref="Stopwatch"/>.</returns>
    public async Task<List<long>> RunAsync(TimeSpan duration)
    {
        var end = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var latencies = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => LoadAsync(end))));
        return [.. latencies.SelectMany(l => l)];
    }

    private async Task<List<long>> LoadAsync(long end)
    {
        var latencies = new List<long>(4096);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(address);
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var start = Stopwatch.GetTimestamp();
            if (start >= end)
                return latencies;
            await socket.SendAsync(request);
            await ReceiveAsync(socket, buffer);
            latencies.Add(Stopwatch.GetTimestamp() - start);
        }
    }

    private static async Task ReceiveAsync(Socket socket, byte[] buffer)
    {
        var filled = 0;
        int head;
        do
        {
            filled += await ReadAsync(socket, buffer.AsMemory(filled));
            head = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8);
        }
        while (head < 0);
        if (!buffer.AsSpan(0, filled).StartsWith("HTTP/1.1 200"u8))
            throw new InvalidOperationException(Encoding.UTF8.GetString(buffer, 0, filled));

        var rest = LengthOf(buffer.AsSpan(0, head)) is { } length ? head + 4 + length - filled : 0;
        if (LengthOf(buffer.AsSpan(0, head)) is null)
        {
            while (!buffer.AsSpan(0, filled).EndsWith("0\r\n\r\n"u8))
            {
                // The end of a long answer is enough to know that it is there.
                var kept = Math.Min(filled, 8);
                buffer.AsSpan(filled - kept, kept).CopyTo(buffer);
                filled = kept + await ReadAsync(socket, buffer.AsMemory(kept));
            }
        }

        while (rest > 0)
            rest -= await ReadAsync(socket, buffer.AsMemory(0, Math.Min(rest, buffer.Length)));
    }

    private static async ValueTask<int> ReadAsync(Socket socket, Memory<byte> buffer)
    {
        var count = await socket.ReceiveAsync(buffer);
        return count > 0 ? count : throw new InvalidOperationException("The server closed a connection.");
    }

    private static int? LengthOf(ReadOnlySpan<byte> head)
    {
        var name = "\r\nContent-Length: "u8;
        var at = head.IndexOf(name);
        return at >= 0 && Utf8Parser.TryParse(head[(at + name.Length)..], out int length, out _) ? length : null;
    }
}
