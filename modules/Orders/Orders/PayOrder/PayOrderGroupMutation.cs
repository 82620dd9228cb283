using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.PayOrder;

/// <summary>Paying several orders at once.</summary>
[MutationType]
[Idempotent(Required = true)]
internal static class PayOrderGroupMutation
{
    /// <summary>
    /// Begins one payment for all orders of a group that wait for one (ORD-10, ORD-11): the provider is asked for their sum under the <c>groupReference</c> of the payments, and what it
    /// reports is booked to each order. An order that was cancelled before that gets its part back, and the others are paid. It wants an idempotency key.
    /// </summary>
    /// <param name="groupId">The group.</param>
    /// <param name="provider">The provider's code, as <c>paymentMethods</c> lists it.</param>
    /// <param name="currency">The currency, by ISO 4217, where the orders are priced in several: each takes a payment of its own.</param>
    /// <returns>The payments, one for each order.</returns>
    [Authorize(OrdersPermissions.Buy)]
    [Error<NotFoundError>]
    [Error<InvalidInputError>]
    [Error<IllegalTransitionError>]
    [Error<NotAuthorizedError>]
    [Error<PaymentProviderUnknownError>]
    [return: GraphQLName("payments")]
    [ListSize(AssumedSize = 5)]
    public static async Task<FieldResult<IReadOnlyList<Payment>>> PayOrderGroupAsync(
        OrderGroupId groupId, string provider, string? currency, OrdersDb db, ICaller caller, PaymentMethods methods, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        if (methods.Find(provider) is not { } chosen)
            return new[] { methods.Unknown() };
        var orders = await db.Orders.Where(o => o.GroupId == groupId && o.BuyerId == caller.UserId).OrderBy(o => o.Id).ToListAsync(cancellationToken);
        if (orders.Count == 0)
            return new[] { new NotFoundError(Text.Of("ORDER_GROUP_NOT_FOUND"), NodeId.Of(groupId).ToString()) };
        var facts = await db.LoadFactsAsync([.. orders.Select(o => o.Id)], cancellationToken);
        var open = orders.Where(o => allowed.Refuse(BuyerActions.Pay, new BuyerFacts(facts[o.Id])).Count == 0 && (currency is null || o.Currency == currency)).ToList();
        if (open.Count == 0)
            return allowed.Refuse(BuyerActions.Pay, new BuyerFacts(facts[orders[0].Id])) is [var refused, ..] ? new[] { refused } : new IUserError[] { Text.Invalid("currency", "PAYMENT_CURRENCY") };
        if (open.DistinctBy(o => o.Currency).Count() > 1)
            return new IUserError[] { Text.Invalid("currency", "SEVERAL_CURRENCIES") };

        var (at, first) = (clock.GetUtcNow().UtcDateTime, Guid.CreateVersion7());
        var reference = chosen.NewReference(first);
        var payments = open.Select((order, i) => Payment.Begin(
            new(i == 0 ? first : Guid.CreateVersion7()), order, chosen.Code, string.Create(CultureInfo.InvariantCulture, $"{reference}-{i + 1}"), Actor.Of(caller), at, reference)).ToArray();
        db.AddRange(payments);
        await db.SaveChangesAsync(cancellationToken);
        return payments;
    }
}
