using Microsoft.EntityFrameworkCore;
using Orders.Contracts;
using Risk.Model;
using Risk.Persistence;
using Settlement.Contracts;

namespace Risk.ScreenOrders;

/// <summary>
/// Holds a merchant's payouts while a critical risk about it is neither accepted nor watched only, an order of it is held and waits for somebody's decision, or one was declined that was on its way
/// already and is not over (RSK-07, SET-08).
/// </summary>
internal sealed class ScreenPayouts(RiskDb db, TimeProvider clock) : IPayoutScreening
{
    /// <inheritdoc/>
    public async Task<PayoutVerdict> ScreenAsync(PayoutToScreen payout, CancellationToken cancellationToken)
    {
        var (merchant, now) = (payout.Merchant, clock.GetUtcNow().UtcDateTime);
        var isHeld = await db.Risks.AnyAsync(
                r => r.MerchantId == merchant && r.Level == RiskLevel.Critical
                    && (r.Status == RiskStatus.Identified || r.Status == RiskStatus.Assessed || r.Status == RiskStatus.Treating
                        // The hour in which the job takes it back is no gap.
                        || (r.Status == RiskStatus.Accepted && r.AcceptedUntil <= now)), cancellationToken)
            || await db.Decisions.AnyAsync(
                d => d.MerchantId == merchant
                    && ((d.Status == ScreeningDecisionStatus.Open && d.Verdict == ScreeningVerdict.BlockAndReview)
                        || (d.Status == ScreeningDecisionStatus.Declined && db.ScreenedOrders.Any(o => o.Id == d.OrderId && !o.IsOver))), cancellationToken);
        return isHeld ? PayoutVerdict.Hold : PayoutVerdict.Pay;
    }
}
