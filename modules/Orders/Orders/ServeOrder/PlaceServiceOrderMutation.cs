using Catalogue.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;
using Orders.PlaceOrder;

namespace Orders.ServeOrder;

/// <summary>Ordering a service.</summary>
[MutationType]
[Idempotent(Required = true)]
internal static class PlaceServiceOrderMutation
{
    private const int Most = 999;

    /// <summary>
    /// Orders a service that a merchant offers (ORD-17). Its price and commission are frozen, and the order waits for its payment; paid, its merchant confirms it
    /// (<c>confirmServiceOrder</c>). It wants an idempotency key.
    /// </summary>
    /// <param name="serviceId">The service, by the id of its listing.</param>
    /// <param name="quantity">How many of its unit, 1 to 999.</param>
    /// <param name="place">Where it is to be done, or who is asked for.</param>
    /// <param name="expectedPrice">The price of one that the buyer has seen; where it is another one by now, nothing is ordered.</param>
    /// <returns>The order.</returns>
    [Authorize(OrdersPermissions.Buy)]
    [Error<InvalidInputError>]
    [Error<OrderDeclinedError>]
    [return: GraphQLName("order")]
    public static async Task<FieldResult<Order>> PlaceServiceOrderAsync(
        ServiceListingId serviceId, [DefaultValue(1)] int quantity, DeliveryAddressInput place, MoneyInput? expectedPrice, OrdersDb db, ICaller caller, IServiceListings services,
        OptionalPort<IOrderScreening, ScreeningVerdict> screening, OrdersOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var address = place.Check(problems);
        if (quantity is < 1 or > Most)
            problems.Add("quantity", Text.Broken("ORDER_QUANTITY", Most));
        var offered = (await services.FindOfferedAsync([serviceId], cancellationToken)).GetValueOrDefault(serviceId);
        if (offered is null)
            problems.Add("serviceId", Text.Broken("SERVICE_NOT_OFFERED"));
        else if (expectedPrice is { } seen && (seen.Amount, seen.Currency) != (offered.UnitPrice, offered.Currency))
            problems.Add("expectedPrice", Text.Broken("PRICE_CHANGED"));
        if (!problems.IsEmpty)
            return problems.Errors;

        // Nothing is reserved: the order's own id stands where that of a reservation stands with goods.
        var (id, at) = (Guid.CreateVersion7(), clock.GetUtcNow().UtcDateTime);
        var sold = new StockReserved(offered!.Merchant, offered.Currency, [new(default, default, "", offered.Title, offered.Unit, offered.Category, quantity, offered.UnitPrice)]);
        var verdict = (await screening.AskAsync((port, stop) => port.ScreenAsync(Reservations.ToScreen(new(id), caller.UserId!.Value, sold, at), stop), cancellationToken)).Verdict;
        if (verdict == ScreeningVerdict.Decline)
            return new IUserError[] { new OrderDeclinedError(Text.Of("ORDER_DECLINED")) };
        var order = Order.Place(new(new(id), caller.UserId!.Value, new(id), sold, address, verdict, at, Service: serviceId), Actor.Of(caller), options);
        db.Add(order);
        await db.SaveChangesAsync(cancellationToken);
        return order;
    }
}
