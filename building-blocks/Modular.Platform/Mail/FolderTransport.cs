using Modular.Persistence;

namespace Modular.Platform.Mail;

/// <summary>
/// Drops mails into a folder, a file <c>{id}.eml</c> each (RFC 5322), from where a program or a person takes them: what is done where no mail server is named.
/// A file is whole when it has its name, and is flushed to the disk; a repeat takes the place of the same one.
/// </summary>
internal sealed class FolderTransport(MailOptions options, TimeProvider clock) : IMailTransport
{
    private const string Ending = ".eml";

    /// <inheritdoc/>
    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        var message = MimeText.Of(mail);
        Directory.CreateDirectory(options.Folder);
        var temporary = Path.Combine(options.Folder, $".{mail.Id:N}.{Guid.NewGuid():N}");
        try
        {
            await using (var file = new FileStream(temporary, OnlyMine))
            {
                await file.WriteAsync(message, cancellationToken);
                await file.FlushAsync(cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, PathOf(new(mail.Id)), overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }

        FolderSync.Flush(options.Folder);
    }

    /// <summary>Removes the files of mails to somebody who is erased (ACC-03), as far as they are there.</summary>
    public void Remove(IEnumerable<MailDeliveryId> ids)
    {
        foreach (var path in ids.Select(PathOf).Where(File.Exists))
            File.Delete(path);
    }

    /// <summary>Removes what has lain there for long enough; gives how many files it was.</summary>
    public int Sweep()
    {
        if (!Directory.Exists(options.Folder))
            return 0;
        var before = clock.GetUtcNow().UtcDateTime - options.FolderRetention;
        var removed = 0;
        // Those of killed processes too, which have no ending.
        foreach (var file in new DirectoryInfo(options.Folder).EnumerateFiles().Where(f => (f.Extension == Ending || f.Name.StartsWith('.')) && f.LastWriteTimeUtc < before))
        {
            file.Delete();
            removed++;
        }

        return removed;
    }

    private string PathOf(MailDeliveryId id) => Path.Combine(options.Folder, $"{id.Value:N}{Ending}");

    private static FileStreamOptions OnlyMine
    {
        get
        {
            var mine = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                mine.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            return mine;
        }
    }
}
