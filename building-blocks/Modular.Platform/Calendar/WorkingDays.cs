using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;
using Modular.Platform.Persistence;

namespace Modular.Platform.Calendar;

/// <summary>
/// The table of days, kept in memory for a minute after it was read: who changes a day makes this process read it again at once, and
/// the others read it in their turn.
/// </summary>
internal sealed class WorkingDays(ModuleDatabase<PlatformDb> database, TimeProvider clock) : IWorkingCalendar
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private Reading? _last;
    private int _changes;

    public async ValueTask<WorkingCalendar> ForAsync(WorkingHours hours, CancellationToken cancellationToken) =>
        new(hours, await DaysAsync(cancellationToken));

    /// <summary>A day was changed here.</summary>
    public void Changed()
    {
        Interlocked.Increment(ref _changes);
        Volatile.Write(ref _last, null);
    }

    private async ValueTask<IReadOnlyDictionary<DateOnly, ExceptionalDay>> DaysAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        // Where the clock was put back, what was read is not younger than it says.
        if (Volatile.Read(ref _last) is { } last && now >= last.At && now - last.At < Fresh)
            return last.Days;
        var changes = Volatile.Read(ref _changes);
        await using var db = database.Open(SystemCaller.Instance);
        var days = (await db.CalendarDays.AsNoTracking().ToListAsync(cancellationToken)).ToDictionary(d => d.Date, d => d.Told());
        Volatile.Write(ref _last, new(days, now));
        if (changes != Volatile.Read(ref _changes))
            Volatile.Write(ref _last, null);
        return days;
    }

    private sealed record Reading(IReadOnlyDictionary<DateOnly, ExceptionalDay> Days, DateTime At);
}
