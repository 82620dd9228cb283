using System.Collections.Concurrent;

namespace Modular.Kernel;

/// <summary>One try of a job at one of its slots.</summary>
/// <param name="job">The job's name.</param>
/// <param name="slot">The time that the schedule named (UTC); the job may run later.</param>
/// <param name="attempt">Which try it is, from 1; more than 1 where a process died in the middle.</param>
/// <param name="fencingNumber">Grows with each try of this job: a system outside can refuse a writer whose number is below one it has seen.</param>
public sealed class JobRun(string job, DateTime slot, int attempt, long fencingNumber)
{
    private readonly ConcurrentDictionary<string, long> _counts = new();

    /// <summary>The job's name.</summary>
    public string Job { get; } = job;

    /// <summary>The time that the schedule named (UTC).</summary>
    public DateTime Slot { get; } = slot;

    /// <summary>Which try it is, from 1.</summary>
    public int Attempt { get; } = attempt;

    /// <summary>Grows with each try of this job.</summary>
    public long FencingNumber { get; } = fencingNumber;

    /// <summary>What the job has counted so far.</summary>
    public IReadOnlyDictionary<string, long> Counts => _counts;

    /// <summary>Adds to one of the figures that are kept with the run.</summary>
    /// <param name="what">The figure's name, <c>removed</c>.</param>
    /// <param name="number">How many more.</param>
    public void Count(string what, long number = 1) => _counts.AddOrUpdate(what, number, (_, so) => so + number);
}

/// <summary>A job could not do its work. The message is kept with the run and shown to operators, so it names nobody; that of any other exception goes to the log alone.</summary>
/// <param name="message">What was wrong, without personal data.</param>
/// <param name="cause">What led to it; logged.</param>
public sealed class JobFailedException(string message, Exception? cause = null) : Exception(message, cause);
