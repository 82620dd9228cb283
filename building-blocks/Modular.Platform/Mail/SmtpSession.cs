using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Modular.Platform.Mail;

/// <summary>A connection to a mail server, on which one mail is handed over (RFC 5321; STARTTLS: RFC 3207; AUTH: RFC 4954).</summary>
internal sealed class SmtpSession : IAsyncDisposable
{
    private readonly TcpClient _client;
    private Stream _stream;
    private SmtpReplies _replies;
    private IReadOnlyList<string> _extensions = [];

    private SmtpSession(TcpClient client)
    {
        (_client, _stream) = (client, client.GetStream());
        _replies = new(_stream);
    }

    /// <summary>Connects, protects the connection as the settings say, and signs in where they name a user.</summary>
    /// <exception cref="SmtpReplyException">The server wants none of it.</exception>
    public static async Task<SmtpSession> OpenAsync(SmtpOptions server, CancellationToken cancellationToken)
    {
        var client = new TcpClient { NoDelay = true };
        try
        {
            await client.ConnectAsync(server.Host!, server.Port, cancellationToken);
            var session = new SmtpSession(client);
            await session.GreetAsync(server, cancellationToken);
            return session;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Hands a message over. When it returns, the server has taken it.</summary>
    /// <exception cref="SmtpReplyException">The server refuses it.</exception>
    public async Task SendAsync(string from, string to, byte[] message, CancellationToken cancellationToken)
    {
        await SayAsync($"MAIL FROM:<{from}>", 250, cancellationToken);
        await SayAsync($"RCPT TO:<{to}>", 250, cancellationToken, isOfMail: true);
        await SayAsync("DATA", 354, cancellationToken);
        // A line that begins with a dot would be taken for the end.
        var data = Encoding.Latin1.GetString(message).Replace("\r\n.", "\r\n..", StringComparison.Ordinal);
        await _stream.WriteAsync(Encoding.Latin1.GetBytes($"{data}.\r\n"), cancellationToken);
        await _stream.FlushAsync(cancellationToken);
        await ExpectAsync(250, cancellationToken, isOfMail: true);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _client.Dispose();
    }

    private async Task GreetAsync(SmtpOptions server, CancellationToken cancellationToken)
    {
        if (server.Security == SmtpSecurity.Tls)
            await ProtectAsync(server, cancellationToken);
        await ExpectAsync(220, cancellationToken);
        await IntroduceAsync(cancellationToken);
        if (server.Security == SmtpSecurity.StartTls)
        {
            await SayAsync("STARTTLS", 220, cancellationToken);
            await ProtectAsync(server, cancellationToken);
            // What the server said before counts for nothing, as anybody may have said it.
            await IntroduceAsync(cancellationToken);
        }

        if (server.User is { } user)
            await SignInAsync(user, server.Password!, cancellationToken);
    }

    // By its address, as a machine without a public name does.
    private async Task IntroduceAsync(CancellationToken cancellationToken)
    {
        var own = ((IPEndPoint)_client.Client.LocalEndPoint!).Address;
        own = own.IsIPv4MappedToIPv6 ? own.MapToIPv4() : own;
        _extensions = await SayAsync($"EHLO [{(own.AddressFamily == AddressFamily.InterNetworkV6 ? "IPv6:" : "")}{own}]", 250, cancellationToken);
    }

    private async Task ProtectAsync(SmtpOptions server, CancellationToken cancellationToken)
    {
        // Said before there was protection, and taken as said after it otherwise.
        if (_replies.HasMore)
            throw new SmtpReplyException(0, isOfMail: false);
        var tls = new SslStream(_stream);
        _stream = tls;
        var how = new SslClientAuthenticationOptions { TargetHost = server.Host };
        if (server.Trusted is { } own)
        {
            how.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            how.CertificateChainPolicy.CustomTrustStore.AddRange(own);
        }

        await tls.AuthenticateAsClientAsync(how, cancellationToken);
        _replies = new(tls);
    }

    private async Task SignInAsync(string user, string password, CancellationToken cancellationToken)
    {
        var ways = _extensions.FirstOrDefault(e => e.StartsWith("AUTH ", StringComparison.OrdinalIgnoreCase))?.Split(' ') ?? [];
        if (ways.Contains("PLAIN", StringComparer.OrdinalIgnoreCase) || !ways.Contains("LOGIN", StringComparer.OrdinalIgnoreCase))
        {
            await SayAsync($"AUTH PLAIN {Encoded($"\0{user}\0{password}")}", 235, cancellationToken);
            return;
        }

        await SayAsync("AUTH LOGIN", 334, cancellationToken);
        await SayAsync(Encoded(user), 334, cancellationToken);
        await SayAsync(Encoded(password), 235, cancellationToken);
    }

    private async Task<IReadOnlyList<string>> SayAsync(string command, int code, CancellationToken cancellationToken, bool isOfMail = false)
    {
        await _stream.WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"), cancellationToken);
        await _stream.FlushAsync(cancellationToken);
        return await ExpectAsync(code, cancellationToken, isOfMail);
    }

    private async Task<IReadOnlyList<string>> ExpectAsync(int code, CancellationToken cancellationToken, bool isOfMail = false)
    {
        var reply = await _replies.ReadAsync(cancellationToken);
        return reply.Code == code ? reply.Lines : throw new SmtpReplyException(reply.Code, isOfMail);
    }

    private static string Encoded(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
