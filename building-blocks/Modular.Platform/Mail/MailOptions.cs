using System.Globalization;
using System.Net.Mail;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using Modular.Kernel;

namespace Modular.Platform.Mail;

/// <summary>How the connection to a mail server is protected.</summary>
internal enum SmtpSecurity
{
    /// <summary>It turns to TLS at once after the greeting, or is given up.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Tls,

    /// <summary>Not at all; for a server on the own machine.</summary>
    None,
}

/// <summary>The mail server, <c>Mail:Smtp</c>.</summary>
internal sealed class SmtpOptions
{
    /// <summary>Its name or address; unset means that mails are dropped into a folder.</summary>
    public string? Host { get; set; }

    /// <summary>Its port.</summary>
    public int Port { get; set; } = 587;

    /// <summary>How the connection is protected.</summary>
    public SmtpSecurity Security { get; set; }

    /// <summary>Who signs in; unset where nobody has to.</summary>
    public string? User { get; set; }

    /// <summary>The password of that user.</summary>
    public string? Password { get; set; }

    /// <summary>A file of certificates (PEM), one of which has to vouch for the server; unset means those that the system trusts.</summary>
    public string? CertificateAuthority { get; set; }

    /// <summary>What that file holds; null for what the system trusts.</summary>
    public X509Certificate2Collection? Trusted { get; private set; }

    /// <summary>Reads the file of <see cref="CertificateAuthority"/>.</summary>
    /// <exception cref="InvalidOperationException">It holds no certificate, or cannot be read.</exception>
    public void LoadTrusted()
    {
        if (CertificateAuthority is not { Length: > 0 } file)
            return;
        Trusted = [];
        try
        {
            Trusted.ImportFromPemFile(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new InvalidOperationException($"Mail:Smtp:CertificateAuthority is '{file}', which cannot be read: {e.Message}", e);
        }

        if (Trusted.Count == 0)
            throw new InvalidOperationException($"Mail:Smtp:CertificateAuthority is '{file}', which holds no certificate in PEM.");
    }
}

/// <summary>The settings below <c>Mail</c>; every one has a default.</summary>
internal sealed class MailOptions
{
    private static readonly TimeSpan[] UsualDelays =
    [
        TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromHours(12), TimeSpan.FromHours(24),
    ];

    /// <summary>Whom mails come from: an address, with a name or without.</summary>
    public string From { get; set; } = "Modular <no-reply@modular.invalid>";

    /// <summary>The language of mails to users who have chosen none (FE-03).</summary>
    public string Language { get; set; } = Languages.English.Name;

    /// <summary>The mail server.</summary>
    public SmtpOptions Smtp { get; set; } = new();

    /// <summary>How long a mail server may take for one mail.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The delays before the second and each further attempt; unset means ten seconds to a day, seven in all. Then the mail is parked.</summary>
    public TimeSpan[]? RetryDelays { get; set; }

    /// <summary>How many mails are sent at a time in a process.</summary>
    public int Parallel { get; set; } = 4;

    /// <summary>How long the sender waits at most before it looks again for what is due.</summary>
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long is kept what became of mails.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long mails stay in the folder that they are dropped into: they hold addresses.</summary>
    public TimeSpan FolderRetention { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Where mails are dropped that no server is named for.</summary>
    public string Folder { get; private set; } = "";

    /// <summary>The delays in force.</summary>
    public IReadOnlyList<TimeSpan> Delays => RetryDelays ?? UsualDelays;

    /// <summary>The language of mails to users who have chosen none.</summary>
    public CultureInfo DefaultLanguage => Languages.Find(Language)!;

    /// <summary>After how long a running attempt counts as lost with its process.</summary>
    public TimeSpan Lease => Timeout + Timeout + TimeSpan.FromSeconds(30);

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="InvalidOperationException">They are wrong.</exception>
    public static MailOptions Load(IConfiguration configuration, string dataPath)
    {
        var options = configuration.GetSection("Mail").Get<MailOptions>() ?? new();
        options.Folder = Path.Combine(dataPath, "mail");
        TimeSpan[] positive = [options.Timeout, options.Poll, options.Retention, options.FolderRetention];
        if (positive.Any(t => t <= TimeSpan.Zero) || options.Delays.Any(d => d < TimeSpan.Zero) || options.Parallel < 1)
            throw new InvalidOperationException("Mail wants Timeout, Poll, Retention and FolderRetention above zero, no negative delay, and at least one mail at a time.");
        if (!MailAddress.TryCreate(options.From, out _))
            throw new InvalidOperationException($"Mail:From is '{options.From}', which is no address such as Desk <desk@example.com>.");
        if (Languages.Find(options.Language) is null)
            throw new InvalidOperationException($"Mail:Language is '{options.Language}', which is not spoken here; there are {string.Join(", ", Languages.All.Select(l => l.Name))}.");
        if (options.Smtp.Port is < 1 or > 65535 || (options.Smtp.User is null) != (options.Smtp.Password is null))
            throw new InvalidOperationException("Mail:Smtp wants a Port from 1 to 65535, and User and Password together.");
        options.Smtp.LoadTrusted();
        if (options.Smtp is { User: not null, Security: SmtpSecurity.None })
            throw new InvalidOperationException("Mail:Smtp:Security is None, and a password is sent over a protected connection only.");
        return options;
    }

    /// <summary>When to try again after so many failures; null where there were as many attempts as there are.</summary>
    public DateTime? RetryAt(int failures, DateTime at) => failures > Delays.Count ? null : at + Delays[failures - 1];
}
