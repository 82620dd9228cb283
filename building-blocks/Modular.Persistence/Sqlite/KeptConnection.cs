using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Sqlite.Storage.Internal;
using Microsoft.EntityFrameworkCore.Storage;

#pragma warning disable EF1001 // There is no public way to say where a context's connection comes from when it is made anew for each use.

namespace Modular.Persistence.Sqlite;

/// <summary>A context's connection: taken open from those that are idle, left open while the context is in use, and given back.</summary>
internal sealed class KeptConnection(
    RelationalConnectionDependencies dependencies, IRawSqlCommandBuilder rawSql, IDiagnosticsLogger<Microsoft.EntityFrameworkCore.DbLoggerCategory.Infrastructure> logger)
    : SqliteRelationalConnection(dependencies, rawSql, logger)
{
    private IdleConnections? Idle => ((Context as ModuleDbContext)?.Storage as SqliteFile)?.Idle;

    /// <inheritdoc/>
    protected override DbConnection CreateDbConnection() => Idle?.Take() ?? base.CreateDbConnection();

    /// <inheritdoc/>
    protected override void CloseDbConnection()
    {
        // It is open for the next command, and for the next context.
    }

    /// <inheritdoc/>
    protected override Task CloseDbConnectionAsync() => Task.CompletedTask;

    // A context that goes back to its pool would take the connection with it.
    /// <inheritdoc/>
    protected override void ResetState(bool disposeDbConnection) => base.ResetState(disposeDbConnection: true);

    /// <inheritdoc/>
    protected override ValueTask ResetStateAsync(bool disposeDbConnection) => base.ResetStateAsync(disposeDbConnection: true);

    /// <inheritdoc/>
    protected override void DisposeDbConnection()
    {
        if (!IsKept())
            base.DisposeDbConnection();
    }

    /// <inheritdoc/>
    protected override async ValueTask DisposeDbConnectionAsync()
    {
        if (!IsKept())
            await base.DisposeDbConnectionAsync();
    }

    private bool IsKept()
    {
        var connection = (SqliteConnection)DbConnection;
        if (Idle?.TryKeep(connection) == true)
            return true;
        KeptCommands.Close(connection);
        return false;
    }
}
