using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Modular.Persistence;
using Modular.Persistence.Postgres;
using Npgsql;

namespace Modular.Messaging;

/// <summary>
/// Tells the other processes on a PostgreSQL database that a module's feed has grown, by NOTIFY. A hint that is lost costs the
/// poll's delay, never an event.
/// </summary>
/// <param name="context">The module's context, whose module is the hint's text.</param>
internal sealed class EventHints(Type context)
{
    private const string Channel = "modular_events";

    private readonly string _module = PostgresSchema.NameOf(context);

    /// <summary>Sends the hint, in a transaction of its own.</summary>
    public Task SendAsync(DatabaseFacade database, CancellationToken cancellationToken) =>
        database.ExecuteSqlAsync($"SELECT pg_notify({Channel}, {_module})", cancellationToken);

    /// <summary>Pulses at each hint of this module until it is cancelled or the connection is lost.</summary>
    public async Task ListenAsync(string connectionString, WakeUp numbered, CancellationToken cancellationToken)
    {
        // Out of the pool: a connection that listens is not for others.
        var own = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, KeepAlive = 30 }.ToString();
        await using var connection = new NpgsqlConnection(own);
        connection.Notification += (_, hint) =>
        {
            if (hint.Payload == _module)
                numbered.Pulse();
        };
        await connection.OpenAsync(cancellationToken);
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection))
            await listen.ExecuteNonQueryAsync(cancellationToken);
        numbered.Pulse();
        while (true)
            await connection.WaitAsync(cancellationToken);
    }
}
