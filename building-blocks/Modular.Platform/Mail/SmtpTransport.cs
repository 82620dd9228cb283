namespace Modular.Platform.Mail;

/// <summary>Hands mails to the server of <c>Mail:Smtp</c>, over a connection each.</summary>
internal sealed class SmtpTransport(MailOptions options) : IMailTransport
{
    /// <inheritdoc/>
    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        var message = MimeText.Of(mail);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Timeout);
        try
        {
            await using var session = await SmtpSession.OpenAsync(options.Smtp, limit.Token);
            await session.SendAsync(mail.From.Address, mail.To.Address, message, limit.Token);
        }
        catch (SmtpReplyException e) when (e.IsOfMail && e.IsForGood)
        {
            throw new MailRefusedException($"The server refused it for good ({e.Code}).", e);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("The mail server did not answer in time.");
        }
    }
}
