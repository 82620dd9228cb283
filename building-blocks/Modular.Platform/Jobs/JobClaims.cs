using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Modular.Kernel;
using Modular.Persistence;
using Modular.Platform.Persistence;

namespace Modular.Platform.Jobs;

/// <summary>
/// Who works off which slot. All processes ask the one table; unique rows decide, so that a slot has one owner at a time, and of a job one slot.
/// An owner writes under its fencing number, which is refused once another has taken the slot over.
/// </summary>
internal sealed class JobClaims(ModuleDatabase<PlatformDb> database, JobsOptions options, TimeProvider clock)
{
    private readonly string _me = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid().ToString("N")[..8]}";

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The newest slot of the schedule that somebody has decided (UTC); where there is none, since when the job is known.</summary>
    public async Task<DateTime> DecidedToAsync(string job, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var last = await db.JobSlots.Where(s => s.Job == job && s.Trigger == JobTrigger.Schedule).MaxAsync(s => (DateTime?)s.Slot, cancellationToken);
        return last ?? await KnownSinceAsync(db, job, cancellationToken);
    }

    /// <summary>Takes a slot for this process.</summary>
    public async Task<ClaimResult> ClaimAsync(string job, DateTime slot, JobTrigger trigger, CancellationToken cancellationToken)
    {
        while (true)
        {
            var now = Now;
            if (await TryAddAsync(fence => new()
                {
                    Job = job, Slot = slot, Trigger = trigger, State = JobRunState.Running, Attempts = 1, FencingNumber = fence,
                    Owner = _me, StartedAt = now, LeaseUntil = now + options.Lease,
                }, job, cancellationToken) is { } mine)
                return new(mine, null);
            await using var db = database.Open(SystemCaller.Instance);
            // Neither: two slots were after one fencing number, or what ran has just ended.
            if (await db.JobSlots.AsNoTracking().Where(s => s.Job == job && (s.Slot == slot || s.State == JobRunState.Running))
                .OrderByDescending(s => s.Slot == slot).FirstOrDefaultAsync(cancellationToken) is { } other)
                return new(null, other);
        }
    }

    /// <summary>Notes that a slot is not run.</summary>
    public Task SkipAsync(string job, DateTime slot, CancellationToken cancellationToken)
    {
        var now = Now;
        return TryAddAsync(_ => new()
        {
            Job = job, Slot = slot, Trigger = JobTrigger.Schedule, State = JobRunState.Skipped, Owner = _me, StartedAt = now, EndedAt = now, LeaseUntil = now,
        }, job, cancellationToken);
    }

    /// <summary>The runs whose owners have given no sign of life in time.</summary>
    public async Task<IReadOnlyList<JobSlot>> AbandonedAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var now = Now;
        return await db.JobSlots.AsNoTracking().Where(s => s.State == JobRunState.Running && s.LeaseUntil <= now).ToListAsync(cancellationToken);
    }

    /// <summary>Takes an abandoned run over, under a higher fencing number; null where another process was faster, or its owner is back.</summary>
    public async Task<JobSlot?> TakeOverAsync(JobSlot abandoned, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var now = Now;
        var taken = await Held(db, abandoned).Where(s => s.LeaseUntil <= now).ExecuteUpdateAsync(set => set
            .SetProperty(s => s.Owner, _me)
            .SetProperty(s => s.LeaseUntil, now + options.Lease)
            .SetProperty(s => s.Attempts, s => s.Attempts + 1)
            .SetProperty(s => s.FencingNumber, s => db.JobSlots.Where(o => o.Job == s.Job).Max(o => o.FencingNumber) + 1), cancellationToken) > 0;
        return taken ? await db.JobSlots.AsNoTracking().SingleOrDefaultAsync(s => s.Id == abandoned.Id && s.Owner == _me, cancellationToken) : null;
    }

    /// <summary>Gives a sign of life. Null where the run is another process's by now, otherwise until when it holds (UTC).</summary>
    public async Task<DateTime?> ExtendAsync(JobSlot claim, CancellationToken cancellationToken)
    {
        var until = Now + options.Lease;
        return await WriteAsync(claim, set => set.SetProperty(s => s.LeaseUntil, until), cancellationToken) ? until : null;
    }

    /// <summary>Gives the run up before its end, for another process to begin anew at once. False where it is another one's already.</summary>
    public Task<bool> ReleaseAsync(JobSlot claim, CancellationToken cancellationToken)
    {
        var now = Now;
        return WriteAsync(claim, set => set.SetProperty(s => s.LeaseUntil, now), cancellationToken);
    }

    /// <summary>Writes how the run ended. False where it is another process's by now, and nothing was written.</summary>
    public Task<bool> EndAsync(JobSlot claim, JobOutcome outcome, CancellationToken cancellationToken)
    {
        var (now, counts) = (Now, JobSlot.Write(outcome.Counts));
        return WriteAsync(claim, set => set
            .SetProperty(s => s.State, outcome.State)
            .SetProperty(s => s.EndedAt, now)
            .SetProperty(s => s.ErrorType, outcome.ErrorType)
            .SetProperty(s => s.ErrorMessage, outcome.ErrorMessage)
            .SetProperty(s => s.CorrelationId, outcome.CorrelationId)
            .SetProperty(s => s.CountsJson, counts), cancellationToken);
    }

    private async Task<DateTime> KnownSinceAsync(PlatformDb db, string job, CancellationToken cancellationToken)
    {
        if (await db.Jobs.AsNoTracking().SingleOrDefaultAsync(j => j.Name == job, cancellationToken) is { } known)
            return known.Since;
        var added = db.Add(new KnownJob { Name = job, Since = Now });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return added.Entity.Since;
        }
        catch (DbUpdateException e) when (UniqueViolation.IsAny(e))
        {
            added.State = EntityState.Detached;
            return (await db.Jobs.AsNoTracking().SingleAsync(j => j.Name == job, cancellationToken)).Since;
        }
    }

    /// <summary>Adds a row under the job's next fencing number; null where a unique row stands against it.</summary>
    private async Task<JobSlot?> TryAddAsync(Func<long, JobSlot> make, string job, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var highest = await db.JobSlots.Where(s => s.Job == job).MaxAsync(s => s.FencingNumber, cancellationToken) ?? 0;
            var added = db.Add(make(highest + 1)).Entity;
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return added;
        }
        catch (DbUpdateException e) when (UniqueViolation.IsAny(e))
        {
            return null;
        }
    }

    private async Task<bool> WriteAsync(JobSlot claim, Action<UpdateSettersBuilder<JobSlot>> set, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        return await Held(db, claim).ExecuteUpdateAsync(set, cancellationToken) > 0;
    }

    /// <summary>The row of a run for as long as nobody has taken it over.</summary>
    private static IQueryable<JobSlot> Held(PlatformDb db, JobSlot claim) =>
        db.JobSlots.Where(s => s.Id == claim.Id && s.FencingNumber == claim.FencingNumber && s.State == JobRunState.Running);
}

/// <summary>What became of an attempt to take a slot.</summary>
/// <param name="Claimed">The run, which this process owns now; null where it does not.</param>
/// <param name="InTheWay">The run at this slot, whatever became of it; else the job's run at another slot that goes on. Null where it was claimed.</param>
internal sealed record ClaimResult(JobSlot? Claimed, JobSlot? InTheWay);

/// <summary>How a run ended.</summary>
internal sealed record JobOutcome(JobRunState State, IReadOnlyDictionary<string, long> Counts, string? ErrorType, string? ErrorMessage, string? CorrelationId)
{
    private static readonly Dictionary<string, long> Nothing = [];

    /// <summary>Its work is done.</summary>
    public static JobOutcome Done(JobRun run, string? correlationId) => new(JobRunState.Succeeded, run.Counts, null, null, correlationId);

    /// <summary>It failed. Messages of exceptions that were not made for it may name people, so they are left to the log.</summary>
    public static JobOutcome Failed(JobRun run, Exception why, string? correlationId) => new(
        JobRunState.Failed, run.Counts, Cut(why.GetType().FullName!, JobSlotConfiguration.NameLength),
        why is JobFailedException told ? Cut(told.Message, JobSlotConfiguration.ErrorLength) : "See the log of this correlation id.", correlationId);

    /// <summary>Its processes died in the middle, again and again.</summary>
    public static JobOutcome GivenUp(int attempts) => new(
        JobRunState.Failed, Nothing, "Abandoned", $"{attempts} processes in turn stopped giving signs of life while they ran it.", null);

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
