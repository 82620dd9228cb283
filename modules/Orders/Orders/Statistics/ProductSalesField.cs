using Catalogue.Contracts;
using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Orders.Persistence;

namespace Orders.Statistics;

/// <summary>How a product sells.</summary>
/// <param name="Orders">In how many paid orders it is.</param>
/// <param name="Quantity">How many pieces were paid for.</param>
/// <param name="RefundedQuantity">For how many of them money went back.</param>
/// <param name="Amounts">What was paid for them, an amount for each currency, before refunds.</param>
internal sealed record ProductSales(int Orders, int Quantity, int RefundedQuantity, [property: ListSize(AssumedSize = 2)] IReadOnlyList<Money> Amounts);

/// <summary>A product's sales.</summary>
[ExtendObjectType<ProductId>]
internal static class SalesOfProduct
{
    /// <summary>How it sells (ORD-01), to those who read the figures of its merchant's orders; null where nothing was sold that the caller may know of.</summary>
    [BatchResolver]
    [Authorize(OrdersPermissions.ReadStatistics)]
    public static async Task<IReadOnlyList<ProductSales?>> GetSalesAsync([Parent] IReadOnlyList<ProductId> products, OrdersDb db, CancellationToken cancellationToken)
    {
        var ids = products.Distinct().ToList();
        var reach = db.Caller.ReachOf(OrdersPermissions.ReadStatistics);
        var (isEverywhere, merchants) = (reach.IsEverywhere, reach.Merchants.Select(m => new MerchantId(m)).ToList());
        var sold = await (from l in db.Lines.AsNoTracking()
                          join o in db.Orders on l.OrderId equals o.Id
                          where ids.Contains(l.ProductId) && o.PaidAt != null && (isEverywhere || merchants.Contains(o.MerchantId))
                          group new { l, o } by new { l.ProductId, l.Currency } into g
                          select new
                          {
                              g.Key.ProductId, g.Key.Currency, Orders = g.Select(x => x.o.Id).Distinct().Count(), Quantity = g.Sum(x => x.l.Quantity), Refunded = g.Sum(x => x.l.RefundedQuantity),
                              Amount = g.Sum(x => x.l.TotalAmount),
                          }).ToListAsync(cancellationToken);
        var byProduct = sold.ToLookup(s => s.ProductId);
        return [.. products.Select(p => byProduct[p].Any()
            ? new ProductSales(
                byProduct[p].Sum(s => s.Orders), byProduct[p].Sum(s => s.Quantity), byProduct[p].Sum(s => s.Refunded),
                [.. byProduct[p].OrderBy(s => s.Currency, StringComparer.Ordinal).Select(s => new Money(s.Amount, s.Currency))])
            : null)];
    }
}
