using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;
using Orders.Contracts;
using Orders.Model;
using Orders.PayOrder;
using Orders.Persistence;

namespace Orders.RefundOrder;

/// <summary>
/// Has providers give money back (ORD-08). The provider is told before that is noted: whoever dies in between tells it again, and it gives the money once. A refund that fails is
/// tried again later, each time after a longer wait, and stops no other.
/// </summary>
[Job("orders.send-refunds", "*/5 * * * * ?")]
internal sealed class SendRefunds(ModuleDatabase<OrdersDb> database, IEnumerable<IPaymentProvider> providers, TimeProvider clock) : IJob
{
    private const int AtATime = 200;

    /// <inheritdoc/>
    public Task RunAsync(JobRun run, CancellationToken cancellationToken) => RunAsync(run, AtATime, cancellationToken);

    /// <summary>As a run, for so many at most.</summary>
    internal async Task RunAsync(JobRun run, int atATime, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var known = providers.Where(p => p.IsReady).ToDictionary(p => p.Code);
        var codes = known.Keys.ToList();
        List<(RefundId Id, string Provider)> waiting;
        await using (var db = database.Open(SystemCaller.Instance))
        {
            var rows = from r in db.Refunds
                       join p in db.Payments on r.PaymentId equals p.Id
                       where r.Status == RefundStatus.Requested && r.NextTryAt <= now && codes.Contains(p.Provider)
                       orderby r.NextTryAt, r.Id
                       select new { r.Id, p.Provider };
            waiting = [.. (await rows.Take(atATime).ToListAsync(cancellationToken)).Select(r => (r.Id, r.Provider))];
        }

        var (done, failures) = (0, new List<Exception>());
        foreach (var (id, provider) in waiting)
        {
            try
            {
                done += await SendAsync(id, known[provider], cancellationToken) ? 1 : 0;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                failures.Add(e);
                await PutOffAsync(id, now, cancellationToken);
            }
        }

        run.Count("refunded", done);
        run.Count("failed", failures.Count);
        if (failures.Count > 0)
            throw new JobFailedException($"{failures.Count} of {waiting.Count} refunds could not be sent.", new AggregateException(failures));
    }

    // False where somebody else was faster.
    private async Task<bool> SendAsync(RefundId id, IPaymentProvider provider, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var refund = await db.Refunds.Include(r => r.Lines).AsSingleQuery().SingleAsync(r => r.Id == id, cancellationToken);
        if (refund.Status != RefundStatus.Requested)
            return false;
        await provider.RefundAsync(refund, cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        refund.Finish(now);
        // An after-sale that waits for the money has waited long enough (ORD-09).
        (await db.AfterSales.SingleOrDefaultAsync(s => s.RefundId == id, cancellationToken))?.Finish(now);
        return await db.TrySaveChangesAsync(cancellationToken) is null;
    }

    // Somebody else who was faster has done it, or put it off.
    private async Task PutOffAsync(RefundId id, DateTime now, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var refund = await db.Refunds.SingleAsync(r => r.Id == id, cancellationToken);
        if (refund.Status != RefundStatus.Requested)
            return;
        refund.PutOff(now);
        await db.TrySaveChangesAsync(cancellationToken);
    }
}
