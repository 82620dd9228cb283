using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Orders.AfterSales;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;
using Orders.ReadOrders;

namespace Orders.Tickets;

/// <summary>Reading questions about orders. What a caller may not see is answered like what does not exist.</summary>
[QueryType]
[Authorize(OrdersPermissions.Read)]
internal static class TicketQueries
{
    /// <summary>The questions and complaints about orders that the caller may see, the newest first (ORD-14).</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(OrderTicket.Status), nameof(OrderTicket.Kind), nameof(OrderTicket.OrderId), nameof(OrderTicket.MerchantId), nameof(OrderTicket.OpenedAt), nameof(OrderTicket.DueAt)])]
    public static IQueryable<OrderTicket> GetOrderTickets(OrdersDb db) => db.ReadableTickets().OrderByDescending(t => t.OpenedAt).ThenByDescending(t => t.Id);
}

/// <summary>Loads questions.</summary>
internal static class TicketLoaders
{
    /// <summary>Questions by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<OrderTicketId, OrderTicket>> GetTicketsByIdAsync(IReadOnlyList<OrderTicketId> ids, OrdersDb db, CancellationToken cancellationToken) =>
        await db.ReadableTickets().Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, cancellationToken);
}

/// <summary>The question's fields that are not its own columns.</summary>
[ObjectType<OrderTicket>]
internal static class TicketFields
{
    /// <summary>What was said, the question first (ORD-14).</summary>
    [UsePaging(ConnectionName = "TicketStatements")]
    public static IQueryable<CaseEntry> GetStatements([Parent(Requires = nameof(OrderTicket.Id))] OrderTicket ticket, OrdersDb db) => db.SaidIn(ticket.Id.Value);

    /// <summary>The steps through the states, oldest first.</summary>
    [UsePaging]
    public static IQueryable<StateChange> GetHistory([Parent(Requires = nameof(OrderTicket.Id))] OrderTicket ticket, OrdersDb db) =>
        db.Set<StateChange>().AsNoTracking().Where(c => c.SubjectId == ticket.Id.Value).OrderBy(c => c.Ordinal);
}

/// <summary>What the caller may do with a question now (FE-01).</summary>
[ExtendObjectType<OrderTicketId>]
internal static class TicketAllowedActions
{
    /// <summary>What can be done with the question, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 3)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<OrderTicketId> tickets, OrdersDb db, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.LoadFactsAsync(tickets, cancellationToken);
        return
        [
            .. tickets.Select(t => facts.TryGetValue(t, out var known)
                ? [.. allowed.Of([TicketActions.Answer], known), .. allowed.Of(TicketActions.OfBuyer, new TicketBuyerFacts(known))]
                : Array.Empty<AllowedAction>()),
        ];
    }
}
