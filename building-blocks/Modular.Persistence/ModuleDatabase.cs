using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.Logging;
using Modular.Kernel;
using Modular.Persistence.Migrating;
using Modular.Persistence.Postgres;
using Modular.Persistence.Telemetry;

namespace Modular.Persistence;

/// <summary>What a context knows of the database that lends it.</summary>
internal interface IModuleDatabase
{
    /// <summary>Where the rows lie.</summary>
    ModuleStorage Storage { get; }

    /// <summary>The clock of what is written.</summary>
    TimeProvider Clock { get; }

    /// <summary>Wakes who waits for the series, of which rows have been committed.</summary>
    void Grew(IEnumerable<IRowSeries> series);

    /// <summary>Lends another context of the same kind.</summary>
    ModuleDbContext OpenAny(ICaller caller);
}

/// <summary>One module's database: its storage and its pool of contexts. One instance a process.</summary>
public sealed class ModuleDatabase<TContext> : IModuleDatabase, IDisposable where TContext : ModuleDbContext
{
    private readonly PooledDbContextFactory<TContext> _pool;
    private readonly ModuleStorage _storage;
    private readonly SensitiveCipher? _sensitive;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<IRowSeries, WakeUp> _placed = new();
    private readonly Lock _modelling = new();
    private volatile bool _isModelled;

    /// <summary>The database in the given storage, which the first migration makes and which ends with it.</summary>
    /// <param name="storage">Where the rows lie.</param>
    /// <param name="loggers">Where it logs.</param>
    /// <param name="clock">The clock of the audit; the machine's unless said.</param>
    /// <param name="keys">The keys of sensitive values; none where nobody reads or writes any.</param>
    public ModuleDatabase(ModuleStorage storage, ILoggerFactory loggers, TimeProvider? clock = null, KeyRing? keys = null)
    {
        _sensitive = keys is null ? null : new(keys);
        _clock = new MicrosecondClock(clock ?? TimeProvider.System);
        _storage = storage;
        var options = new DbContextOptionsBuilder<TContext>()
            .UseLoggerFactory(loggers)
            // A broken uniqueness rule is an expected answer; what is unexpected is logged where it ends, with its correlation id.
            .ConfigureWarnings(w => w.Log((CoreEventId.SaveChangesFailed, LogLevel.Debug), (RelationalEventId.CommandError, LogLevel.Debug)))
            .AddInterceptors(new SqlSpans(), new CommitNotice(), new NoEarlyCommit(), new LostTransactions(), BulkChangeGuard.Instance)
            .ReplaceService<IMigrationsAssembly, ProviderMigrations>()
            .ReplaceService<IStructuralTypeMaterializerSource, SealedMaterializer>();
        storage.Configure(options, typeof(TContext));
        _pool = new(options.Options);
        Provider = storage is PostgresSchema ? DatabaseProvider.Postgres : DatabaseProvider.Sqlite;
    }

    /// <summary>The kind of database.</summary>
    public DatabaseProvider Provider { get; }

    /// <summary>Pulses when a context has committed rows of a series (events, audit rows) that still want their positions.</summary>
    internal WakeUp Unplaced { get; } = new();

    ModuleStorage IModuleDatabase.Storage => _storage;

    TimeProvider IModuleDatabase.Clock => _clock;

    void IModuleDatabase.Grew(IEnumerable<IRowSeries> series)
    {
        if (Provider == DatabaseProvider.Postgres)
        {
            Unplaced.Pulse();
            return;
        }

        foreach (var grown in series)
            PlacedOf(grown).Pulse();
    }

    ModuleDbContext IModuleDatabase.OpenAny(ICaller caller) => Open(caller);

    /// <summary>Lends a context to the caller; disposing it gives it back.</summary>
    public TContext Open(ICaller caller)
    {
        var context = _pool.CreateDbContext();
        context.LendTo(caller, this, _sensitive);
        if (!_isModelled)
            MakeModel(context);
        return context;
    }

    /// <summary>Pulses when rows of the series have got their positions and are committed with them.</summary>
    internal WakeUp PlacedOf(IRowSeries series) => _placed.GetOrAdd(series, static _ => new());

    // It is made at its first use. Of two contexts that come to it at once, one may see it half made, and a start fails.
    private void MakeModel(TContext context)
    {
        lock (_modelling)
        {
            if (_isModelled)
                return;
            _ = context.Model.GetRelationalModel();
            _isModelled = true;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _storage.Dispose();
}
