using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.Persistence;
using Orders.Model;
using Orders.Persistence;

namespace Orders.ReadOrders;

/// <summary>Tells what orders are still open with merchants that leave (MER-08): those that are neither completed nor ended, refunds that are not done, and what buyers ask for
/// after the sale (ORD-09, ORD-13) that nobody has settled.</summary>
internal sealed class OpenOrders(ModuleDatabase<OrdersDb> database) : IMerchantObligations
{
    private static readonly OrderStatus[] Ended = [OrderStatus.Completed, OrderStatus.Cancelled, OrderStatus.Expired];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MerchantObligation>> OpenAsync(IReadOnlyCollection<MerchantId> merchants, CancellationToken cancellationToken)
    {
        var ids = merchants.ToList();
        await using var db = database.Open(SystemCaller.Instance);
        var orders = await db.Orders.Where(o => ids.Contains(o.MerchantId) && !Ended.Contains(o.Status))
            .GroupBy(o => o.MerchantId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var refunds = await db.Refunds.Where(r => ids.Contains(r.MerchantId) && r.Status == RefundStatus.Requested)
            .GroupBy(r => r.MerchantId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var afterSales = await db.AfterSales.Where(a => ids.Contains(a.MerchantId) && !AfterSaleStates.Over.Contains(a.Status))
            .GroupBy(a => a.MerchantId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var disputes = await db.Disputes.Where(d => ids.Contains(d.MerchantId) && d.Status != DisputeStatus.Decided)
            .GroupBy(d => d.MerchantId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        return
        [
            .. orders.Select(o => new MerchantObligation(o.Key, MerchantObligationKinds.OpenOrders, o.Count)),
            .. refunds.Select(r => new MerchantObligation(r.Key, MerchantObligationKinds.OpenRefunds, r.Count)),
            .. afterSales.Select(a => new MerchantObligation(a.Key, MerchantObligationKinds.OpenAfterSales, a.Count)),
            .. disputes.Select(d => new MerchantObligation(d.Key, MerchantObligationKinds.OpenDisputes, d.Count)),
        ];
    }
}
