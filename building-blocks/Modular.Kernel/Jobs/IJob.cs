namespace Modular.Kernel;

/// <summary>
/// Work that is done by the clock. A class with <see cref="JobAttribute"/> is found in the module's assembly, made in a scope of its own, and runs as the
/// system. Each of its times (its slots) is worked off by one process, whatever number of them shares the database.
/// </summary>
/// <remarks>
/// A process that dies in the middle leaves its slot to another one, which begins it anew: a job must bear being repeated. Of one job, one slot runs at a time.
/// </remarks>
public interface IJob
{
    /// <summary>Works off one slot. An exception makes the run FAILED; the next slot comes nevertheless.</summary>
    /// <param name="run">Which slot, and where the job counts what it has done.</param>
    /// <param name="cancellationToken">Cancelled when the process stops, and when the slot was lost to another process: end soon and write nothing more.</param>
    Task RunAsync(JobRun run, CancellationToken cancellationToken);
}
