using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;
using StaffPerformance.Model;
using StaffPerformance.Persistence;

namespace StaffPerformance.OpenCycle;

/// <summary>What came of opening the evaluations of a month.</summary>
/// <param name="Opened">How many evaluations were made now.</param>
/// <param name="AlreadyOpen">How many were there before.</param>
/// <param name="WithoutTemplate">How many staff members have none, since no template was in force for their position when the month began (STF-31).</param>
internal sealed record OpenedCycle(int Opened, int AlreadyOpen, int WithoutTemplate);

/// <summary>
/// Makes the evaluations of a month for all who are employed (STF-13). One staff member after the other is saved, always in the same order: whoever is stopped goes on where it was
/// stopped, and of several at the same time each finds what the others made.
/// </summary>
internal sealed class EvaluationCycles(IWorkingCalendar calendar, StaffPerformanceOptions options, TimeProvider clock)
{
    /// <summary>Makes those that are missing.</summary>
    public async Task<OpenedCycle> OpenAsync(StaffPerformanceDb db, EvaluationPeriod period, Actor by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var deadlines = await DeadlinesAsync(period, cancellationToken);
        var templates = await TemplatesInForceAsync(db, period, cancellationToken);
        var (key, lastDay) = (period.Key, period.LastDay);
        var staff = await db.Staff.AsNoTracking().Where(m => m.Status == StaffStatus.Active && m.HiredOn <= lastDay).OrderBy(m => m.Id).ToListAsync(cancellationToken);
        var evaluated = (await db.Evaluations.Where(e => e.Period == key).Select(e => e.StaffMemberId).ToListAsync(cancellationToken)).ToHashSet();
        var (opened, there, without) = (0, 0, 0);
        foreach (var member in staff)
        {
            if (evaluated.Contains(member.Id))
                there++;
            else if (!templates.TryGetValue(member.Position, out var template))
                without++;
            else if (await TryAddAsync(db, Evaluation.Open(new(Guid.CreateVersion7()), member, template, period, deadlines, by, now), cancellationToken))
                opened++;
            else
                there++;
        }

        return new(opened, there, without);
    }

    /// <summary>By when the parts of a month's evaluations should be done.</summary>
    public async Task<EvaluationDeadlines> DeadlinesAsync(EvaluationPeriod period, CancellationToken cancellationToken) =>
        Deadlines(period, await calendar.ForAsync(options.WorkingTime, cancellationToken), options);

    /// <summary>By when the parts of a month's evaluations should be done.</summary>
    public static EvaluationDeadlines Deadlines(EvaluationPeriod period, WorkingCalendar calendar, StaffPerformanceOptions options)
    {
        var self = calendar.AddWorkingDays(period.EndsAt, options.SelfAssessmentWorkingDays);
        return new(self, calendar.AddWorkingDays(self, options.PanelWorkingDays));
    }

    // What everybody could see before the month began measures it (STF-31), whatever was published since.
    private static async Task<Dictionary<StaffPosition, KpiTemplate>> TemplatesInForceAsync(StaffPerformanceDb db, EvaluationPeriod period, CancellationToken cancellationToken)
    {
        var start = period.StartsAt;
        var all = await db.Templates.AsNoTracking().Include(t => t.Indicators)
            .Where(t => t.PublishedAt < start && (t.RetiredAt == null || t.RetiredAt >= start)).ToListAsync(cancellationToken);
        return all.GroupBy(t => t.Position).ToDictionary(g => g.Key, g => g.MaxBy(t => t.Edition)!);
    }

    private static async Task<bool> TryAddAsync(StaffPerformanceDb db, Evaluation evaluation, CancellationToken cancellationToken)
    {
        try
        {
            db.Add(evaluation);
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException failure) when (UniqueViolation.IsAny(failure))
        {
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }
}
