using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Modular.Platform.Tests.Mail;

/// <summary>ACC-04: neither mails nor the password go to a server that is not the one that the settings name, nor over a connection that is not protected (RFC 3207, 4954).</summary>
public sealed class SmtpSecurityTests : MailTests, IDisposable
{
    private const string User = "desk", Password = "密码 of the desk";

    private readonly TemporaryFolder _folder = new("smtp");

    [Theory]
    [InlineData(true, "PLAIN LOGIN")]
    [InlineData(true, "LOGIN")]
    [InlineData(false, "LOGIN PLAIN")]
    [InlineData(false, "LOGIN")]
    public async Task A_mail_goes_over_a_protected_connection_by_whoever_signs_in(bool atOnce, string ways)
    {
        using var certificate = MakeCertificate("127.0.0.1");
        await using var server = new SmtpReceiver { Certificate = certificate, IsProtectedAtOnce = atOnce, Ways = ways };
        await StartMailAsync(DatabaseKind.Sqlite, Settings(server, TrustIn(certificate)));
        await TellAsync(1, Merchant);
        await UntilMailsAsync("SENT");
        Assert.Single(server.Received);
        Assert.Equal((User, Password), Assert.Single(server.SignedIn));
        Assert.All(server.InTheClear, said => Assert.True(said.StartsWith("EHLO ", StringComparison.Ordinal) || said == "STARTTLS", said));
    }

    [Theory]
    [InlineData("nobody vouches for it", true)]
    [InlineData("nobody vouches for it", false)]
    [InlineData("another vouches for it", false)]
    [InlineData("another name", true)]
    [InlineData("no STARTTLS", false)]
    [InlineData("somebody on the way", false)]
    public async Task Whoever_is_not_that_server_gets_neither_mail_nor_password(string what, bool atOnce)
    {
        using var certificate = MakeCertificate(what == "another name" ? "127.0.0.2" : "127.0.0.1");
        using var other = MakeCertificate("127.0.0.1");
        await using var server = new SmtpReceiver
        {
            Certificate = what == "no STARTTLS" ? null : certificate, IsProtectedAtOnce = atOnce, Ways = "PLAIN", Injected = what == "somebody on the way" ? "\r\n250 AUTH PLAIN" : "",
        };
        var trusted = what == "nobody vouches for it" ? [] : TrustIn(what == "another vouches for it" ? other : certificate);
        await StartMailAsync(DatabaseKind.Sqlite, [.. Settings(server, trusted), ("Mail:RetryDelays:0", "01:00:00")]);
        await TellAsync(1, Merchant);
        await UntilMailsAsync("RETRYING");
        Assert.Empty(server.Received);
        Assert.Empty(server.SignedIn);
        Assert.All(server.InTheClear, said => Assert.True(said.StartsWith("EHLO ", StringComparison.Ordinal) || said == "STARTTLS", said));
    }

    [Theory]
    [InlineData(null, "cannot be read")]
    [InlineData("no certificate", "holds no certificate")]
    public async Task A_file_that_vouches_for_nobody_ends_the_start(string? text, string because)
    {
        var file = _folder.In("authority.pem");
        if (text is not null)
            await File.WriteAllTextAsync(file, text);
        var refused = await Assert.ThrowsAnyAsync<InvalidOperationException>(() => StartMailAsync(DatabaseKind.Sqlite, ("Mail:Smtp:CertificateAuthority", file)));
        Assert.Contains(because, refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private (string, string)[] TrustIn(X509Certificate2 certificate)
    {
        File.WriteAllText(_folder.In("authority.pem"), certificate.ExportCertificatePem());
        return [("Mail:Smtp:CertificateAuthority", _folder.In("authority.pem"))];
    }

    private static (string, string)[] Settings(SmtpReceiver server, (string, string)[] trusted) =>
    [
        .. server.Settings.Where(s => s.Item1 != "Mail:Smtp:Security"), ("Mail:Smtp:Security", server.IsProtectedAtOnce ? "Tls" : "StartTls"),
        ("Mail:Smtp:User", User), ("Mail:Smtp:Password", Password), .. trusted,
    ];

    private static X509Certificate2 MakeCertificate(string address)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Parse(address));
        var request = new CertificateRequest("CN=mail test", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
