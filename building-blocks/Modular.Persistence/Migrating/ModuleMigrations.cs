using Microsoft.EntityFrameworkCore;

namespace Modular.Persistence.Migrating;

/// <summary>The migrations of one module's database.</summary>
public interface IModuleMigrations
{
    /// <summary>The module.</summary>
    string Module { get; }

    /// <summary>The migrations that the database lacks, in their order; all where there is no database yet.</summary>
    Task<IReadOnlyList<string>> PendingAsync(CancellationToken cancellationToken);

    /// <summary>Applies those that the database lacks, and makes it where it is not there.</summary>
    Task ApplyAsync(CancellationToken cancellationToken);
}

/// <summary>The migrations of the module whose context is <typeparamref name="TContext"/>.</summary>
internal sealed class ModuleMigrations<TContext>(ModuleDatabase<TContext> database, string module) : IModuleMigrations
    where TContext : ModuleDbContext
{
    public string Module => module;

    public async Task<IReadOnlyList<string>> PendingAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        return [.. await db.Database.GetPendingMigrationsAsync(cancellationToken)];
    }

    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        await db.Database.MigrateAsync(cancellationToken);
    }
}
