using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;

namespace Modular.Persistence.Sqlite;

/// <summary>A SQLite file, which is made by the first migration, with its writer queue.</summary>
public sealed class SqliteFile : ModuleStorage
{
    private readonly WriterQueue _queue;
    private readonly string _connectionString;

    /// <summary>The file at the path.</summary>
    public SqliteFile(string path, ILoggerFactory loggers)
    {
        _connectionString = new SqliteConnectionStringBuilder { DataSource = Path.GetFullPath(path), ForeignKeys = true }.ToString();
        _queue = new(Path.GetFullPath(path), loggers.CreateLogger<SqliteFile>());
    }

    internal override void Configure(DbContextOptionsBuilder options, Type context) => options
        .UseSqlite(_connectionString)
        .AddInterceptors(new ConnectionPragmas(), new WriterTransactions(_queue), new WriterCommands(_queue), new ReadInterruption())
        .ReplaceService<IRelationalTransactionFactory, WriterTransactionFactory>();

    internal override async Task<IAsyncDisposable> BeginSnapshotAsync(DatabaseFacade database, CancellationToken cancellationToken)
    {
        var snapshot = new SqliteSnapshot(database);
        await snapshot.BeginAsync(cancellationToken);
        return snapshot;
    }

    /// <summary>Closes the idle connections and lets another process write.</summary>
    public override void Dispose()
    {
        using var any = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(any);
        _queue.Dispose();
    }
}
