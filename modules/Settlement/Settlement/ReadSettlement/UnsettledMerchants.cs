using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.Persistence;
using Settlement.Model;
using Settlement.Persistence;

namespace Settlement.ReadSettlement;

/// <summary>Tells what is not settled with merchants that leave (MER-08): statements and payouts that are under way, and whatever is owed on either side.</summary>
internal sealed class UnsettledMerchants(ModuleDatabase<SettlementDb> database) : IMerchantObligations
{
    // What makes nothing payable rests where it was confirmed or adjusted; what it leaves over is money that is owed.
    private static readonly StatementStatus[] OpenStatements = [StatementStatus.Calculated, StatementStatus.Issued, StatementStatus.Disputed, StatementStatus.Payable];
    private static readonly PayoutStatus[] OpenPayouts = [PayoutStatus.Pending, PayoutStatus.Approved, PayoutStatus.Processing, PayoutStatus.Failed, PayoutStatus.Retried];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MerchantObligation>> OpenAsync(IReadOnlyCollection<MerchantId> merchants, CancellationToken cancellationToken)
    {
        var ids = merchants.ToList();
        await using var db = database.Open(SystemCaller.Instance);
        var statements = await db.Statements.Where(s => ids.Contains(s.MerchantId) && OpenStatements.Contains(s.Status))
            .GroupBy(s => s.MerchantId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var payouts = await db.Payouts.Where(p => ids.Contains(p.MerchantId) && OpenPayouts.Contains(p.Status))
            .GroupBy(p => p.MerchantId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var owed = await db.Balances.Where(b => ids.Contains(b.MerchantId) && b.Account == AccountCode.MerchantPayable && b.Debit != b.Credit)
            .GroupBy(b => b.MerchantId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        return
        [
            .. statements.Select(s => new MerchantObligation(s.Key, MerchantObligationKinds.OpenStatements, s.Count)),
            .. payouts.Select(p => new MerchantObligation(p.Key, MerchantObligationKinds.OpenPayouts, p.Count)),
            .. owed.Select(b => new MerchantObligation(b.Key, MerchantObligationKinds.UnsettledMoney, b.Count)),
        ];
    }
}
