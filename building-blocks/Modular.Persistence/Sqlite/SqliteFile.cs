using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Sqlite.Storage.Internal;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace Modular.Persistence.Sqlite;

/// <summary>A SQLite file, which is made by the first migration, with its writer queue.</summary>
public sealed class SqliteFile : ModuleStorage
{
    private readonly WriterQueue _queue;
    private readonly string _connectionString;

    static SqliteFile()
    {
        // Nobody asks for SQLite's memory statistics, for which all threads would wait for each other. It can only be said before SQLite
        // is first used; later it is refused, and changes nothing.
        Batteries_V2.Init();
        raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    /// <summary>The file at the path.</summary>
    public SqliteFile(string path, ILoggerFactory loggers)
    {
        _connectionString = new SqliteConnectionStringBuilder { DataSource = Path.GetFullPath(path), Pooling = false }.ToString();
        _queue = new(Path.GetFullPath(path), loggers.CreateLogger<SqliteFile>());
    }

    /// <summary>The open connections that nobody uses.</summary>
    internal IdleConnections Idle { get; } = new();

#pragma warning disable EF1001 // See KeptConnection.
    internal override void Configure(DbContextOptionsBuilder options, Type context) => options
        // A list of values is one parameter, so that a statement is the same for any number of them.
        .UseSqlite(_connectionString, o => o.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
        .AddInterceptors(new ConnectionPragmas(), new WriterTransactions(_queue), new WriterCommands(_queue), new ReadInterruption(), new CommandReuse())
        .ReplaceService<IRelationalTransactionFactory, WriterTransactionFactory>()
        .ReplaceService<ISqliteRelationalConnection, KeptConnection>()
        .ReplaceService<IMigrationsSqlGenerator, FullTextSqlGenerator>();
#pragma warning restore EF1001

    internal override async Task<IAsyncDisposable> BeginSnapshotAsync(DatabaseFacade database, CancellationToken cancellationToken)
    {
        var snapshot = new SqliteSnapshot(database);
        await snapshot.BeginAsync(cancellationToken);
        return snapshot;
    }

    /// <summary>Closes the idle connections and lets another process write.</summary>
    public override void Dispose()
    {
        Idle.Dispose();
        _queue.Dispose();
    }
}
