using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Modular.Persistence;

/// <summary>Where the rows of one module lie, and all in which one kind of database differs from another. One instance a process.</summary>
public abstract class ModuleStorage : IDisposable
{
    /// <summary>Makes contexts read and write here.</summary>
    internal abstract void Configure(DbContextOptionsBuilder options, Type context);

    /// <summary>Lets the context's queries until the disposal see one state of the database.</summary>
    internal abstract Task<IAsyncDisposable> BeginSnapshotAsync(DatabaseFacade database, CancellationToken cancellationToken);

    /// <summary>Closes the idle connections.</summary>
    public abstract void Dispose();
}
