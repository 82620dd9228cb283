using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;

namespace Modular.Testing;

/// <summary>A TCP connection that reads only when it is told to, so that whatever else comes stays in the other end's hands.</summary>
internal sealed class BareConnection : IDisposable
{
    // Small segments and a small window: the systems of both ends then keep some ten KB for a client that does not read, and not some MB.
    private const int NarrowWindowBytes = 4 * 1024;
    private const int NarrowSegmentBytes = 536;
    private const int TcpLevel = 6;
    private const int SegmentOption = 2;
    private const int InfoOption = 11;
    private const byte Established = 1;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _read = new byte[512];
    private int _start;
    private int _end;

    private BareConnection()
    {
    }

    /// <summary>Whether neither end has ended it, whatever is still to be read.</summary>
    [SupportedOSPlatform("linux")]
    public bool IsOpen
    {
        get
        {
            Span<byte> info = stackalloc byte[8];
            return _socket.GetRawSocketOption(TcpLevel, InfoOption, info) > 0 && info[0] == Established;
        }
    }

    /// <summary>Connects.</summary>
    /// <param name="server">The server's address.</param>
    /// <param name="isNarrow">Whether the connection holds next to nothing that nobody reads.</param>
    public static async Task<BareConnection> ConnectAsync(Uri server, bool isNarrow)
    {
        var connection = new BareConnection();
        if (isNarrow)
        {
            connection._socket.ReceiveBufferSize = NarrowWindowBytes;
            if (OperatingSystem.IsLinux())
                connection._socket.SetRawSocketOption(TcpLevel, SegmentOption, BitConverter.GetBytes(NarrowSegmentBytes));
        }

        await connection._socket.ConnectAsync(server.Host, server.Port);
        return connection;
    }

    /// <summary>Sends all of it.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[await _socket.SendAsync(bytes)..];
    }

    /// <summary>The next byte.</summary>
    /// <exception cref="EndOfStreamException">There is none.</exception>
    public async ValueTask<byte> ReadByteAsync()
    {
        if (_start == _end)
            await FillAsync();
        return _read[_start++];
    }

    /// <summary>So many bytes.</summary>
    public async ValueTask<byte[]> ReadBytesAsync(int count)
    {
        var bytes = new byte[count];
        for (var done = 0; done < count;)
        {
            if (_start == _end)
                await FillAsync();
            var taken = Math.Min(count - done, _end - _start);
            _read.AsSpan(_start, taken).CopyTo(bytes.AsSpan(done));
            (done, _start) = (done + taken, _start + taken);
        }

        return bytes;
    }

    /// <summary>A line of ASCII without its end.</summary>
    public async ValueTask<string> ReadLineAsync()
    {
        var line = new StringBuilder();
        while (await ReadByteAsync() is var next && next != '\n')
            line.Append((char)next);
        return line.ToString().TrimEnd('\r');
    }

    /// <summary>The head of a response, up to its empty line; its status line must begin with that.</summary>
    public async Task ReadHeadAsync(string status)
    {
        var first = await ReadLineAsync();
        if (!first.StartsWith(status, StringComparison.Ordinal))
            throw new InvalidOperationException($"The server answered: {first}");
        while ((await ReadLineAsync()).Length > 0)
        {
        }
    }

    public void Dispose() => _socket.Dispose();

    private async ValueTask FillAsync()
    {
        (_start, _end) = (0, await _socket.ReceiveAsync(_read));
        if (_end == 0)
            throw new EndOfStreamException();
    }
}
