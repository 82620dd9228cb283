using Merchants.Model;
using Modular.Kernel;

namespace Merchants.ReviewDocument;

/// <summary>By when reviews are due, in working time (DOC-09, DOC-10), with what a pause leaves of it (DOC-11).</summary>
internal sealed class ReviewTimers(IWorkingCalendar calendar, MerchantsOptions options)
{
    /// <summary>By when a detailed review is due that begins now (both UTC).</summary>
    public async Task<DateTime> DetailsDueAtAsync(DateTime at, CancellationToken cancellationToken) =>
        (await CalendarAsync(cancellationToken)).AddWorkingDays(at, options.DetailedReviewWorkingDays);

    /// <summary>The working time that is left for the review that the paper waits for; zero where it is over.</summary>
    public async Task<TimeSpan> RemainingAsync(Document paper, DateTime at, CancellationToken cancellationToken) =>
        paper.DueAt is { } due ? (await CalendarAsync(cancellationToken)).WorkingTimeBetween(at, due) : TimeSpan.Zero;

    /// <summary>By when a review is due that goes on now, with what was left of its time; what was over when it was stopped is due as before.</summary>
    public async Task<DateTime> ResumedDueAtAsync(Document paper, DateTime at, CancellationToken cancellationToken) => paper switch
    {
        { RemainingTime: { } left } when left > TimeSpan.Zero => (await CalendarAsync(cancellationToken)).AddWorkingTime(at, left),
        { PausedDueAt: { } before } => before,
        _ => await DetailsDueAtAsync(at, cancellationToken),
    };

    /// <summary>When reviews with these due times count as breached (both UTC), in the order of the due times.</summary>
    public async Task<IReadOnlyList<DateTime?>> BreachesOfAsync(IReadOnlyList<DateTime?> due, CancellationToken cancellationToken)
    {
        if (options.ReviewBreachWorkingMinutes == 0)
            return due;
        var working = await CalendarAsync(cancellationToken);
        return [.. due.Select(d => d is { } at ? working.AddWorkingTime(at, TimeSpan.FromMinutes(options.ReviewBreachWorkingMinutes)) : (DateTime?)null)];
    }

    private ValueTask<WorkingCalendar> CalendarAsync(CancellationToken cancellationToken) => calendar.ForAsync(options.WorkingTime, cancellationToken);
}
