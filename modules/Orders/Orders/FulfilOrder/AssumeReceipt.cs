using Modular.Kernel;
using Modular.Persistence;
using Orders.Model;
using Orders.Persistence;

namespace Orders.FulfilOrder;

/// <summary>Completes orders whose buyers have said nothing for long enough after the shipping (ORD-05).</summary>
[Job("orders.assume-receipt", "0 5 * * * ?")]
internal sealed class AssumeReceipt(ModuleDatabase<OrdersDb> database, TimeProvider clock) : IJob
{
    /// <inheritdoc/>
    public Task RunAsync(JobRun run, CancellationToken cancellationToken) => OneByOne.StepAsync(
        database, run, "completed", clock,
        (db, now) => db.Orders.Where(o => (o.Status == OrderStatus.Shipped || o.Status == OrderStatus.Delivered) && o.ReceiptAssumedAt <= now)
            .Select(o => new DueOrder { Id = o.Id, When = o.ReceiptAssumedAt!.Value }),
        (order, now) =>
        {
            order.AssumeReceipt(now);
            return order.Status == OrderStatus.Completed;
        }, cancellationToken);
}
