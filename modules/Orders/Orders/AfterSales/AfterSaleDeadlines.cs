using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.AfterSales;

/// <summary>
/// Does what silence means in after-sales (ORD-09): a merchant who does not answer has agreed, or the platform decides, as configured; goods that nobody sends back end it; goods that nobody counts came back whole;
/// money that nobody gives back goes back by itself, and what nobody sends, the platform decides on. Each in a transaction of its own, so that one that fails stops no other.
/// </summary>
[Job("orders.after-sale-deadlines", "30 * * * * ?")]
internal sealed class AfterSaleDeadlines(ModuleDatabase<OrdersDb> database, OrdersOptions options, TimeProvider clock) : IJob
{
    private static readonly AfterSaleStatus[] Waiting = [AfterSaleStatus.Applied, AfterSaleStatus.Approved, AfterSaleStatus.BuyerReturning, AfterSaleStatus.Received];

    /// <inheritdoc/>
    public Task RunAsync(JobRun run, CancellationToken cancellationToken) => OneByOne.EachAsync(
        database, run, "stepped", clock,
        (db, now) => db.AfterSales.Where(s => Waiting.Contains(s.Status) && s.DueAt < now).Select(s => new Due<AfterSaleId> { Id = s.Id, When = s.DueAt!.Value }),
        StepAsync, cancellationToken);

    // False where somebody else was faster.
    private async Task<bool> StepAsync(AfterSaleId id, DateTime now, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var sale = (await db.FindAfterSaleAsync(id, cancellationToken))!;
        if (!(sale.DueAt < now))
            return false;
        var outcome = Step(sale, (await db.FindOrderAsync(sale.OrderId, cancellationToken))!, now);
        if (outcome.Refused is not null)
            return false;
        if (outcome.Refund is not null)
            db.Add(outcome.Refund);
        return await db.TrySaveChangesAsync(cancellationToken) is null;
    }

    private Outcome Step(AfterSale sale, Order order, DateTime now)
    {
        var settings = options.AfterSales;
        var silence = sale.Kind == AfterSaleKind.RefundOnly ? settings.SilenceOnRefundOnly : settings.SilenceOnReturns;
        return sale.Status switch
        {
            AfterSaleStatus.Applied when silence == Silence.Approve => sale.Approve(order, StepReason.Told("SILENCE_AGREED"), Actor.System, now, settings),
            AfterSaleStatus.Applied => sale.Escalate(order, StepReason.Told("SILENCE_ESCALATED"), Actor.System, now, settings),
            AfterSaleStatus.Approved => sale.Cancel(order, StepReason.Told("GOODS_NOT_SENT"), Actor.System, now),
            AfterSaleStatus.BuyerReturning => sale.Receive(null, StepReason.Told("RETURN_ASSUMED"), Actor.System, now, settings),
            // What the merchant has counted short, nobody pays by silence.
            AfterSaleStatus.Received when sale is { Kind: AfterSaleKind.Return, IsWholeBack: true } => sale.GiveBack(order, StepReason.Told("SILENCE_AGREED"), Actor.System, now),
            AfterSaleStatus.Received => sale.Escalate(order, StepReason.Told("SILENCE_ESCALATED"), Actor.System, now, settings),
            _ => new(Text.Invalid("status", "TIME_IS_OVER")),
        };
    }
}
