namespace Modular.Persistence;

/// <summary>
/// Tells which stored files a module refers to. Each module that stores files registers one, as a singleton; files that none refers to
/// are removed in time (<see cref="OrphanSweep"/>).
/// </summary>
public interface IFileReferences
{
    /// <summary>The module.</summary>
    string Module { get; }

    /// <summary>Which of the files a committed row of the module refers to, whatever the row's merchant or state.</summary>
    /// <param name="sha256">Some hundreds of files, by the SHA-256 of their content.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<IReadOnlyCollection<string>> ReferredToAsync(IReadOnlyCollection<string> sha256, CancellationToken cancellationToken);

    /// <summary>All files that rows of the module refer to in the given state of its database, each once: a backup's, or the one that runs.</summary>
    /// <param name="db">A context of the module, lent to the system.</param>
    IQueryable<string> AllIn(ModuleDbContext db);
}
