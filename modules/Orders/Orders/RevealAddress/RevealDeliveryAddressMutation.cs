using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.RevealAddress;

/// <summary>Showing a part of where an order goes in full: one, to who may, for a purpose in force and a reason that stay on record (ACC-06).</summary>
[MutationType]
internal static class RevealDeliveryAddressMutation
{
    /// <summary>
    /// Shows a part of where an order goes in full, for a purpose in force that the caller has acknowledged (ACC-06). Who asked for which value, when, why and for which purpose is on record before it is
    /// shown.
    /// </summary>
    /// <param name="orderId">The order.</param>
    /// <param name="field">Which value.</param>
    /// <param name="dataUse">The purpose by its code; <c>dataUses</c> lists those in force.</param>
    /// <param name="reason">What it is needed for in this case, at most 900 characters. It is kept readable, so it must not hold the value.</param>
    /// <returns>The value in full; empty where it is erased.</returns>
    [Authorize(OrdersPermissions.Reveal)]
    [Error<NotFoundError>]
    [Error<InvalidInputError>]
    [Error<DataUseNotAcknowledgedError>]
    [Error<NotAuthorizedError>]
    [return: GraphQLName("value")]
    public static Task<FieldResult<string>> RevealDeliveryAddressAsync(
        OrderId orderId, DeliveryAddressField field, string dataUse, string reason, OrdersDb db, SensitiveValues values, AllowedActions allowed, CancellationToken cancellationToken) =>
        values.RevealAsync(db, new(nameof(Order), orderId.Value, StateName.Of(field), dataUse, reason), async stop =>
        {
            if (await db.Orders.AsNoTracking().SingleOrDefaultAsync(o => o.Id == orderId, stop) is not { } order)
                return new[] { Missing.Order(orderId) };
            var facts = (await db.LoadFactsAsync([orderId], stop))[orderId];
            if (allowed.RefuseCaller("revealDeliveryAddress", facts) is { } refused)
                return new IUserError[] { refused };
            return field switch
            {
                DeliveryAddressField.Recipient => order.Delivery.Recipient,
                DeliveryAddressField.Phone => order.Delivery.Phone,
                _ => order.Delivery.Street,
            };
        }, cancellationToken);
}

/// <summary>The parts of an address that are shown masked.</summary>
internal enum DeliveryAddressField
{
    /// <summary>Who receives the order.</summary>
    Recipient,

    /// <summary>The recipient's mobile number.</summary>
    Phone,

    /// <summary>Street and house.</summary>
    Street,
}
