using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Modular.Platform.Tests.Mail;

/// <summary>What a mail server does with a mail.</summary>
public enum SmtpAnswer
{
    /// <summary>Takes it.</summary>
    Take,

    /// <summary>Hangs up instead of a greeting.</summary>
    HangUp,

    /// <summary>Has no room for the reader at the moment (451).</summary>
    NotNow,

    /// <summary>Knows no such reader (550), and repeats the address.</summary>
    Never,

    /// <summary>Takes it, and hangs up before it says so.</summary>
    TakeInSilence,

    /// <summary>Says nothing at all.</summary>
    Hang,
}

/// <summary>A mail that a server got.</summary>
/// <param name="From">The envelope's sender.</param>
/// <param name="To">The envelope's readers.</param>
/// <param name="Data">The message, as it came.</param>
internal sealed record ReceivedMail(string From, IReadOnlyList<string> To, string Data);

/// <summary>A mail server on this machine that does as the test says (RFC 5321, as far as one client needs it).</summary>
internal sealed class SmtpReceiver : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private int _connections;

    public SmtpReceiver()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public ConcurrentQueue<ReceivedMail> Received { get; } = new();

    /// <summary>What it does with the mail of the connection of that number, from 1.</summary>
    public Func<int, SmtpAnswer> Answer { get; set; } = _ => SmtpAnswer.Take;

    /// <summary>With which the connection is protected from its first byte, or after STARTTLS; null for never.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Whether it is protected from the first byte.</summary>
    public bool IsProtectedAtOnce { get; init; }

    /// <summary>What somebody on the way puts behind the answer to STARTTLS.</summary>
    public string Injected { get; init; } = "";

    /// <summary>The ways to sign in that it offers.</summary>
    public string Ways { get; init; } = "";

    /// <summary>What was said before the connection was protected.</summary>
    public ConcurrentQueue<string> InTheClear { get; } = new();

    /// <summary>Who has signed in, and with which password.</summary>
    public ConcurrentQueue<(string User, string Password)> SignedIn { get; } = new();

    /// <summary>The settings by which mails come here.</summary>
    public (string, string)[] Settings => [("Mail:Smtp:Host", "127.0.0.1"), ("Mail:Smtp:Port", $"{Port}"), ("Mail:Smtp:Security", "None"), ("Mail:Timeout", "00:00:20")];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
                serving.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token), Answer(++_connections)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(TcpClient client, SmtpAnswer answer)
    {
        using (client)
        {
            try
            {
                if (answer == SmtpAnswer.Hang)
                    await Task.Delay(Timeout.Infinite, _stop.Token);
                if (answer != SmtpAnswer.HangUp)
                    await TalkAsync(IsProtectedAtOnce ? await ProtectAsync(client.GetStream()) : client.GetStream(), answer);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or AuthenticationException)
            {
                // The client has gone.
            }
        }
    }

    private async Task<Stream> ProtectAsync(Stream stream)
    {
        var tls = new SslStream(stream);
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = Certificate }, _stop.Token);
        return tls;
    }

    private async Task TalkAsync(Stream to, SmtpAnswer answer)
    {
        var (from, readers) = ("", new List<string>());
        var lines = new StreamReader(to, Encoding.Latin1);
        await SayAsync("220 test ESMTP");
        while (await lines.ReadLineAsync(_stop.Token) is { } line)
        {
            if (to is NetworkStream)
                InTheClear.Enqueue(line);
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO" when Ways.Length > 0:
                    await SayAsync($"250-test\r\n250 AUTH {Ways}");
                    break;
                case "STARTTLS" when Certificate is null:
                    await SayAsync("502 not here");
                    break;
                case "STARTTLS":
                    await SayAsync($"220 go on{Injected}");
                    to = await ProtectAsync(to);
                    lines = new StreamReader(to, Encoding.Latin1);
                    break;
                case "AUTH":
                    SignedIn.Enqueue(await SignInAsync(line));
                    await SayAsync("235 welcome");
                    break;
                case "MAIL":
                    from = line;
                    await SayAsync("250 OK");
                    break;
                case "RCPT" when answer is SmtpAnswer.NotNow or SmtpAnswer.Never:
                    await SayAsync(answer == SmtpAnswer.NotNow ? "451 try again" : $"550 there is no {line}");
                    break;
                case "RCPT":
                    readers.Add(line);
                    await SayAsync("250 OK");
                    break;
                case "DATA":
                    await SayAsync("354 go on");
                    Received.Enqueue(new(from, [.. readers], await DataAsync(lines)));
                    if (answer == SmtpAnswer.TakeInSilence)
                        return;
                    await SayAsync("250 taken");
                    break;
                case "QUIT":
                    await SayAsync("221 bye");
                    return;
                default:
                    await SayAsync("250 OK");
                    break;
            }
        }

        async Task<(string, string)> SignInAsync(string line)
        {
            if (line.Split(' ') is ["AUTH", "PLAIN", var both])
                return Decoded(both).Split('\0') is ["", var plainUser, var plainPassword] ? (plainUser, plainPassword) : throw new IOException(line);
            await SayAsync("334 VXNlcm5hbWU6");
            var user = Decoded((await lines.ReadLineAsync(_stop.Token))!);
            await SayAsync("334 UGFzc3dvcmQ6");
            return (user, Decoded((await lines.ReadLineAsync(_stop.Token))!));
        }

        static string Decoded(string text) => Encoding.UTF8.GetString(Convert.FromBase64String(text));

        Task SayAsync(string text) => to.WriteAsync(Encoding.ASCII.GetBytes(text + "\r\n"), _stop.Token).AsTask();
    }

    private async Task<string> DataAsync(StreamReader lines)
    {
        var data = new StringBuilder();
        while (await lines.ReadLineAsync(_stop.Token) is { } line && line != ".")
            data.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        return data.ToString();
    }
}
