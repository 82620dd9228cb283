using Modular.Kernel;
using Modular.Persistence;
using Modular.Platform.Persistence;

namespace Modular.Platform.Mail;

/// <summary>Removes what became of mails long ago, and mails that have lain in the folder for long enough, every hour (ACC-04).</summary>
[Job("mail.sweep", "0 55 * * * ?")]
internal sealed class SweepMails(PlatformDb db, FolderTransport folder, MailOptions options, TimeProvider clock) : IJob
{
    /// <inheritdoc/>
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        run.Count("files", folder.Sweep());
        var until = clock.GetUtcNow().UtcDateTime - options.Retention;
        run.Count("removed", await db.MailDeliveries.Where(m => m.FinishedAt < until).OrderBy(m => m.FinishedAt).DeleteInBatchesAsync(cancellationToken));
    }
}
