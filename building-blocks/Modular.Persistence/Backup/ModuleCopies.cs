using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Modular.Persistence.Backup;

/// <summary>Opens copies of one module's database.</summary>
internal interface IModuleCopy
{
    /// <summary>The module.</summary>
    string Module { get; }

    /// <summary>Opens a context for the system on rows that lie elsewhere than the module's own.</summary>
    OpenedCopy Open(ModuleStorage storage, KeyRing? sensitive);
}

/// <summary>Opens copies of the database of the module whose context is <typeparamref name="TContext"/>.</summary>
internal sealed class ModuleCopy<TContext>(string module, ILoggerFactory loggers, TimeProvider clock) : IModuleCopy where TContext : ModuleDbContext
{
    public string Module => module;

    public OpenedCopy Open(ModuleStorage storage, KeyRing? sensitive)
    {
        var database = new ModuleDatabase<TContext>(storage, loggers, clock, sensitive);
        return new(database.Open(SystemCaller.Instance), database);
    }
}

/// <summary>A copy that is open.</summary>
/// <param name="Db">Reads it.</param>
/// <param name="Database">Goes with it.</param>
internal sealed record OpenedCopy(ModuleDbContext Db, IDisposable Database) : IAsyncDisposable
{
    /// <summary>The module in it: its newest migration, and how far its series had come.</summary>
    public async Task<BackupModule> DescribeAsync(string module, CancellationToken cancellationToken)
    {
        var applied = (await Db.Database.GetAppliedMigrationsAsync(cancellationToken)).ToArray();
        var series = new List<SeriesEnd>();
        foreach (var rows in applied.Length == 0 ? [] : Db.RowSeries)
            series.Add(await rows.FindEndAsync(Db, cancellationToken));
        return new(module, applied.LastOrDefault() ?? "", series);
    }

    public async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        Database.Dispose();
    }
}

/// <summary>The modules whose copies can be opened, those that are loaded.</summary>
internal sealed class ModuleCopies(IEnumerable<IModuleCopy> copies)
{
    private readonly Dictionary<string, IModuleCopy> _byModule = copies.ToDictionary(c => c.Module, StringComparer.Ordinal);

    /// <summary>Opens a module's rows; null where it is not loaded.</summary>
    public OpenedCopy? TryOpen(string module, ModuleStorage storage, KeyRing? sensitive = null) =>
        _byModule.GetValueOrDefault(module)?.Open(storage, sensitive);

    /// <summary>Whether the module is loaded.</summary>
    public bool Has(string module) => _byModule.ContainsKey(module);
}
