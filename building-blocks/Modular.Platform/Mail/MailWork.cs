using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;

namespace Modular.Platform.Mail;

/// <summary>Sends the mails that are due, for as long as the host serves (ACC-04).</summary>
internal sealed partial class MailWork(
    MailQueue queue, MailWording wording, IMailTransport transport, ISystemScopes scopes, IEnumerable<IEventFeed> feeds, MailOptions options,
    ILogger<MailWork> logger, ILogger<BackgroundLoops> loops) : IBackgroundWork
{
    private readonly IPagedFeed _own = feeds.OfType<IPagedFeed>().Single(f => f.Module == PlatformModule.Name);

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken stopping)
    {
        await using var running = new BackgroundLoops(loops);
        running.Run("Mails", LoopAsync);
        await Waiting.ForTheEndAsync(stopping);
    }

    // Most mails are written with a notification, whose event wakes this before the time.
    private async Task LoopAsync(CancellationToken cancellationToken)
    {
        var armed = _own.Arm();
        var claimed = await queue.ClaimAsync(cancellationToken);
        if (claimed.Count > 0)
            await SendAsync(claimed, cancellationToken);
        else
            await Waiting.ForAnyAsync(options.Poll, cancellationToken, armed);
    }

    private async Task SendAsync(IReadOnlyList<MailDelivery> claimed, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Open();
        var readers = await scope.ServiceProvider.GetRequiredService<IAudienceSource>().AddresseesOfAsync([.. claimed.Select(m => m.RecipientId).Distinct()], cancellationToken);
        await Task.WhenAll(claimed.Select(async mail =>
            await queue.NoteAsync(mail, await AttemptAsync(mail, readers.GetValueOrDefault(mail.RecipientId), cancellationToken), cancellationToken)));
    }

    private async Task<MailOutcome> AttemptAsync(MailDelivery mail, MailAddressee? to, CancellationToken cancellationToken)
    {
        if (to is null)
            return new(MailStatus.NoAddress);
        try
        {
            await transport.SendAsync(wording.Word(mail, to), cancellationToken);
            return new(MailStatus.Sent);
        }
        catch (MailRefusedException e)
        {
            return new(MailStatus.Parked, e.Message);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // A server's own words may hold the address.
            Failed(logger, mail.Id.Value, e.GetType().Name);
            return new(MailStatus.Retrying, $"It could not be handed over ({e.GetType().Name}).");
        }
    }

    [LoggerMessage(LogLevel.Warning, "The mail {Mail} could not be handed over ({Reason}); it is tried again, or parked")]
    private static partial void Failed(ILogger logger, Guid mail, string reason);
}
