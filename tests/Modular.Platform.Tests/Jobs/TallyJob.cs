using System.Collections.Concurrent;
using Modular.Kernel;

namespace Modular.Platform.Tests.Jobs;

/// <summary>What the jobs of a test have done, and what they do.</summary>
public sealed class Tally
{
    public ConcurrentQueue<JobRun> Runs { get; } = new();

    /// <summary>What a run does after it was counted.</summary>
    public Func<JobRun, CancellationToken, Task> Work { get; set; } = (_, _) => Task.CompletedTask;
}

/// <summary>Counts its runs.</summary>
internal sealed class TallyJob(Tally tally, ICaller caller) : IJob
{
    public const string Name = "test.tally";

    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        Assert.Equal("system", caller.Name);
        tally.Runs.Enqueue(run);
        run.Count("seen", 2);
        await tally.Work(run, cancellationToken);
    }
}
