using Microsoft.EntityFrameworkCore;
using Modular.Persistence;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.PayOrder;

/// <summary>Takes what providers report of payments, each report once (ORD-11).</summary>
internal sealed class TakePayments(ModuleDatabase<OrdersDb> database, OrdersOptions options, TimeProvider clock)
{
    private const int MostTries = 10;

    /// <summary>Books a report: the order is paid with it, or, where it does not want the money any more, the money goes back.</summary>
    /// <returns>Whether there is such a payment.</returns>
    public async Task<bool> TakeAsync(string provider, string reference, bool succeeded, long amount, string currency, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            await using var db = database.Open(SystemCaller.Instance);
            if (await db.Payments.SingleOrDefaultAsync(p => p.Provider == provider && p.Reference == reference, cancellationToken) is not { } payment)
                return false;
            var order = (await db.FindOrderAsync(payment.OrderId, cancellationToken))!;
            var now = clock.GetUtcNow().UtcDateTime;
            var money = payment.Report(succeeded, amount, currency, now);
            if (money == ReportedMoney.GoesBack || (money == ReportedMoney.Pays && !order.TakePayment(payment, now, options)))
                db.Add(Refund.InVain(new RefundId(Guid.CreateVersion7()), order, payment, now));
            if (await db.TrySaveChangesAsync(cancellationToken) is null)
                return true;
            // The order was cancelled, or this very report came twice, at the same moment: look again.
            if (tries == MostTries)
                throw new DbUpdateConcurrencyException($"The payment {payment.Id.Value} was reported {MostTries} times in vain, as others changed its order each time; the provider reports again.");
        }
    }
}
