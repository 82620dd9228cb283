using System.Data.Common;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Modular.Persistence.Telemetry;

/// <summary>
/// Tells of each SQL command, where somebody listens to the source or the meter <see cref="Name"/>: its text, which holds parameters and
/// no values, and its duration up to the first row.
/// </summary>
public sealed class SqlSpans : DbCommandInterceptor
{
    /// <summary>The name of the <see cref="ActivitySource"/> and of the <see cref="Meter"/>.</summary>
    public const string Name = "Modular.Sql";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("db.client.operation.duration", "s", "How long SQL commands take up to their first row.");

    /// <inheritdoc/>
    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        Tell(command, eventData);
        return result;
    }

    /// <inheritdoc/>
    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        Tell(command, eventData);
        return new(result);
    }

    /// <inheritdoc/>
    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result)
    {
        Tell(command, eventData);
        return result;
    }

    /// <inheritdoc/>
    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Tell(command, eventData);
        return new(result);
    }

    /// <inheritdoc/>
    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => Tell(command, eventData, eventData.Exception);

    /// <inheritdoc/>
    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Tell(command, eventData, eventData.Exception);
        return Task.CompletedTask;
    }

    private static void Tell(DbCommand command, CommandEndEventData data, Exception? failure = null)
    {
        Duration.Record(data.Duration.TotalSeconds);
        if (!Source.HasListeners())
            return;
        using var activity = Source.StartActivity("SQL", ActivityKind.Client, default(ActivityContext), startTime: data.StartTime);
        activity?.SetTag("db.system.name", command is Npgsql.NpgsqlCommand ? "postgresql" : "sqlite").SetTag("db.query.text", command.CommandText)
            .SetStatus(failure is null ? ActivityStatusCode.Ok : ActivityStatusCode.Error, failure?.GetType().Name)
            .SetEndTime((data.StartTime + data.Duration).UtcDateTime);
    }
}
