namespace Modular.Persistence.Backup;

/// <summary>A backup cannot be made, read or restored. The message says why, for whoever keeps the installation; it holds no secret.</summary>
/// <param name="problem">What is wrong.</param>
/// <param name="advice">What to do about it, without a full stop.</param>
/// <param name="cause">The failure behind it.</param>
public class BackupException(string problem, string advice, Exception? cause = null) : Exception(problem, cause)
{
    /// <summary>What to do about it, without a full stop.</summary>
    public string Advice => advice;
}

/// <summary>A backup is not what was written: nothing of it was restored.</summary>
/// <param name="folder">The backup.</param>
/// <param name="problems">Each entry that is wrong, and how.</param>
public sealed class DamagedBackupException(string folder, IReadOnlyList<string> problems)
    : BackupException($"The backup {folder} is damaged:\n  {string.Join("\n  ", problems)}", "take another backup; where none is whole, somebody has to look at what this one still holds");
