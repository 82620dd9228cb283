using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Orders.AfterSales;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.Tickets;

/// <summary>Questions and complaints about orders (ORD-14).</summary>
[MutationType]
[Idempotent]
[Error<NotFoundError>]
[Error<InvalidInputError>]
[Error<IllegalTransitionError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class TicketMutations
{
    /// <summary>Asks or complains about an order; its buyer does (ORD-14). The merchant or the platform answers within 24 hours unless set otherwise.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="kind">What it is about.</param>
    /// <param name="words">The question, 1 to 1000 characters.</param>
    /// <returns>The question.</returns>
    [Authorize(OrdersPermissions.Buy)]
    [return: GraphQLName("ticket")]
    public static async Task<FieldResult<OrderTicket>> OpenOrderTicketAsync(
        OrderId orderId, TicketKind kind, string words, OrdersDb db, OrdersOptions options, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var said = problems.Take("words", PlainText.Parse(words, FieldLengths.Comment, "WORDS"));
        if (!problems.IsEmpty)
            return problems.Errors;
        if (await db.Orders.AsNoTracking().SingleOrDefaultAsync(o => o.Id == orderId, cancellationToken) is not { } order)
            return new[] { Missing.Order(orderId) };
        var facts = new BuyerFacts((await db.LoadFactsAsync([orderId], cancellationToken))[orderId]);
        if (allowed.Refuse(OrderCaseActions.OpenTicket, facts) is [var refused, ..])
            return new[] { refused };
        var now = clock.GetUtcNow().UtcDateTime;
        var ticket = db.Add(OrderTicket.Open(new(Guid.CreateVersion7()), order, kind, Actor.Of(caller), now, options.AfterSales)).Entity;
        db.Add(CaseEntry.Of(ticket.Id.Value, order, CaseSide.Buyer, said, caller.UserId!.Value, now));
        await db.SaveChangesAsync(cancellationToken);
        return ticket;
    }

    /// <summary>Answers a question about an order, for the merchant or the platform (ORD-14).</summary>
    /// <param name="ticketId">The question.</param>
    /// <param name="words">The answer, 1 to 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The question.</returns>
    [Authorize(OrdersPermissions.AnswerTickets)]
    [return: GraphQLName("ticket")]
    public static Task<FieldResult<OrderTicket>> AnswerOrderTicketAsync(OrderTicketId ticketId, string words, int? expectedVersion, TicketTurn turn, CancellationToken cancellationToken) =>
        turn.TakeAsync(TicketActions.Answer, f => f, ticketId, expectedVersion, words, cancellationToken);

    /// <summary>Asks again where the answer does not do; its buyer does (ORD-14).</summary>
    /// <param name="ticketId">The question.</param>
    /// <param name="words">What is still asked, 1 to 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The question.</returns>
    [Authorize(OrdersPermissions.Buy)]
    [return: GraphQLName("ticket")]
    public static Task<FieldResult<OrderTicket>> AskOrderTicketAgainAsync(OrderTicketId ticketId, string words, int? expectedVersion, TicketTurn turn, CancellationToken cancellationToken) =>
        turn.TakeAsync(TicketActions.AskAgain, f => new TicketBuyerFacts(f), ticketId, expectedVersion, words, cancellationToken);

    /// <summary>Closes a question; its buyer does (ORD-14).</summary>
    /// <param name="ticketId">The question.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The question.</returns>
    [Authorize(OrdersPermissions.Buy)]
    [return: GraphQLName("ticket")]
    public static Task<FieldResult<OrderTicket>> CloseOrderTicketAsync(OrderTicketId ticketId, int? expectedVersion, TicketTurn turn, CancellationToken cancellationToken) =>
        turn.TakeAsync(TicketActions.Close, f => new TicketBuyerFacts(f), ticketId, expectedVersion, null, cancellationToken);
}

/// <summary>Takes one step with a question, with what is said in it.</summary>
internal sealed class TicketTurn(OrdersDb db, ICaller caller, OrdersOptions options, Turn<OrdersDb> turn)
{
    /// <summary>Takes it.</summary>
    public async Task<FieldResult<OrderTicket>> TakeAsync<TFacts>(
        StateAction<TFacts, TicketStatus> action, Func<TicketFacts, TFacts> seen, OrderTicketId id, int? expectedVersion, string? words, CancellationToken cancellationToken)
        where TFacts : class, IStateFacts<TicketStatus>
    {
        var problems = new InputProblems();
        var said = words is null ? null : problems.Take("words", PlainText.Parse(words, FieldLengths.Comment, "WORDS"));
        if (!problems.IsEmpty)
            return problems.Errors;
        return await turn.TakeAsync(
            action, await db.Tickets.SingleOrDefaultAsync(t => t.Id == id, cancellationToken), async () => seen((await db.LoadFactsAsync([id], cancellationToken))[id]), Missing.Ticket(id), expectedVersion,
            (ticket, by, at) =>
            {
                if (said is not null)
                    db.Add(CaseEntry.Of(ticket.Id.Value, (ticket.OrderId, ticket.MerchantId, ticket.BuyerId), CaseEntries.SideOf(caller, ticket.BuyerId, ticket.MerchantId), said, by.Id, at));
                return ticket.Step(action.To!.Value, by, at, options.AfterSales);
            }, cancellationToken);
    }
}
