using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.Logging;
using Modular.Kernel;
using Modular.Persistence.Migrating;
using Modular.Persistence.Telemetry;

namespace Modular.Persistence;

/// <summary>One module's database: its storage and its pool of contexts. One instance a process.</summary>
public sealed class ModuleDatabase<TContext> : IDisposable where TContext : ModuleDbContext
{
    private readonly PooledDbContextFactory<TContext> _pool;
    private readonly ModuleStorage _storage;
    private readonly IScopeLiftRecorder _lifts;
    private readonly SensitiveCipher? _sensitive;

    /// <summary>The database in the given storage, which the first migration makes and which ends with it.</summary>
    /// <param name="storage">Where the rows lie.</param>
    /// <param name="loggers">Where it logs.</param>
    /// <param name="lifts">What keeps the lifts of the merchant scope; the log unless said.</param>
    /// <param name="keys">The keys of sensitive values; none where nobody reads or writes any.</param>
    public ModuleDatabase(ModuleStorage storage, ILoggerFactory loggers, IScopeLiftRecorder? lifts = null, KeyRing? keys = null)
    {
        _sensitive = keys is null ? null : new(keys);
        _lifts = lifts ?? new LoggedScopeLifts(loggers.CreateLogger<LoggedScopeLifts>());
        _storage = storage;
        var options = new DbContextOptionsBuilder<TContext>()
            .UseLoggerFactory(loggers)
            // A broken uniqueness rule is an expected answer; what is unexpected is logged where it ends, with its correlation id.
            .ConfigureWarnings(w => w.Log((CoreEventId.SaveChangesFailed, LogLevel.Debug), (RelationalEventId.CommandError, LogLevel.Debug)))
            .AddInterceptors(new SqlSpans(), new CommitNotice(), new NoEarlyCommit())
            .ReplaceService<IMigrationsAssembly, ProviderMigrations>()
            .ReplaceService<IStructuralTypeMaterializerSource, SealedMaterializer>();
        storage.Configure(options, typeof(TContext));
        _pool = new(options.Options);
    }

    /// <summary>Pulses when a context has committed something that others of this process wait for; which that is, the context decides.</summary>
    public WakeUp Commits { get; } = new();

    /// <summary>Lends a context to the caller; disposing it gives it back.</summary>
    public TContext Open(ICaller caller)
    {
        var context = _pool.CreateDbContext();
        context.LendTo(caller, _storage, _lifts, Commits, _sensitive);
        return context;
    }

    /// <inheritdoc/>
    public void Dispose() => _storage.Dispose();
}
