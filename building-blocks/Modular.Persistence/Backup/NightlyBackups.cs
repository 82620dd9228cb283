using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Modular.Persistence.Backup;

/// <summary>The backups that the host makes by itself (ACC-05): a folder each, named by its time.</summary>
internal sealed partial class NightlyBackups
{
    private const int KeptUnlessSaid = 14;
    private const string Failed = ".failed";

    private readonly string _folder;
    private readonly int _keep;

    private NightlyBackups(string folder, int keep) => (_folder, _keep) = (folder, keep);

    /// <summary>Reads and checks <c>Backup:Folder</c> and <c>Backup:Keep</c>; null where no folder is named.</summary>
    /// <exception cref="BackupException">They are wrong.</exception>
    public static NightlyBackups? Load(IConfiguration configuration, string dataPath)
    {
        if (configuration["Backup:Folder"] is not { Length: > 0 } folder)
            return null;
        if (!Path.IsPathFullyQualified(folder))
            throw new BackupException($"Backup:Folder is '{folder}'.", "give the path in full");
        // Whatever takes the data away would take the backups with it.
        if (IsWithin(Path.GetFullPath(dataPath), folder))
            throw new BackupException($"Backup:Folder, {folder}, lies in the data folder {dataPath}.", "name a folder elsewhere, best on another disk");
        var keep = KeptUnlessSaid;
        return configuration["Backup:Keep"] is { Length: > 0 } text && (!int.TryParse(text, out keep) || keep < 1)
            ? throw new BackupException($"Backup:Keep is '{text}'.", "write how many backups are kept, 1 or more")
            : new(folder, keep);
    }

    /// <summary>Where the backup of that time lies.</summary>
    public string PathOf(DateTime slot) => Path.Combine(_folder, slot.ToString("yyyy-MM-dd'T'HHmmss'Z'", System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Keeps a backup that has not proved to be good out of the count, in place of the last such one, for somebody to look at; gives where it lies now.</summary>
    public string SetAside(string path)
    {
        foreach (var earlier in All(Failed))
            Directory.Delete(earlier, recursive: true);
        Directory.Move(path, path + Failed);
        return path + Failed;
    }

    /// <summary>Once one has proved to be good, removes those beyond the number that is kept, and what others left that were not finished or not good; gives how many backups went. Other things in the folder stay.</summary>
    public int RemoveOlder(string good)
    {
        string[] gone = [.. All("").OrderDescending(StringComparer.Ordinal).SkipWhile(d => d != good).Skip(_keep)];
        foreach (var folder in gone.Concat(All(Failed)).Concat(All(UnfinishedBackup.Suffix)))
        {
            Directory.Delete(folder, recursive: true);
            File.Delete(UnfinishedBackup.LockOf(folder));
        }

        return gone.Length;
    }

    private static bool IsWithin(string folder, string path)
    {
        var way = Path.GetRelativePath(folder, path);
        return !Path.IsPathRooted(way) && way != ".." && !way.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    private IEnumerable<string> All(string ending) =>
        [.. Directory.EnumerateDirectories(_folder).Where(d => OwnName().Match(Path.GetFileName(d)) is { Success: true } name && name.Groups["ending"].Value == ending)];

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d{6}Z(?<ending>|\.incomplete|\.failed)$")]
    private static partial Regex OwnName();
}
