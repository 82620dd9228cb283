using Accounts.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.Messaging;
using StaffPerformance.Contracts.Events;
using StaffPerformance.Contracts.Inbound;
using StaffPerformance.Model;
using StaffPerformance.Persistence;

namespace StaffPerformance.Reactions;

/// <summary>
/// Books what an inspection found a user responsible for as an adjustment of the score (QC-14, STF-24), once for each finding and user, and gives the points back where it is withdrawn, before
/// or after. Of a user who was never a staff member it is kept unassigned: it counts nowhere, and human resources see it.
/// </summary>
internal sealed class BookResponsibility(StaffPerformanceDb db, TimeProvider clock) : IHandle<ResponsibilityFound>, IHandle<ResponsibilityWithdrawn>
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <inheritdoc/>
    public async Task HandleAsync(ResponsibilityFound happened, EventSource source, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(happened.PointsDeducted);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(happened.Code.Length, FieldLengths.Code);
        var known = await FindAsync(happened.Finding, happened.User, cancellationToken);
        if (known.AdjustmentId is not null)
            return;
        var user = happened.User;
        // Who has left and come back answers in the employment of now; who has left, in the last one.
        var member = await db.Staff.AsNoTracking().Where(m => m.UserId == user)
            .OrderBy(m => m.Status == StaffStatus.Active ? 0 : 1).ThenByDescending(m => m.HiredOn).ThenBy(m => m.Id).FirstOrDefaultAsync(cancellationToken);
        var period = EvaluationPeriod.At(happened.CommittedAt ?? source.OccurredAt);
        var cost = ScoreAdjustment.Find(new(Guid.CreateVersion7()), happened.Finding, user, member?.Id, happened.PointsDeducted, period, happened.Code, Now);
        known.Book(cost.Id);
        Book(cost, happened.Finding);
        if (known.IsWithdrawn)
            Book(cost.Reverse(new(Guid.CreateVersion7()), Now), happened.Finding);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task HandleAsync(ResponsibilityWithdrawn happened, EventSource source, CancellationToken cancellationToken)
    {
        var known = await FindAsync(happened.Finding, happened.User, cancellationToken);
        if (known.IsWithdrawn)
            return;
        known.Withdraw();
        if (known.AdjustmentId is { } id)
            Book((await db.Adjustments.AsNoTracking().SingleAsync(a => a.Id == id, cancellationToken)).Reverse(new(Guid.CreateVersion7()), Now), happened.Finding);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<Responsibility> FindAsync(Guid finding, UserId user, CancellationToken cancellationToken) =>
        await db.Responsibilities.SingleOrDefaultAsync(r => r.Finding == finding && r.UserId == user, cancellationToken) ?? db.Add(Responsibility.Of(finding, user)).Entity;

    private void Book(ScoreAdjustment adjustment, Guid finding)
    {
        db.Add(adjustment);
        if (adjustment.StaffMemberId is { } member)
            db.Raise(new ScoreAdjusted(adjustment.Id, member, adjustment.Period, finding, adjustment.ReversesId is not null), adjustment.At);
    }
}
