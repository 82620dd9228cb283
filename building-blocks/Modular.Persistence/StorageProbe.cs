using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Modular.Persistence;

/// <summary>Asks the database of one module whether it answers.</summary>
public interface IStorageProbe
{
    /// <summary>The module.</summary>
    string Module { get; }

    /// <summary>Whether the module's rows can be read at this moment.</summary>
    /// <param name="cancellationToken">Ends the waiting, which counts as no.</param>
    Task<bool> CanReadAsync(CancellationToken cancellationToken);
}

/// <summary>Asks the database of the module whose context is <typeparamref name="TContext"/>.</summary>
internal sealed class StorageProbe<TContext>(ModuleDatabase<TContext> database, string module) : IStorageProbe where TContext : ModuleDbContext
{
    /// <inheritdoc/>
    public string Module => module;

    /// <inheritdoc/>
    public async Task<bool> CanReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var db = database.Open(SystemCaller.Instance);
            _ = await db.Set<AuditRow>().OrderBy(r => r.Id).Select(r => r.Id).FirstOrDefaultAsync(cancellationToken);
            return true;
        }
        catch (Exception e) when (e is DbException or OperationCanceledException || StorageFailure.IsTemporary(e))
        {
            return false;
        }
    }
}
