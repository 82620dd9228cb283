using Microsoft.EntityFrameworkCore;
using Orders.Contracts;
using Orders.Model;

namespace Orders.Persistence;

/// <summary>Makes the facts that the rules of actions ask about (FE-01), seen from the caller, by one statement for all objects. Only what the caller may see has facts.</summary>
internal static class FactsQueries
{
    /// <summary>The facts about orders.</summary>
    public static IQueryable<OrderFacts> FactsOfOrders(this OrdersDb db)
    {
        var me = db.Caller.UserId;
        return db.Orders.Select(o => new OrderFacts
        {
            Id = o.Id,
            MerchantId = o.MerchantId,
            Status = o.Status,
            StepCount = o.StepCount,
            Number = o.Number,
            ConfirmBy = o.ConfirmBy,
            ShipBy = o.ShipBy,
            IsHeld = o.IsHeld,
            IsService = o.Kind == OrderKind.Service,
            IsRefunded = o.RefundedAmount >= o.TotalAmount,
            IsBuyer = o.BuyerId == me,
            IsDisputed = db.Disputes.Any(d => d.OrderId == o.Id && d.Status != DisputeStatus.Decided),
        });
    }

    /// <summary>The facts about some orders.</summary>
    public static Task<Dictionary<OrderId, OrderFacts>> LoadFactsAsync(this OrdersDb db, IReadOnlyList<OrderId> ids, CancellationToken cancellationToken) =>
        db.FactsOfOrders().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);
}
