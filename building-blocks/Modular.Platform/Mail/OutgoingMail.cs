using System.Net.Mail;
using Modular.Kernel;
using Modular.Platform.Notifications;

namespace Modular.Platform.Mail;

/// <summary>A mail that is ready to be sent; the same at each attempt.</summary>
/// <param name="Id">The mail's id; there is one mail of it.</param>
/// <param name="MessageId">The header <c>Message-ID</c> without its brackets, by which receivers know what they have had.</param>
/// <param name="Date">When it was written.</param>
/// <param name="From">Whom it comes from.</param>
/// <param name="To">Whom it goes to.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Body">The text.</param>
internal sealed record OutgoingMail(Guid Id, string MessageId, DateTimeOffset Date, MailAddress From, MailAddressee To, string Subject, string Body)
{
    /// <summary>Nothing of it in logs.</summary>
    public override string ToString() => $"Mail {Id}";
}

/// <summary>Words mails in their readers' languages (FE-03).</summary>
internal sealed class MailWording(NotificationKinds kinds, MailOptions options)
{
    private readonly MailAddress _from = new(options.From);

    /// <summary>The mail to its reader.</summary>
    /// <exception cref="MailRefusedException">No module declares its kind any more.</exception>
    public OutgoingMail Word(MailDelivery mail, MailAddressee to)
    {
        var kind = kinds.Find(mail.Kind) ?? throw new MailRefusedException($"No module declares the kind {mail.Kind}.");
        return Languages.In(to.Language ?? options.DefaultLanguage, () => new OutgoingMail(
            mail.Id.Value, $"{mail.Id.Value:N}@{_from.Host}", new DateTimeOffset(mail.CreatedAt, TimeSpan.Zero), _from, to,
            kind.Title, $"{kind.TextOf(mail.Arguments)}\n\n{Text.Of("MAIL_FOOTER")}\n"));
    }
}

/// <summary>Takes mails to where they are safe.</summary>
internal interface IMailTransport
{
    /// <summary>Hands a mail over; when it returns, the mail is safe there. A mail that was handed over before may come again.</summary>
    /// <exception cref="MailRefusedException">It will never be taken as it is. Any other failure may pass.</exception>
    Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken);
}

/// <summary>A mail is never taken as it is. The message is shown to operators, so it holds neither address nor words of the mail.</summary>
internal sealed class MailRefusedException(string message, Exception? cause = null) : Exception(message, cause);
