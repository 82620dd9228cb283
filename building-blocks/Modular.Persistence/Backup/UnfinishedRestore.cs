namespace Modular.Persistence.Backup;

/// <summary>The mark in a data folder that says that something is restored into it: no host starts over what may be half.</summary>
/// <param name="dataPath">The data folder.</param>
public sealed class UnfinishedRestore(string dataPath)
{
    /// <summary>The file; whoever wants to use what is there nevertheless removes it.</summary>
    public string File { get; } = Path.Combine(dataPath, "restore-is-not-complete");

    /// <summary>Whether a restore into the folder has begun and has not ended well.</summary>
    public bool IsThere => System.IO.File.Exists(File);

    /// <summary>Sets the mark, and makes the folder.</summary>
    internal void Begin()
    {
        FileCopy.MakeFolder(dataPath);
        FileCopy.Write(File, "A backup is being restored into this folder, or was and did not pass its checks.\n"u8);
        FolderSync.Flush(dataPath);
    }

    /// <summary>Takes the mark away.</summary>
    internal void End()
    {
        FolderSync.FlushAll(dataPath);
        System.IO.File.Delete(File);
        FolderSync.Flush(dataPath);
    }
}
