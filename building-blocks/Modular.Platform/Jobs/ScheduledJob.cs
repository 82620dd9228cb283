using Modular.Kernel;
using Quartz;

namespace Modular.Platform.Jobs;

/// <summary>A job with the times that are in force.</summary>
/// <param name="Name">Its stable name.</param>
/// <param name="Type">Its class.</param>
/// <param name="Cron">When, in the zone that it carries.</param>
/// <param name="IsEnabled">Whether the clock runs it.</param>
/// <param name="Misfire">What becomes of slots at which no process ran.</param>
internal sealed record ScheduledJob(string Name, Type Type, CronExpression Cron, bool IsEnabled, JobMisfire Misfire)
{
    /// <summary>The first slot after the time (both UTC); null where none comes any more.</summary>
    public DateTime? After(DateTime time) => Cron.GetNextValidTimeAfter(new(time))?.UtcDateTime;

    /// <summary>
    /// The slot to work off now, all before it being decided or passed over; null where the next one lies in the future. Slots follow each other
    /// while they are begun in time; where one was missed, the newest stands for all.
    /// </summary>
    /// <param name="decided">The newest slot that needs nothing any more (UTC).</param>
    /// <param name="now">The time (UTC).</param>
    /// <param name="misfireAfter">How late a slot may be begun before it counts as missed.</param>
    public DueSlot? Due(DateTime decided, DateTime now, TimeSpan misfireAfter)
    {
        if (After(decided) is not { } first || first > now)
            return null;
        var oldest = now - misfireAfter;
        if (first >= oldest)
            return new(first, IsMissed: false);
        var newest = Cron.GetPreviousValidTimeBefore(new(now.AddTicks(1)))?.UtcDateTime ?? first;
        return new(newest, IsMissed: newest < oldest);
    }
}

/// <summary>A slot that has come.</summary>
/// <param name="Slot">Its time (UTC).</param>
/// <param name="IsMissed">Whether it is too late for it, but for a job that catches up.</param>
internal readonly record struct DueSlot(DateTime Slot, bool IsMissed);
