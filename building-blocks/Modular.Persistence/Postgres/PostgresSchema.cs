using System.Data;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Modular.Kernel;
using Npgsql;

namespace Modular.Persistence.Postgres;

/// <summary>A schema of a PostgreSQL database, named after the module; the first migration makes it. All modules share one pool of connections.</summary>
/// <param name="connectionString">How the database is reached.</param>
public sealed class PostgresSchema(string connectionString) : ModuleStorage
{
    /// <summary>The name of a context's schema: that of its module.</summary>
    internal static string NameOf(Type context) => context.Assembly.GetCustomAttribute<ModuleAttribute>()?.Name ?? context.Assembly.GetName().Name!;

    internal override void Configure(DbContextOptionsBuilder options, Type context) => options
        .UseNpgsql(connectionString, o => o
            .SetPostgresVersion(15, 0)
            .MigrationsHistoryTable("__EFMigrationsHistory", NameOf(context)))
        .ReplaceService<IQuerySqlGeneratorFactory, NullsFirstSqlGeneratorFactory>();

    // Readers and writers do not wait for each other here; the first query decides what all see.
    internal override async Task<IAsyncDisposable> BeginSnapshotAsync(DatabaseFacade database, CancellationToken cancellationToken) =>
        await database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

    /// <inheritdoc/>
    public override void Dispose()
    {
        using var any = new NpgsqlConnection(connectionString);
        NpgsqlConnection.ClearPool(any);
    }
}
