using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.Persistence;
using Orders.Model;
using Orders.Persistence;

namespace Orders.ReadOrders;

/// <summary>
/// Tells what of orders is still open with merchants that leave (MER-08): those that are neither completed nor ended, refunds that are not done, and what buyers ask for after the sale
/// (ORD-09, ORD-13) that nobody has settled.
/// </summary>
internal sealed class OpenOrders(ModuleDatabase<OrdersDb> database) : IMerchantObligations
{
    private static readonly OrderStatus[] Ended = [OrderStatus.Completed, OrderStatus.Cancelled, OrderStatus.Expired];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MerchantObligation>> OpenAsync(IReadOnlyCollection<MerchantId> merchants, CancellationToken cancellationToken)
    {
        var ids = merchants.ToList();
        await using var db = database.Open(SystemCaller.Instance);
        var open = Of(MerchantObligationKinds.OpenOrders, db.Orders.Where(o => !Ended.Contains(o.Status)).Select(o => o.MerchantId))
            .Concat(Of(MerchantObligationKinds.OpenRefunds, db.Refunds.Where(r => r.Status == RefundStatus.Requested).Select(r => r.MerchantId)))
            .Concat(Of(MerchantObligationKinds.OpenAfterSales, db.AfterSales.Where(a => !AfterSaleStates.Over.Contains(a.Status)).Select(a => a.MerchantId)))
            .Concat(Of(MerchantObligationKinds.OpenDisputes, db.Disputes.Where(d => d.Status != DisputeStatus.Decided).Select(d => d.MerchantId)));
        var counts = await open.ToListAsync(cancellationToken);
        return [.. counts.Select(c => new MerchantObligation(c.Merchant, c.Kind, c.Count))];

        IQueryable<Open> Of(string kind, IQueryable<MerchantId> merchants) =>
            merchants.Where(m => ids.Contains(m)).GroupBy(m => m).Select(g => new Open { Merchant = g.Key, Kind = kind, Count = g.Count() });
    }

    private sealed class Open
    {
        public MerchantId Merchant { get; init; }

        public required string Kind { get; init; }

        public int Count { get; init; }
    }
}
