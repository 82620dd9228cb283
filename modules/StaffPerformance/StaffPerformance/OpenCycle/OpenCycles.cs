using Modular.Kernel;
using Modular.Persistence;
using StaffPerformance.Model;
using StaffPerformance.Persistence;

namespace StaffPerformance.OpenCycle;

/// <summary>Opens the evaluations of the month that begins (STF-13).</summary>
[Job("staff-performance.open-cycles", "0 5 0 1 * ?")]
internal sealed class OpenCycles(ModuleDatabase<StaffPerformanceDb> database, EvaluationCycles cycles) : IJob
{
    /// <inheritdoc/>
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var cycle = await cycles.OpenAsync(db, EvaluationPeriod.At(run.Slot), Actor.System, cancellationToken);
        run.Count("opened", cycle.Opened);
        run.Count("alreadyOpen", cycle.AlreadyOpen);
        run.Count("withoutTemplate", cycle.WithoutTemplate);
    }
}
