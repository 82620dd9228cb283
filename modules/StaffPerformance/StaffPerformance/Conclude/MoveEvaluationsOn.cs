using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;
using StaffPerformance.Contracts;
using StaffPerformance.Model;
using StaffPerformance.Persistence;

namespace StaffPerformance.Conclude;

/// <summary>
/// Moves on what waits for nobody any more: to the panel where the time for one's own assessment is over (STF-14), and to its end where the time for an appeal is over, acknowledged or
/// not, or the appeal is answered (STF-17). Each is saved by itself, so that it can be stopped and repeated.
/// </summary>
[Job("staff-performance.move-on", "0 20 * * * ?")]
internal sealed class MoveEvaluationsOn(ModuleDatabase<StaffPerformanceDb> database, TimeProvider clock) : IJob
{
    /// <inheritdoc/>
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        List<EvaluationId> due;
        await using (var db = database.Open(SystemCaller.Instance))
        {
            due = await db.Evaluations
                .Where(e => (e.Status == EvaluationStatus.SelfAssess && e.SelfAssessmentDueAt < now)
                    || ((e.Status == EvaluationStatus.Published || e.Status == EvaluationStatus.Acknowledged) && e.AppealUntil < now)
                    || e.Status == EvaluationStatus.Rechecked)
                .OrderBy(e => e.Id).Select(e => e.Id).ToListAsync(cancellationToken);
        }

        foreach (var id in due)
        {
            await using var db = database.Open(SystemCaller.Instance);
            var evaluation = await db.Evaluations.SingleAsync(e => e.Id == id, cancellationToken);
            // What somebody did meanwhile stands; the next run looks again.
            if (MoveOn(evaluation, now) is { } counted && await db.TrySaveChangesAsync(cancellationToken) is null)
                run.Count(counted);
        }
    }

    private static string? MoveOn(Evaluation evaluation, DateTime now)
    {
        switch (evaluation.Status)
        {
            case EvaluationStatus.SelfAssess:
                return evaluation.PassOverSelfAssessment(now) is null ? "passedOver" : null;
            case EvaluationStatus.Published when evaluation.AppealUntil < now:
                return evaluation.Acknowledge(Actor.System, now) is null && evaluation.Finalise(Actor.System, now) is null ? "finalised" : null;
            case EvaluationStatus.Acknowledged or EvaluationStatus.Rechecked:
                return evaluation.Finalise(Actor.System, now) is null ? "finalised" : null;
            default:
                return null;
        }
    }
}
