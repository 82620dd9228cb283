using Catalogue.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Orders.Contracts;
using Orders.DeliverBy;
using Orders.Model;
using Orders.Persistence;
using Orders.PlaceOrder;

namespace Orders.PlaceOrders;

/// <summary>Ordering goods of several merchants.</summary>
[MutationType]
[Idempotent(Required = true)]
internal static class PlaceOrdersMutation
{
    /// <summary>
    /// Places orders for a basket of several merchants' goods: one for each merchant and currency, all or none (ORD-01). Prices and commission are frozen, the stock is reserved, and the
    /// orders wait for their payment (<c>payOrderGroup</c>). From then on each goes its own way. It wants an idempotency key: a repeat answers with the same group.
    /// </summary>
    /// <param name="lines">What is ordered, 1 to 50 lines.</param>
    /// <param name="delivery">Where all of it goes.</param>
    /// <param name="deliveryMethods">How merchants send their part (ORD-04); those who are not named, in their usual way.</param>
    /// <returns>The group with its orders.</returns>
    [Authorize(OrdersPermissions.Buy)]
    [Error<InvalidInputError>]
    [Error<NotForSaleError>]
    [Error<OutOfStockError>]
    [Error<PriceChangedError>]
    [Error<OrderNotDivisibleError>]
    [Error<OrderDeclinedError>]
    [return: GraphQLName("group")]
    public static async Task<FieldResult<OrderGroup>> PlaceOrdersAsync(
        IReadOnlyList<OrderLineInput> lines, DeliveryAddressInput delivery, IReadOnlyList<ChosenMethodInput>? deliveryMethods, OrdersDb db, ICaller caller,
        PartReservations reservations, IOfferReader offers, OptionalPort<IOrderScreening, ScreeningVerdict> screening, OrdersOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        delivery.Check(problems);
        OrderLines.Check(problems, lines);
        if (!problems.IsEmpty)
            return problems.Errors;

        var current = await offers.FindAsync([.. lines.Select(l => l.VariantId)], cancellationToken);
        if (lines.Select(l => l.VariantId).Where(v => !current.ContainsKey(v)).Distinct().ToList() is { Count: > 0 } gone)
            return gone.ConvertAll<IUserError>(v => new NotForSaleError(Text.Of("VARIANT_NOT_FOR_SALE"), NodeId.Of(v).ToString()));
        var parts = Basket.Part(lines, current);
        var chosen = await ChosenAsync(db, parts, deliveryMethods ?? [], problems, cancellationToken);
        if (!problems.IsEmpty)
            return problems.Errors;

        var (reserved, refused) = await reservations.ReserveAsync(parts, cancellationToken);
        if (refused is not null)
            return new[] { refused };

        var (group, at, buyer) = (new OrderGroupId(Guid.CreateVersion7()), clock.GetUtcNow().UtcDateTime, caller.UserId!.Value);
        var verdicts = await Task.WhenAll(reserved.Select(r => screening.AskAsync(
            (port, stop) => port.ScreenAsync(Reservations.ToScreen(new(r.Sent.Id.Value), buyer, r.Sent.Result!, at), stop), cancellationToken)));
        if (verdicts.Any(v => v.Verdict == ScreeningVerdict.Decline))
        {
            await reservations.TakeBackAsync(reserved, cancellationToken);
            return new[] { new OrderDeclinedError(Text.Of("ORDER_DECLINED")) };
        }

        var placed = OrderGroup.Of(group, buyer, at);
        db.Add(placed);
        foreach (var ((part, sent), screened) in reserved.Zip(verdicts))
        {
            // The id of an order is that of its reservation: a repeat whose first run died gets the same commands, and makes the same orders.
            db.Add(Order.Place(
                new(new(sent.Id.Value), buyer, sent.Id, sent.Result!, delivery.Check(new()), screened.Verdict, at, group, chosen.GetValueOrDefault(part.Merchant)), Actor.Of(caller), options));
        }

        reservations.Keep(reserved);
        await db.SaveChangesAsync(cancellationToken);
        return placed;
    }

    private static async Task<Dictionary<Merchants.Contracts.MerchantId, DeliveryMethod>> ChosenAsync(
        OrdersDb db, IReadOnlyList<BasketPart> parts, IReadOnlyList<ChosenMethodInput> wanted, InputProblems problems, CancellationToken cancellationToken)
    {
        var chosen = new Dictionary<Merchants.Contracts.MerchantId, DeliveryMethod>();
        if (wanted.Count == 0)
            return chosen;
        var offered = await db.OfferedByAsync([.. parts.Select(p => p.Merchant).Distinct()], cancellationToken);
        for (var i = 0; i < wanted.Count; i++)
        {
            if (offered[wanted[i].MerchantId].FirstOrDefault(m => m.Code == wanted[i].Code) is not { } method || !chosen.TryAdd(wanted[i].MerchantId, method))
                problems.Add($"deliveryMethods.{i}", Text.Broken("DELIVERY_METHOD_UNKNOWN", wanted[i].Code));
        }

        return chosen;
    }
}

/// <summary>How a merchant sends its part of a basket (ORD-04).</summary>
/// <param name="MerchantId">The merchant, of whose goods some are in the basket.</param>
/// <param name="Code">The merchant's code of one of its <c>deliveryMethods</c>.</param>
internal sealed record ChosenMethodInput(Merchants.Contracts.MerchantId MerchantId, string Code);
