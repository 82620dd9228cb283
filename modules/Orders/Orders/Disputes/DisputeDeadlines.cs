using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.Disputes;

/// <summary>Does what silence means in disputes (ORD-13): a merchant who does not reply leaves it to the platform, a buyer who says nothing to the reply has accepted it.</summary>
[Job("orders.dispute-deadlines", "40 * * * * ?")]
internal sealed class DisputeDeadlines(ModuleDatabase<OrdersDb> database, OrdersOptions options, TimeProvider clock) : IJob
{
    /// <inheritdoc/>
    public Task RunAsync(JobRun run, CancellationToken cancellationToken) => OneByOne.EachAsync(
        database, run, "stepped", clock,
        (db, now) => db.Disputes.Where(d => (d.Status == DisputeStatus.Open || d.Status == DisputeStatus.MerchantReplied) && d.DueAt < now)
            .Select(d => new Due<DisputeCaseId> { Id = d.Id, When = d.DueAt!.Value }),
        StepAsync, cancellationToken);

    private async Task<bool> StepAsync(DisputeCaseId id, DateTime now, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var dispute = await db.Disputes.SingleAsync(d => d.Id == id, cancellationToken);
        if (!(dispute.DueAt < now))
            return false;
        var refused = dispute.Status switch
        {
            DisputeStatus.Open => dispute.Escalate(StepReason.Told("SILENCE_ESCALATED"), Actor.System, now, options.AfterSales),
            DisputeStatus.MerchantReplied => dispute.Withdraw(StepReason.Told("SILENCE_AGREED"), Actor.System, now),
            _ => dispute.Refuse(DisputeStatus.Open),
        };
        return refused is null && await db.TrySaveChangesAsync(cancellationToken) is null;
    }
}
