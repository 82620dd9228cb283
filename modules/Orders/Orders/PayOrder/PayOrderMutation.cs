using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.PayOrder;

/// <summary>Paying.</summary>
[MutationType]
[Idempotent(Required = true)]
internal static class PayOrderMutation
{
    /// <summary>
    /// Begins a payment of an order through a provider (ORD-10, ORD-11). The order is paid once the provider has reported that it has the money: follow <c>orderUpdates</c>. It wants an
    /// idempotency key.
    /// </summary>
    /// <param name="orderId">The order.</param>
    /// <param name="provider">The provider's code, as <c>paymentMethods</c> lists it: <c>sandbox</c>.</param>
    /// <returns>The payment.</returns>
    [Authorize(OrdersPermissions.Buy)]
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [Error<NotAuthorizedError>]
    [Error<PaymentProviderUnknownError>]
    [return: GraphQLName("payment")]
    public static async Task<FieldResult<Payment>> PayOrderAsync(
        OrderId orderId, string provider, OrdersDb db, ICaller caller, PaymentMethods methods, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        if (methods.Find(provider) is not { } chosen)
            return new[] { methods.Unknown() };
        if (await db.FindOrderAsync(orderId, cancellationToken) is not { } order)
            return new[] { Missing.Order(orderId) };
        var facts = (await db.LoadFactsAsync([orderId], cancellationToken))[orderId];
        if (allowed.Refuse(BuyerActions.Pay, new BuyerFacts(facts)) is [var refused, ..])
            return new[] { refused };
        var id = new PaymentId(Guid.CreateVersion7());
        var payment = Payment.Begin(id, order, chosen.Code, chosen.NewReference(id.Value), Actor.Of(caller), clock.GetUtcNow().UtcDateTime);
        db.Add(payment);
        await db.SaveChangesAsync(cancellationToken);
        return payment;
    }
}
