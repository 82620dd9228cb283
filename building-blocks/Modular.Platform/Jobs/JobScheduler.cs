using Microsoft.Extensions.Logging;
using Modular.Kernel;
using Modular.Persistence;

namespace Modular.Platform.Jobs;

/// <summary>Works off the slots of all jobs as they come, and what other processes have abandoned.</summary>
internal sealed partial class JobScheduler(
    JobCatalog catalog, JobClaims claims, JobRunner runner, JobsOptions options, TimeProvider clock, ILoggerFactory loggers) : IBackgroundWork
{
    private readonly ILogger _logger = loggers.CreateLogger<JobScheduler>();

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken stopping)
    {
        var pump = new BackgroundLoops(loggers.CreateLogger<BackgroundLoops>());
        if (options.Enabled)
        {
            foreach (var job in catalog.Jobs.Values.Where(j => j.IsEnabled))
                pump.Run($"job {job.Name}", new JobTurns(job, claims, runner, options, clock).NextAsync);
            pump.Run("taking over jobs", TakeOverAsync);
        }

        await Task.Delay(Timeout.Infinite, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(runner.StopAsync(), pump.DisposeAsync().AsTask());
    }

    /// <summary>Takes over what was abandoned, then waits for half a lease.</summary>
    private async Task TakeOverAsync(CancellationToken stopping)
    {
        foreach (var abandoned in await claims.AbandonedAsync(stopping))
        {
            if (!catalog.Jobs.TryGetValue(abandoned.Job, out var job))
                continue;
            if (abandoned.Attempts >= options.MaxAttempts)
            {
                await claims.EndAsync(abandoned, JobOutcome.GivenUp(abandoned.Attempts), stopping);
                LogGivenUp(_logger, abandoned.Job, abandoned.Slot, abandoned.Attempts);
            }
            else if (await claims.TakeOverAsync(abandoned, stopping) is { } taken)
            {
                LogTakenOver(_logger, taken.Job, taken.Slot, abandoned.Owner, taken.Attempts);
                _ = runner.Begin(job, taken);
            }
        }

        await Task.Delay(options.Lease / 2, clock, stopping);
    }

    [LoggerMessage(LogLevel.Warning, "The job {Job} at {Slot:O} is taken over from {Owner}, attempt {Attempt}")]
    private static partial void LogTakenOver(ILogger logger, string job, DateTime slot, string owner, int attempt);

    [LoggerMessage(LogLevel.Error, "The job {Job} at {Slot:O} is given up after {Attempts} processes died while they ran it")]
    private static partial void LogGivenUp(ILogger logger, string job, DateTime slot, int attempts);
}

/// <summary>The slots of one job, one after another.</summary>
internal sealed class JobTurns(ScheduledJob job, JobClaims claims, JobRunner runner, JobsOptions options, TimeProvider clock)
{
    // Clocks are put right and machines sleep: a long wait looks at the clock in between.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WhileBusy = TimeSpan.FromSeconds(1);

    private DateTime _decided = DateTime.MinValue.ToUniversalTime();

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Works off the slot that has come, whoever gets it; waits for it where none has.</summary>
    public async Task NextAsync(CancellationToken stopping)
    {
        var stored = await claims.DecidedToAsync(job.Name, stopping);
        _decided = stored > _decided ? stored : _decided;
        var now = Now;
        if (job.Due(_decided, now, options.MisfireAfter) is not { } due)
            await UntilAsync(job.After(_decided > now ? _decided : now), stopping);
        else if (due.IsMissed && job.Misfire == JobMisfire.Skip)
            await claims.SkipAsync(job.Name, due.Slot, stopping);
        else
            await RunAsync(due.Slot, stopping);
    }

    private async Task RunAsync(DateTime slot, CancellationToken stopping)
    {
        var (claimed, inTheWay) = await claims.ClaimAsync(job.Name, slot, JobTrigger.Schedule, stopping);
        if (claimed is not null)
            await runner.Begin(job, claimed);
        else if (inTheWay!.Slot == slot)
            _decided = slot;
        else
            await Task.Delay(WhileBusy, clock, stopping);
    }

    private async Task UntilAsync(DateTime? slot, CancellationToken stopping)
    {
        while (slot is null || Now < slot)
        {
            var left = slot is null ? LongestWait : slot.Value - Now;
            // In whole milliseconds, as timers count, and never too early.
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(Math.Clamp(left.TotalMilliseconds, 0, LongestWait.TotalMilliseconds))), clock, stopping);
        }
    }
}
