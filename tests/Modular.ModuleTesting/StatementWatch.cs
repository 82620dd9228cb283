using System.Collections.Concurrent;
using System.Diagnostics;
using Modular.Persistence.Telemetry;

namespace Modular.ModuleTesting;

/// <summary>Counts the SQL commands that the code between its making and its disposal runs, and no others.</summary>
public sealed class StatementWatch : IDisposable
{
    private readonly ConcurrentQueue<Activity> _commands = new();
    private readonly ActivityListener _listener;
    private readonly Activity _outer;

    /// <summary>Begins.</summary>
    public StatementWatch()
    {
        _listener = new()
        {
            ShouldListenTo = s => s.Name == SqlSpans.Name,
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = _commands.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
        _outer = new Activity("watch").Start();
    }

    /// <summary>The texts of the commands so far.</summary>
    public IReadOnlyList<string> Texts => [.. _commands.Where(c => c.TraceId == _outer.TraceId).Select(c => $"{c.GetTagItem("db.query.text")}")];

    /// <summary>How many they are.</summary>
    public int Count => Texts.Count;

    /// <inheritdoc/>
    public void Dispose()
    {
        _outer.Dispose();
        _listener.Dispose();
    }
}
