using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Risk.Model;
using Risk.Persistence;

namespace Risk.HandleAlerts;

/// <summary>Measures the refund rates of merchants over the last days (RSK-05), and raises alerts by the rule of now (RSK-06).</summary>
internal sealed class RefundWatch(RiskDb db, RiskOptions options, TimeProvider clock)
{
    /// <summary>Whether an amount counts: of the platform's own currency, and within the days that are measured now.</summary>
    public bool IsMeasured(string currency, DateTime at) => currency == Money.Yuan && at > clock.GetUtcNow().UtcDateTime.AddDays(-options.RefundRate.WindowDays);

    /// <summary>Sees to it that a merchant is measured from now on; the caller saves it.</summary>
    public async Task BeginAsync(MerchantId merchant, CancellationToken cancellationToken)
    {
        if (!await db.Watches.AnyAsync(w => w.Id == merchant, cancellationToken))
            db.Add(MerchantWatch.Of(merchant, clock.GetUtcNow().UtcDateTime));
    }

    /// <summary>Measures a merchant's rate, and saves what follows.</summary>
    /// <exception cref="DbUpdateException">Somebody else has measured at the same moment; nothing was saved.</exception>
    public async Task MeasureAsync(MerchantId merchant, CancellationToken cancellationToken)
    {
        var (now, rule) = (clock.GetUtcNow().UtcDateTime, options.RefundRate.ToRule());
        var watch = await db.Watches.SingleOrDefaultAsync(w => w.Id == merchant, cancellationToken) ?? db.Add(MerchantWatch.Of(merchant, now)).Entity;
        var rate = await RateAsync(merchant, now, cancellationToken);
        var last = await db.Alerts.Where(a => a.MerchantId == merchant).OrderByDescending(a => a.RaisedAt).ThenByDescending(a => a.Id).FirstOrDefaultAsync(cancellationToken);
        switch (watch.Observe(rate.BasisPoints, last?.Status.IsOpen() == true, rule, now))
        {
            case WatchOutcome.Raise:
                db.Add(RiskAlert.Of(merchant, rate, rule, now));
                break;
            case WatchOutcome.Clear:
                last?.Clear(now);
                break;
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<RefundRate> RateAsync(MerchantId merchant, DateTime now, CancellationToken cancellationToken)
    {
        var since = now.AddDays(-options.RefundRate.WindowDays);
        var paid = await db.PaidOrders.Where(o => o.MerchantId == merchant && o.Currency == Money.Yuan && o.At > since && o.At <= now)
            .GroupBy(_ => 1).Select(g => new { Count = g.Count(), Amount = g.Sum(o => o.Amount) }).SingleOrDefaultAsync(cancellationToken);
        var refunded = await db.CountedRefunds.Where(r => r.MerchantId == merchant && r.Currency == Money.Yuan && r.At > since && r.At <= now).SumAsync(r => r.Amount, cancellationToken);
        return new(paid?.Count ?? 0, paid?.Amount ?? 0, refunded, options.RefundRate.MinimumPaidOrders);
    }
}
