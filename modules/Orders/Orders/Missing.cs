using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders;

/// <summary>The answer where an id leads to nothing that the caller may see.</summary>
internal static class Missing
{
    public static IUserError Order(OrderId id) => new NotFoundError(Text.Of("ORDER_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError AfterSale(AfterSaleId id) => new NotFoundError(Text.Of("AFTER_SALE_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError Dispute(DisputeCaseId id) => new NotFoundError(Text.Of("DISPUTE_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError Review(OrderReviewId id) => new NotFoundError(Text.Of("REVIEW_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError Ticket(OrderTicketId id) => new NotFoundError(Text.Of("TICKET_NOT_FOUND"), NodeId.Of(id).ToString());

    /// <summary>The order with its lines, to be changed; null where the caller sees none of this id.</summary>
    public static Task<Order?> FindOrderAsync(this OrdersDb db, OrderId id, CancellationToken cancellationToken) =>
        db.Orders.Include(o => o.Lines).AsSingleQuery().SingleOrDefaultAsync(o => o.Id == id, cancellationToken);
}
