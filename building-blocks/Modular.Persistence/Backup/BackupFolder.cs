using System.Security.Cryptography;
using System.Text;

namespace Modular.Persistence.Backup;

/// <summary>The folder of a backup: what lies where in it, and how it is read.</summary>
/// <param name="path">The folder.</param>
internal sealed class BackupFolder(string path)
{
    private const string ChecksumName = BackupManifest.FileName + ".sha256";

    /// <summary>The full path.</summary>
    public string Path { get; } = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));

    /// <summary>The modules' databases.</summary>
    public string Databases => In("databases");

    /// <summary>The signed heads of the audit trails.</summary>
    public string Audit => In("audit");

    /// <summary>The stored files, encrypted as they are.</summary>
    public string Files => In("files");

    private string In(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Reads all that is in it, but for the manifest.</summary>
    public async Task<IReadOnlyList<BackupEntry>> ReadEntriesAsync(CancellationToken cancellationToken)
    {
        var entries = new List<BackupEntry>();
        foreach (var name in Names())
            entries.Add(await FileCopy.ReadAsync(In(name), name, cancellationToken));
        return entries;
    }

    /// <summary>Writes the manifest, last of all.</summary>
    public void WriteManifest(BackupManifest manifest)
    {
        var text = manifest.Write();
        FileCopy.Write(In(BackupManifest.FileName), text);
        FileCopy.Write(In(ChecksumName), Encoding.ASCII.GetBytes($"{Convert.ToHexStringLower(SHA256.HashData(text))}  {BackupManifest.FileName}\n"));
    }

    /// <summary>The manifest, once every byte of the backup was read and is what was written.</summary>
    /// <exception cref="BackupException">There is no backup, or one of another format.</exception>
    /// <exception cref="DamagedBackupException">Something is changed, missing, or too much.</exception>
    public async Task<BackupManifest> ReadWholeAsync(CancellationToken cancellationToken)
    {
        var manifest = await ReadManifestAsync(cancellationToken);
        var names = Names().ToHashSet(StringComparer.Ordinal);
        var problems = new List<string>();
        foreach (var entry in manifest.Entries)
        {
            if (!names.Remove(entry.Path))
                problems.Add($"{entry.Path}: missing");
            else if (await FileCopy.ReadAsync(In(entry.Path), entry.Path, cancellationToken) is var found && found != entry)
                problems.Add(found.Bytes == entry.Bytes ? $"{entry.Path}: changed" : $"{entry.Path}: {found.Bytes} bytes long and not {entry.Bytes}");
        }

        problems.AddRange(names.Select(n => $"{n}: not a part of the backup"));
        return problems.Count == 0 ? manifest : throw new DamagedBackupException(Path, problems);
    }

    private async Task<BackupManifest> ReadManifestAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(In(BackupManifest.FileName)))
            throw new BackupException($"{Path} is no backup: it holds no {BackupManifest.FileName}.", "name the folder that the command backup has made");
        var text = await File.ReadAllBytesAsync(In(BackupManifest.FileName), cancellationToken);
        if (BackupManifest.FormatOf(text) is { } format && format != BackupManifest.CurrentFormat)
            throw new BackupException($"The backup {Path} has the format {format} ({BackupManifest.FileName}); this version reads {BackupManifest.CurrentFormat}.", "restore it with the version that made it, and migrate then");
        var checksum = File.Exists(In(ChecksumName)) ? await File.ReadAllTextAsync(In(ChecksumName), cancellationToken) : null;
        if (checksum is null)
            throw new DamagedBackupException(Path, [$"{ChecksumName}: missing"]);
        return checksum.StartsWith(Convert.ToHexStringLower(SHA256.HashData(text)) + " ", StringComparison.Ordinal) && BackupManifest.Read(text) is { } manifest
            ? manifest
            : throw new DamagedBackupException(Path, [$"{BackupManifest.FileName}: changed, or cut off"]);
    }

    private IEnumerable<string> Names() => Directory.EnumerateFiles(Path, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
        .Select(f => System.IO.Path.GetRelativePath(Path, f).Replace(System.IO.Path.DirectorySeparatorChar, '/'))
        .Where(n => n is not (BackupManifest.FileName or ChecksumName)).Order(StringComparer.Ordinal);
}
