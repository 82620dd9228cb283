using Modular.Kernel;
using Modular.Persistence;
using Orders.Model;
using Orders.Persistence;

namespace Orders.PayOrder;

/// <summary>Ends orders that nobody has paid in time, and gives their stock back (ORD-01).</summary>
[Job("orders.expire-unpaid", "0 * * * * ?")]
internal sealed class ExpireUnpaid(ModuleDatabase<OrdersDb> database, TimeProvider clock) : IJob
{
    /// <inheritdoc/>
    public Task RunAsync(JobRun run, CancellationToken cancellationToken) => OneByOne.StepAsync(
        database, run, "expired", clock,
        (db, now) => db.Orders.Where(o => o.Status == OrderStatus.PendingPayment && o.PayBy <= now).Select(o => new DueOrder { Id = o.Id, When = o.PayBy }),
        (order, now) => order.Expire(now), cancellationToken);
}
