using Catalogue.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Orders.Contracts;
using Orders.DeliverBy;
using Orders.Model;
using Orders.Persistence;

namespace Orders.PlaceOrder;

/// <summary>Ordering goods.</summary>
[MutationType]
[Idempotent(Required = true)]
internal static class PlaceOrderMutation
{
    /// <summary>
    /// Places an order for goods of one merchant (ORD-01). Prices and commission are frozen, the stock is reserved, and the order waits for its payment. All problems of the input are
    /// told at once. It wants an idempotency key: a repeat answers with the same order.
    /// </summary>
    /// <param name="lines">What is ordered, 1 to 50 lines.</param>
    /// <param name="delivery">Where it goes.</param>
    /// <param name="deliveryMethod">How it is sent, by the merchant's code of one of its <c>deliveryMethods</c> (ORD-04); left out, in the merchant's usual way.</param>
    /// <returns>The order.</returns>
    [Authorize(OrdersPermissions.Buy)]
    [Error<InvalidInputError>]
    [Error<NotForSaleError>]
    [Error<OutOfStockError>]
    [Error<PriceChangedError>]
    [Error<OrderNotDivisibleError>]
    [Error<OrderDeclinedError>]
    [return: GraphQLName("order")]
    public static async Task<FieldResult<Order>> PlaceOrderAsync(
        IReadOnlyList<OrderLineInput> lines, DeliveryAddressInput delivery, string? deliveryMethod, OrdersDb db, ICaller caller, CommandSender<OrdersDb> commands, IStockReservations stock,
        OptionalPort<IOrderScreening, ScreeningVerdict> screening, OrdersOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var address = delivery.Check(problems);
        OrderLines.Check(problems, lines);
        if (!problems.IsEmpty)
            return problems.Errors;

        var asked = new ReserveStock([.. lines.Select(l => new StockLine(l.VariantId, l.Quantity))]);
        var sent = await commands.SendAsync(stock, (port, id) => port.ReserveAsync(id, asked, cancellationToken), cancellationToken);
        if (!sent.IsAccepted)
            return new[] { Reservations.ErrorOf(sent.Refusal!) };
        if (Reservations.PriceChanged(lines, sent.Result) is { } changed)
        {
            await commands.TakeBackAsync(sent, cancellationToken);
            return new[] { changed };
        }

        DeliveryMethod? method = null;
        if (deliveryMethod is not null && (method = await db.FindMethodAsync(sent.Result.Merchant, deliveryMethod, cancellationToken)) is null)
        {
            await commands.TakeBackAsync(sent, cancellationToken);
            return new[] { Text.Invalid("deliveryMethod", "DELIVERY_METHOD_UNKNOWN", deliveryMethod) };
        }

        // The id of the order is that of its reservation: a repeat whose first run died gets the same command, and makes the same order.
        var (orderId, at) = (new OrderId(sent.Id.Value), clock.GetUtcNow().UtcDateTime);
        var verdict = (await screening.AskAsync((port, stop) => port.ScreenAsync(Reservations.ToScreen(orderId, caller.UserId!.Value, sent.Result, at), stop), cancellationToken)).Verdict;
        if (verdict == ScreeningVerdict.Decline)
        {
            await commands.TakeBackAsync(sent, cancellationToken);
            return new[] { new OrderDeclinedError(Text.Of("ORDER_DECLINED")) };
        }

        var order = Order.Place(new(orderId, caller.UserId!.Value, sent.Id, sent.Result, address, verdict, at, Method: method), Actor.Of(caller), options);
        db.Add(order);
        db.Keep(sent);
        await db.SaveChangesAsync(cancellationToken);
        return order;
    }
}
