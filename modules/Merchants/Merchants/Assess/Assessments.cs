using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.Assess;

/// <summary>What came of the assessment of a month.</summary>
/// <param name="Assessed">How many merchants were assessed now.</param>
/// <param name="AlreadyThere">How many were before.</param>
/// <param name="WithoutIndex">How many were not, as no edition of the index was in force when the month ended.</param>
internal sealed record AssessmentOutcome(int Assessed, int AlreadyThere, int WithoutIndex);

/// <summary>
/// Assesses all active merchants for a month (MER-07), by the edition of the index that was in force when it ended: one for all (MER-10). One merchant after the other is saved, always in
/// the same order: whoever is stopped goes on where it was stopped, and of several at the same time each finds what the others made.
/// </summary>
internal sealed class Assessments(ModuleDatabase<MerchantsDb> database, TimeProvider clock)
{
    /// <summary>Makes the scores that are missing.</summary>
    public async Task<AssessmentOutcome> AssessAsync(AssessmentPeriod period, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var (key, endsAt) = (period.Key, period.EndsAt);
        var merchants = await db.Merchants.Where(m => m.Status == MerchantStatus.Active && m.CreatedAt < endsAt).OrderBy(m => m.Id).Select(m => m.Id).ToListAsync(cancellationToken);
        var there = (await db.Scores.Where(s => s.Period == key).Select(s => s.MerchantId).ToListAsync(cancellationToken)).ToHashSet();
        var open = merchants.Where(m => !there.Contains(m)).ToList();
        var template = await db.KpiTemplates.AsNoTracking().Include(t => t.Components)
            .Where(t => t.PublishedAt < endsAt && (t.RetiredAt == null || t.RetiredAt >= endsAt)).OrderByDescending(t => t.Edition).FirstOrDefaultAsync(cancellationToken);
        if (template is null)
            return new(0, merchants.Count - open.Count, open.Count);
        var measured = open.Count == 0 ? null : await db.MeasureAsync(period, cancellationToken);
        var assessed = 0;
        foreach (var merchant in open)
        {
            var score = MerchantScore.Compute(merchant, period, template, measured!.Of(merchant), clock.GetUtcNow().UtcDateTime);
            assessed += await TryAddAsync(db, score, cancellationToken) ? 1 : 0;
        }

        return new(assessed, merchants.Count - assessed, 0);
    }

    private static async Task<bool> TryAddAsync(MerchantsDb db, MerchantScore score, CancellationToken cancellationToken)
    {
        try
        {
            db.Add(score);
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

/// <summary>Assesses merchants for the month that is over (MER-07), a day after its end: what other modules measure of it has come by then.</summary>
[Job("merchants.assess", "0 30 1 2 * ?")]
internal sealed class AssessMerchants(Assessments assessments) : IJob
{
    /// <inheritdoc/>
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var outcome = await assessments.AssessAsync(AssessmentPeriod.Before(run.Slot), cancellationToken);
        run.Count("assessed", outcome.Assessed);
        run.Count("alreadyThere", outcome.AlreadyThere);
        run.Count("withoutIndex", outcome.WithoutIndex);
    }
}
