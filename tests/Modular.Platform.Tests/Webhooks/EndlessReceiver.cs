using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Modular.Platform.Tests.Webhooks;

/// <summary>Answers each request with a body of a gigabyte, for as long as somebody takes it, and counts what was taken.</summary>
internal sealed class EndlessReceiver : IDisposable
{
    private const int Length = 1 << 30;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private long _sent;

    public EndlessReceiver()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";

    /// <summary>The bytes of bodies that were taken.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = AnswerAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using var _ = client;
        var stream = client.GetStream();
        try
        {
            await stream.ReadAtLeastAsync(new byte[16 * 1024], 1);
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {Length}\r\n\r\n"));
            var piece = new byte[64 * 1024];
            Array.Fill(piece, (byte)'h');
            for (var left = Length; left > 0; left -= piece.Length)
            {
                await stream.WriteAsync(piece);
                Interlocked.Add(ref _sent, piece.Length);
            }
        }
        catch (IOException)
        {
            // Nobody takes any more of it.
        }
    }
}
