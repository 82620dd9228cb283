namespace Modular.Persistence.Backup;

/// <summary>What was backed up, checked or restored.</summary>
/// <param name="Lines">One for each module, one for the files, and what could not be checked; to be printed as they are.</param>
/// <param name="Problems">What is wrong, each with its module; empty where all is well.</param>
public sealed record BackupReport(IReadOnlyList<string> Lines, IReadOnlyList<string> Problems);
