namespace Modular.Persistence.Backup;

/// <summary>Copies the databases of all modules out of one kind of database, and back into an empty one.</summary>
internal interface IDatabaseBackup
{
    /// <summary>The kind.</summary>
    DatabaseProvider Provider { get; }

    /// <summary>Copies all databases as of one instant into the folder, which is there and empty.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="copies">The modules that are loaded; the databases of others are copied too.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<IReadOnlyList<BackupModule>> SaveAsync(string folder, ModuleCopies copies, CancellationToken cancellationToken);

    /// <summary>What lies already where it would be restored; empty where nothing does.</summary>
    Task<IReadOnlyList<string>> FindContentAsync(CancellationToken cancellationToken);

    /// <summary>Restores what <see cref="SaveAsync"/> has put into the folder.</summary>
    Task RestoreAsync(string folder, BackupManifest manifest, CancellationToken cancellationToken);

    /// <summary>A module's rows in the folder; null where they cannot be read before they are restored.</summary>
    ModuleStorage? InBackup(string folder, string module);

    /// <summary>Restores what <see cref="SaveAsync"/> has put into the folder where nothing else is, for as long as it is looked at.</summary>
    Task<ITrialRestore> TryAsync(string folder, BackupManifest manifest, CancellationToken cancellationToken);

    /// <summary>A module's restored rows.</summary>
    ModuleStorage Restored(string module);

    /// <summary>What a database of it says is wrong with itself.</summary>
    IReadOnlyList<string> FindDamage(ModuleStorage storage);
}
