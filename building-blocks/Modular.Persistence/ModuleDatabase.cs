using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using Modular.Kernel;
using Modular.Persistence.Migrating;
using Modular.Persistence.Sqlite;
using Modular.Persistence.Telemetry;

namespace Modular.Persistence;

/// <summary>One module's database: its file, its writer queue, its pool of contexts. One instance a process.</summary>
public sealed class ModuleDatabase<TContext> : IDisposable where TContext : ModuleDbContext
{
    private readonly PooledDbContextFactory<TContext> _pool;
    private readonly WriterQueue _queue;
    private readonly string _connectionString;

    /// <summary>The database in the given file, which is made by the first migration.</summary>
    public ModuleDatabase(string path, ILoggerFactory loggers)
    {
        _connectionString = new SqliteConnectionStringBuilder { DataSource = Path.GetFullPath(path), ForeignKeys = true }.ToString();
        _queue = new(Path.GetFullPath(path), loggers.CreateLogger<ModuleDatabase<TContext>>());
        var options = new DbContextOptionsBuilder<TContext>()
            .UseSqlite(_connectionString)
            .UseLoggerFactory(loggers)
            // A broken uniqueness rule is an expected answer; what is unexpected is logged where it ends, with its correlation id.
            .ConfigureWarnings(w => w.Log((CoreEventId.SaveChangesFailed, LogLevel.Debug), (RelationalEventId.CommandError, LogLevel.Debug)))
            .AddInterceptors(new ConnectionPragmas(), new WriterTransactions(_queue), new WriterCommands(_queue), new ReadInterruption(), new SqlSpans())
            .ReplaceService<IMigrationsAssembly, ProviderMigrations>()
            .ReplaceService<IRelationalTransactionFactory, WriterTransactionFactory>();
        _pool = new(options.Options);
    }

    /// <summary>Lends a context to the caller; disposing it gives it back.</summary>
    public TContext Open(ICaller caller)
    {
        var context = _pool.CreateDbContext();
        context.LendTo(caller);
        return context;
    }

    /// <summary>Closes the idle connections and lets another process write.</summary>
    public void Dispose()
    {
        using var any = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(any);
        _queue.Dispose();
    }
}
