using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.Exits;

/// <summary>Moves merchants' exits on as far as what is open allows (MER-08). Each is saved by itself, so that it can be stopped and repeated.</summary>
[Job("merchants.advance-exits", "0 25 * * * ?")]
internal sealed class AdvanceExits(ModuleDatabase<MerchantsDb> database, OpenObligations obligations, MerchantsOptions options, TimeProvider clock) : IJob
{
    /// <inheritdoc/>
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        List<MerchantExitId> running;
        await using (var db = database.Open(SystemCaller.Instance))
            running = await db.Exits.Where(e => e.Status == MerchantExitStatus.Running).OrderBy(e => e.Id).Select(e => e.Id).ToListAsync(cancellationToken);
        var failures = new List<Exception>();
        foreach (var id in running)
        {
            try
            {
                await AdvanceAsync(id, run, cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                failures.Add(e);
            }
        }

        if (failures.Count > 0)
            throw new JobFailedException($"{failures.Count} of {running.Count} exits could not be moved on.", new AggregateException(failures));
    }

    private async Task AdvanceAsync(MerchantExitId id, JobRun run, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var now = clock.GetUtcNow().UtcDateTime;
        var exit = await db.Exits.SingleAsync(e => e.Id == id, cancellationToken);
        var merchant = await db.Merchants.SingleAsync(m => m.Id == exit.MerchantId, cancellationToken);
        // Between the two reads somebody else may have ended both.
        if (exit.Status != MerchantExitStatus.Running || merchant.Status == MerchantStatus.Terminated)
            return;
        var before = exit.Step;
        if (exit.Step == MerchantExitStep.NoticeGiven && exit.StopsOrdersAt <= now)
        {
            exit.Do(MerchantExitStep.NewOrdersStopped, now);
            merchant.Stop(StepReason.Told("EXIT_STOPS_ORDERS"), now);
        }
        else if (exit.Step >= MerchantExitStep.NewOrdersStopped)
        {
            // In a later run than the stop: orders that were under way at that moment are there by now.
            var open = (await obligations.AskAsync([merchant.Id], cancellationToken)).GetValueOrDefault(merchant.Id) ?? [];
            Settle(exit, merchant, open, now);
        }

        // What somebody did meanwhile stands; the next run looks again.
        if (exit.Step != before && await db.TrySaveChangesAsync(cancellationToken) is null)
            run.Count(exit.Status == MerchantExitStatus.Completed ? "completed" : "advanced");
    }

    private void Settle(MerchantExit exit, Merchant merchant, IReadOnlyList<OpenObligation> open, DateTime now)
    {
        if (open.Any(o => o.Kind == MerchantObligationKinds.OpenOrders))
            return;
        if (exit.Step == MerchantExitStep.NewOrdersStopped)
            exit.Do(MerchantExitStep.OpenOrdersDone, now);
        if (open.Count > 0)
            return;
        if (exit.Step == MerchantExitStep.OpenOrdersDone)
            exit.Do(MerchantExitStep.FinalStatementPaid, now);
        exit.Complete(now.AddYears(options.YearsIdentityIsKept), now);
        merchant.Stop(StepReason.Told("EXIT_STOPS_ORDERS"), now);
        if (merchant.Terminate(StepReason.Told("EXIT_COMPLETED")!, Actor.System, now) is { } refused)
            throw new InvalidOperationException(refused.Message);
    }
}
