using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace Modular.GraphQL.Data.Rows;

/// <summary>Runs commands as EF Core runs its own: on the context's connection, and with interceptors, spans and logs told.</summary>
internal readonly struct RowCommand(DbContext context)
{
    private readonly IRelationalConnection _connection = context.GetService<IRelationalConnection>();
    private readonly IRelationalCommandDiagnosticsLogger _logger = context.GetService<IRelationalCommandDiagnosticsLogger>();

    /// <summary>The statement of a compiled query that nobody has begun to read.</summary>
    public static DbCommand Of(IEnumerable<object?[]> compiled) =>
#pragma warning disable EF1001 // There is no public way to it.
        ((IRelationalQueryingEnumerable)compiled).CreateDbCommand();
#pragma warning restore EF1001

    /// <summary>The context's connection.</summary>
    public IRelationalConnection Connection => _connection;

    /// <summary>Opens the connection where it is closed, until the matching <see cref="CloseAsync"/>.</summary>
    public Task OpenAsync(CancellationToken cancellationToken) => _connection.OpenAsync(cancellationToken);

    /// <summary>Closes the connection where <see cref="OpenAsync"/> opened it.</summary>
    public Task CloseAsync() => _connection.CloseAsync();

    /// <summary>Runs the command, which ends with the reader.</summary>
    public async Task<RelationalDataReader> ExecuteAsync(DbCommand command, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid();
        var start = DateTimeOffset.UtcNow;
        var watch = Stopwatch.GetTimestamp();
        await _connection.OpenAsync(cancellationToken);
        try
        {
            command = _logger.CommandInitialized(
                _connection, command, DbCommandMethod.ExecuteReader, context, id, _connection.ConnectionId, start, TimeSpan.Zero, CommandSource.LinqQuery);
            var given = await _logger.CommandReaderExecutingAsync(
                _connection, command, command.CommandText, context, id, _connection.ConnectionId, start, CommandSource.LinqQuery, cancellationToken);
            var rows = given.HasResult ? given.Result : await command.ExecuteReaderAsync(cancellationToken);
            rows = await _logger.CommandReaderExecutedAsync(
                _connection, command, command.CommandText, context, id, _connection.ConnectionId, rows, start, Stopwatch.GetElapsedTime(watch), CommandSource.LinqQuery, cancellationToken);
            var reader = new RelationalDataReader();
            reader.Initialize(_connection, command, rows, id, _logger);
            return reader;
        }
        catch (Exception e)
        {
            await TellAsync(command, id, start, Stopwatch.GetElapsedTime(watch), e, cancellationToken);
            await _connection.CloseAsync();
            throw;
        }
    }

    private Task TellAsync(DbCommand command, Guid id, DateTimeOffset start, TimeSpan took, Exception e, CancellationToken cancellationToken) =>
        e is OperationCanceledException || cancellationToken.IsCancellationRequested
            ? _logger.CommandCanceledAsync(
                _connection, command, command.CommandText, context, DbCommandMethod.ExecuteReader, id, _connection.ConnectionId, start, took, CommandSource.LinqQuery, CancellationToken.None)
            : _logger.CommandErrorAsync(
                _connection, command, command.CommandText, context, DbCommandMethod.ExecuteReader, id, _connection.ConnectionId, e, start, took, CommandSource.LinqQuery, CancellationToken.None);
}
