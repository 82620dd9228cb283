using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.PayOrder;

/// <summary>Takes what providers report of payments, each report once (ORD-11).</summary>
internal sealed class TakePayments(ModuleDatabase<OrdersDb> database, OrdersOptions options, TimeProvider clock)
{
    private const int MostTries = 10;

    /// <summary>
    /// Books a report: the order is paid with it, or, where it does not want the money any more, the money goes back. Of a payment of several orders each gets its part, all at once; one
    /// that was cancelled meanwhile has its part given back, and the others are paid.
    /// </summary>
    /// <returns>Whether there is such a payment.</returns>
    public async Task<bool> TakeAsync(string provider, string reference, bool succeeded, long amount, string currency, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            await using var db = database.Open(SystemCaller.Instance);
            var payments = await FindAsync(db, provider, reference, cancellationToken);
            if (payments.Count == 0)
                return false;
            var now = clock.GetUtcNow().UtcDateTime;
            var paid = payments.ConvertAll(p => p.OrderId);
            var orders = await db.Orders.Where(o => paid.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancellationToken);
            var isWhole = (amount, currency) == (payments.Sum(p => p.AmountDue), payments[0].Currency);
            foreach (var (payment, received) in payments.Zip(Parts(payments, amount, currency)))
            {
                var order = orders[payment.OrderId];
                var money = payment.Report(succeeded, received, currency, now, isWhole);
                if (money == ReportedMoney.GoesBack || (money == ReportedMoney.Pays && !order.TakePayment(payment, now, options)))
                    db.Add(Refund.InVain(new RefundId(Guid.CreateVersion7()), order, payment, now));
            }

            if (await db.TrySaveChangesAsync(cancellationToken) is null)
                return true;
            // The order was cancelled, or this very report came twice, at the same moment: look again.
            if (tries == MostTries)
                throw new DbUpdateConcurrencyException($"The payment {payments[0].Id.Value} was reported {MostTries} times in vain, as others changed its order each time; the provider reports again.");
        }
    }

    // Most pay one order, and are found by the first look. The parts of a payment of several are reported together alone.
    private static async Task<List<Payment>> FindAsync(OrdersDb db, string provider, string reference, CancellationToken cancellationToken) =>
        await db.Payments.SingleOrDefaultAsync(p => p.Provider == provider && p.Reference == reference && p.GroupReference == null, cancellationToken) is { } one
            ? [one]
            : await db.Payments.Where(p => p.Provider == provider && p.GroupReference == reference).OrderBy(p => p.Id).ToListAsync(cancellationToken);

    // What was received, parted by what was asked for: the parts add up to it to the fen, whatever it is. What is no amount to be parted stands with the first order.
    private static IEnumerable<long> Parts(List<Payment> payments, long amount, string currency) => payments.Count == 1 || amount < 0 || currency != payments[0].Currency
        ? payments.Select((_, i) => i == 0 ? amount : 0)
        : Shares.Split(amount, [.. payments.Select(p => p.AmountDue)]);
}
