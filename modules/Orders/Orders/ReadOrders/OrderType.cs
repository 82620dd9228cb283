using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.ReadOrders;

/// <summary>The order's fields that are not its own columns.</summary>
[ObjectType<Order>]
internal static class OrderType
{
    /// <summary>What the buyer pays: the sum of all lines.</summary>
    [Cost(0)]
    public static Money GetTotal([Parent(Requires = $"{nameof(Order.TotalAmount)} {nameof(Order.Currency)}")] Order order) => new(order.TotalAmount, order.Currency);

    /// <summary>What went back to the buyer, or is about to (ORD-08).</summary>
    [Cost(0)]
    public static Money GetRefunded([Parent(Requires = $"{nameof(Order.RefundedAmount)} {nameof(Order.Currency)}")] Order order) => new(order.RefundedAmount, order.Currency);

    /// <summary>The platform's commission, a part of what the merchant gets (SET-04); null for those who neither act for the merchant nor for the platform.</summary>
    [Cost(0)]
    public static Money? GetCommission(
        [Parent(Requires = $"{nameof(Order.CommissionAmount)} {nameof(Order.Currency)} {nameof(Order.MerchantId)}")] Order order, ICaller caller) =>
        caller.Has(OrdersPermissions.Read, order.MerchantId.Value) ? new(order.CommissionAmount, order.Currency) : null;

    /// <summary>What was bought.</summary>
    [ListSize(AssumedSize = 5)]
    public static async Task<IReadOnlyList<OrderLine>> GetLinesAsync(
        [Parent(Requires = nameof(Order.Id))] Order order, IDataLoader<OrderId, OrderLine[]> lines, CancellationToken cancellationToken) =>
        await lines.LoadAsync(order.Id, cancellationToken) ?? [];

    /// <summary>What has left, in its order (ORD-04).</summary>
    [ListSize(AssumedSize = 2)]
    public static async Task<IReadOnlyList<Shipment>> GetShipmentsAsync(
        [Parent(Requires = nameof(Order.Id))] Order order, IDataLoader<OrderId, Shipment[]> shipments, CancellationToken cancellationToken) =>
        await shipments.LoadAsync(order.Id, cancellationToken) ?? [];

    /// <summary>The payments that were begun, oldest first (ORD-11).</summary>
    [ListSize(AssumedSize = 2)]
    public static async Task<IReadOnlyList<Payment>> GetPaymentsAsync(
        [Parent(Requires = nameof(Order.Id))] Order order, IDataLoader<OrderId, Payment[]> payments, CancellationToken cancellationToken) =>
        await payments.LoadAsync(order.Id, cancellationToken) ?? [];

    /// <summary>The refunds, oldest first (ORD-08).</summary>
    [ListSize(AssumedSize = 2)]
    public static async Task<IReadOnlyList<Refund>> GetRefundsAsync(
        [Parent(Requires = nameof(Order.Id))] Order order, IDataLoader<OrderId, Refund[]> refunds, CancellationToken cancellationToken) =>
        await refunds.LoadAsync(order.Id, cancellationToken) ?? [];

    /// <summary>Where it goes, masked (ACC-06).</summary>
    public static MaskedAddress GetDelivery([Parent(Requires = nameof(Order.Delivery))] Order order) => MaskedAddress.Of(order.Delivery);

    /// <summary>Who buys, by name; null for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetBuyerNameAsync([Parent(Requires = nameof(Order.BuyerId))] IReadOnlyList<Order> orders, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. orders.Select(o => (Guid?)o.BuyerId)], cancellationToken);

    /// <summary>Whether it should be confirmed or shipped by now, and is not (ORD-02, ORD-04). What Risk holds is not.</summary>
    public static bool IsOverdue([Parent(Requires = $"{nameof(Order.DueAt)} {nameof(Order.IsHeld)}")] Order order, TimeProvider clock) =>
        !order.IsHeld && order.DueAt < clock.GetUtcNow().UtcDateTime;

    /// <summary>The steps through the states, oldest first.</summary>
    [UsePaging]
    public static IQueryable<StateChange> GetHistory([Parent(Requires = nameof(Order.Id))] Order order, OrdersDb db) =>
        db.Set<StateChange>().AsNoTracking().Where(c => c.SubjectId == order.Id.Value).OrderBy(c => c.Ordinal);
}

/// <summary>Where an order goes, as far as everybody may see it who sees the order.</summary>
/// <param name="Region">Province, city and district.</param>
/// <param name="RecipientMasked">The first character of the recipient's name; null once it is erased (ACC-03).</param>
/// <param name="PhoneMasked">The mobile number without its middle; null once it is erased (ACC-03).</param>
internal sealed record MaskedAddress(string Region, string? RecipientMasked, string? PhoneMasked)
{
    /// <summary>The part of an address that is shown.</summary>
    public static MaskedAddress Of(DeliveryAddress address) => new(
        address.Region,
        address.Recipient.IsEmpty ? null : Mask.PersonName(address.Recipient.Open()),
        address.Phone.IsEmpty ? null : Mask.Phone(address.Phone.Open()));
}

/// <summary>What the caller may do with an order now (FE-01).</summary>
[ExtendObjectType<OrderId>]
internal static class OrderAllowedActions
{
    /// <summary>What can be done with the order, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 12)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<OrderId> orders, OrdersDb db, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.LoadFactsAsync(orders, cancellationToken);
        return [.. orders.Select(o => facts.TryGetValue(o, out var known) ? [.. allowed.Of(OrderActions.All, known), .. allowed.Of(BuyerActions.All, new BuyerFacts(known)), .. allowed.Of(OrderCaseActions.All, new BuyerFacts(known))] : Array.Empty<AllowedAction>())];
    }
}
