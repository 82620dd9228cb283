namespace Modular.Persistence.Backup;

/// <summary>
/// A backup while it is written: under another name, <c>FOLDER.incomplete</c>, which it loses when all of it is on the disk. What a killed
/// one left is written over by the next one of that name.
/// </summary>
internal sealed class UnfinishedBackup : IDisposable
{
    /// <summary>What its name ends with until it is whole.</summary>
    public const string Suffix = ".incomplete";

    private readonly string _target;
    private readonly FileStream _held;
    private bool _isFinished;

    private UnfinishedBackup(string target, BackupFolder folder, FileStream held) => (_target, Folder, _held) = (target, folder, held);

    /// <summary>Where it is written.</summary>
    public BackupFolder Folder { get; }

    /// <summary>The file beside it that its writer holds, and that a killed one leaves.</summary>
    public static string LockOf(string folder) => folder + ".lock";

    /// <summary>Begins a backup that will have the given path.</summary>
    /// <exception cref="BackupException">There is something already, or another process writes it.</exception>
    public static UnfinishedBackup Begin(string path)
    {
        var target = new BackupFolder(path).Path;
        if (Directory.Exists(target) || File.Exists(target))
            throw new BackupException($"{target} is there already.", "name a folder that is not there yet; each backup has one of its own");
        var folder = new BackupFolder(target + Suffix);
        FileCopy.MakeFolder(folder.Path);
        var held = Hold(LockOf(folder.Path), folder.Path);
        try
        {
            foreach (var left in Directory.GetFileSystemEntries(folder.Path))
                Remove(left);
            return new(target, folder, held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Gives it its name: from now on it is a backup.</summary>
    public void Finish()
    {
        FolderSync.FlushAll(Folder.Path);
        Directory.Move(Folder.Path, _target);
        FolderSync.Flush(System.IO.Path.GetDirectoryName(_target)!);
        _isFinished = true;
    }

    /// <summary>Removes what was written, unless it is finished.</summary>
    public void Dispose()
    {
        try
        {
            if (!_isFinished)
                Directory.Delete(Folder.Path, recursive: true);
        }
        finally
        {
            _held.Dispose();
        }
    }

    // Beside the folder, and gone with the process: however it ends, the next one may begin.
    private static FileStream Hold(string file, string folder)
    {
        try
        {
            return new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException held) when (HeldFile.IsReasonOf(held))
        {
            throw new BackupException($"Another process writes to {folder}.", "wait for it, or name another folder", held);
        }
    }

    private static void Remove(string path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        else
            File.Delete(path);
    }
}
