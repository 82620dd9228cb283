using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Modular.Persistence.Sqlite;

/// <summary>
/// Lets cancellation reach a query that runs. SQLite works in the caller's thread and looks at no token, so whoever cancels interrupts
/// the connection; the query ends with SQLITE_INTERRUPT. Commands of a transaction run on: they are short, and are undone as a whole or not at all.
/// </summary>
internal sealed class ReadInterruption : DbCommandInterceptor
{
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.CanBeCanceled && command is KeptCommand { Transaction: null, Connection.Handle: { } handle } running)
            running.Interruption = cancellationToken.UnsafeRegister(static handle => raw.sqlite3_interrupt((sqlite3)handle!), handle);
        return new(result);
    }

    // Rows are worked out while they are read, so the query runs until its reader is gone.
    public override InterceptionResult DataReaderDisposing(DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
    {
        End(command);
        return result;
    }

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        End(command);
        return Task.CompletedTask;
    }

    public override Task CommandCanceledAsync(DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default)
    {
        End(command);
        return Task.CompletedTask;
    }

    // Waits for an interruption under way: the connection's next command must not meet it.
    private static void End(DbCommand command)
    {
        if (command is not KeptCommand running)
            return;
        running.Interruption.Dispose();
        running.Interruption = default;
    }
}
