using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Modular.Kernel;
using Modular.Persistence;

namespace Modular.Platform.Jobs;

/// <summary>Runs what this process has claimed, and keeps its leases while it does.</summary>
internal sealed partial class JobRunner(JobClaims claims, ISystemScopes scopes, JobsOptions options, TimeProvider clock, ILogger<JobRunner> logger) : IAsyncDisposable
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<JobSlot, Task> _running = new();

    /// <summary>Begins to work on a claim. The task ends with the run and never fails.</summary>
    public Task Begin(ScheduledJob job, JobSlot claim)
    {
        var started = new TaskCompletionSource();
        var run = RunTrackedAsync(started.Task, job, claim);
        _running[claim] = run;
        started.SetResult();
        return run;
    }

    /// <summary>Cancels what runs and waits for it; its slots are free for other processes then.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running.Values);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAsync();

    private async Task RunTrackedAsync(Task started, ScheduledJob job, JobSlot claim)
    {
        await started.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await RunAsync(job, claim);
        }
        catch (Exception e)
        {
            // The slot is taken over when its lease is over.
            LogUnwritten(logger, e, job.Name, claim.Slot);
        }
        finally
        {
            _running.TryRemove(claim, out _);
        }
    }

    private async Task RunAsync(ScheduledJob job, JobSlot claim)
    {
        using var activity = new Activity($"job {job.Name}").Start();
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        using var written = new CancellationTokenSource();
        var keeping = KeepAsync(claim, ends, written.Token);
        try
        {
            var outcome = await TryAsync(job, claim, activity.TraceId.ToHexString(), ends.Token);
            if (!await WriteAsync(claim, outcome, ends.Token))
                LogLost(logger, job.Name, claim.Slot, claim.FencingNumber);
        }
        finally
        {
            await written.CancelAsync();
            await keeping;
        }
    }

    /// <summary>Lets the job work. Null where it was interrupted, for whatever it says about it then.</summary>
    private async Task<JobOutcome?> TryAsync(ScheduledJob job, JobSlot claim, string correlationId, CancellationToken cancellationToken)
    {
        var run = new JobRun(job.Name, claim.Slot, claim.Attempts, claim.FencingNumber!.Value);
        try
        {
            await using var scope = scopes.Open();
            await ((IJob)scope.ServiceProvider.GetRequiredService(job.Type)).RunAsync(run, cancellationToken);
            return JobOutcome.Done(run, correlationId);
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested)
        {
            LogInterrupted(logger, job.Name, claim.Slot, e.GetType().Name);
            return null;
        }
        catch (Exception e)
        {
            LogFailed(logger, e, job.Name, claim.Slot, correlationId);
            return JobOutcome.Failed(run, e, correlationId);
        }
    }

    /// <summary>Writes the outcome, or gives the run up; tries on while the database is away and the lease holds.</summary>
    private async Task<bool> WriteAsync(JobSlot claim, JobOutcome? outcome, CancellationToken ended)
    {
        while (true)
        {
            try
            {
                return outcome is null ? await claims.ReleaseAsync(claim, CancellationToken.None) : await claims.EndAsync(claim, outcome, CancellationToken.None);
            }
            catch (Exception e) when (StorageFailure.IsTemporary(e) && !ended.IsCancellationRequested)
            {
                await Task.Delay(Retry, clock, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Gives signs of life until the outcome is written; where they fail for as long as the lease holds, or come too late, the run is cancelled.</summary>
    private async Task KeepAsync(JobSlot claim, CancellationTokenSource ends, CancellationToken written)
    {
        var until = claim.LeaseUntil;
        while (true)
        {
            await Task.Delay(options.Lease / 3, clock, written).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (written.IsCancellationRequested)
                return;
            try
            {
                if (await claims.ExtendAsync(claim, written) is not { } extended)
                {
                    await ends.CancelAsync();
                    return;
                }

                until = extended;
            }
            catch (Exception e) when (!written.IsCancellationRequested)
            {
                LogNotKept(logger, e, claim.Job, claim.Slot);
                if (clock.GetUtcNow().UtcDateTime >= until)
                {
                    await ends.CancelAsync();
                    return;
                }
            }
            catch (Exception e)
            {
                LogEnded(logger, claim.Job, e.GetType().Name);
                return;
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The job {Job} failed at {Slot:O} (correlation id {CorrelationId})")]
    private static partial void LogFailed(ILogger logger, Exception why, string job, DateTime slot, string correlationId);

    [LoggerMessage(LogLevel.Information, "The job {Job} was interrupted at {Slot:O} ({Reason})")]
    private static partial void LogInterrupted(ILogger logger, string job, DateTime slot, string reason);

    [LoggerMessage(LogLevel.Warning, "The job {Job} lost its slot {Slot:O} to another process: what it says under the fencing number {Number} is refused")]
    private static partial void LogLost(ILogger logger, string job, DateTime slot, long? number);

    [LoggerMessage(LogLevel.Warning, "The job {Job} could not give a sign of life for its slot {Slot:O}")]
    private static partial void LogNotKept(ILogger logger, Exception why, string job, DateTime slot);

    [LoggerMessage(LogLevel.Error, "How the job {Job} ended at {Slot:O} could not be written; another process will begin the slot anew")]
    private static partial void LogUnwritten(ILogger logger, Exception why, string job, DateTime slot);

    [LoggerMessage(LogLevel.Debug, "The job {Job} ended while it gave a sign of life ({Reason})")]
    private static partial void LogEnded(ILogger logger, string job, string reason);
}
