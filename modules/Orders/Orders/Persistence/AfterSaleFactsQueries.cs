using Microsoft.EntityFrameworkCore;
using Orders.Contracts;
using Orders.Model;

namespace Orders.Persistence;

/// <summary>Makes the facts that the rules about after-sales ask about (FE-01), seen from the caller, by one statement for all of them.</summary>
internal static class AfterSaleFactsQueries
{
    /// <summary>The facts about after-sales.</summary>
    public static IQueryable<AfterSaleFacts> FactsOfAfterSales(this OrdersDb db, DateTime now)
    {
        var me = db.Caller.UserId;
        return db.AfterSales.Select(s => new AfterSaleFacts
        {
            Id = s.Id,
            MerchantId = s.MerchantId,
            Status = s.Status,
            Kind = s.Kind,
            StepCount = s.StepCount,
            OrderNumber = s.OrderNumber,
            DueAt = s.DueAt,
            IsArbitrated = s.IsArbitrated,
            IsSentBack = s.ReturnCarrier != null,
            IsLate = s.DueAt != null && s.DueAt < now,
            IsBuyer = s.BuyerId == me,
        });
    }

    /// <summary>The facts about some after-sales.</summary>
    public static Task<Dictionary<AfterSaleId, AfterSaleFacts>> LoadFactsAsync(this OrdersDb db, IReadOnlyList<AfterSaleId> ids, DateTime now, CancellationToken cancellationToken) =>
        db.FactsOfAfterSales(now).Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);
}
