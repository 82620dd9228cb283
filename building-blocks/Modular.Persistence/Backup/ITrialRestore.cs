namespace Modular.Persistence.Backup;

/// <summary>The databases of a backup, to be read as if they were restored, until the disposal.</summary>
internal interface ITrialRestore : IAsyncDisposable
{
    /// <summary>A module's rows; null where they cannot be read before they are restored.</summary>
    ModuleStorage? Of(string module);
}

/// <summary>Databases that can be read where the backup holds them, or not at all.</summary>
internal sealed class TrialInPlace(IDatabaseBackup databases, string folder) : ITrialRestore
{
    public ModuleStorage? Of(string module) => databases.InBackup(folder, module);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
