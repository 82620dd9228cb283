using Microsoft.EntityFrameworkCore;
using Orders.Contracts;
using Risk.Model;
using Risk.Persistence;
using Settlement.Contracts;

namespace Risk.ScreenOrders;

/// <summary>Holds a merchant's payouts while a critical risk about it is neither accepted nor treated, or an order of it is held and waits for somebody's decision (RSK-07, SET-08).</summary>
internal sealed class ScreenPayouts(RiskDb db) : IPayoutScreening
{
    /// <inheritdoc/>
    public async Task<PayoutVerdict> ScreenAsync(PayoutToScreen payout, CancellationToken cancellationToken)
    {
        var merchant = payout.Merchant;
        var isHeld = await db.Risks.AnyAsync(
                r => r.MerchantId == merchant && r.Level == RiskLevel.Critical
                    && (r.Status == RiskStatus.Identified || r.Status == RiskStatus.Assessed || r.Status == RiskStatus.Treating), cancellationToken)
            || await db.Decisions.AnyAsync(
                d => d.MerchantId == merchant && d.Status == ScreeningDecisionStatus.Open && d.Verdict == ScreeningVerdict.BlockAndReview, cancellationToken);
        return isHeld ? PayoutVerdict.Hold : PayoutVerdict.Pay;
    }
}
