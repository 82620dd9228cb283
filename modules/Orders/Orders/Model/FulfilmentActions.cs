using Modular.Kernel;

namespace Orders.Model;

/// <summary>What those who fulfil an order can do with it beside its way through the states (FE-01).</summary>
internal static class FulfilmentActions
{
    private static readonly ActionGuard<OrderFacts> NotHeld = new(f => f.IsHeld, _ => new OrderHeldError(Text.Of("ORDER_HELD")));

    /// <summary>A service takes steps of its own.</summary>
    public static ActionGuard<OrderFacts> IsOfGoods { get; } = new(f => f.IsService, f => ByService(f.Status));

    /// <summary>A service that is confirmed ends by steps of its own.</summary>
    public static ActionGuard<OrderFacts> IsNotBegun { get; } = new(f => f.IsService && f.Status == OrderStatus.Confirmed, f => ByService(f.Status));

    /// <summary>Gives up pieces that cannot be sent (ORD-06).</summary>
    public static StateAction<OrderFacts, OrderStatus> Shorten { get; } =
        new(OrderStates.Machine, Subjects.Order, "shortenOrder", [OrderStatus.Paid, OrderStatus.Confirmed, OrderStatus.PartiallyShipped], null) { Guards = [NotHeld, IsOfGoods] };

    /// <summary>Gives it to somebody who fulfils it (ORD-03).</summary>
    public static StateAction<OrderFacts, OrderStatus> Reassign { get; } =
        new(OrderStates.Machine, Subjects.Order, "reassignOrder", [OrderStatus.Confirmed, OrderStatus.PartiallyShipped], null) { Guards = [IsOfGoods] };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<OrderFacts, OrderStatus>> All { get; } = [Shorten, Reassign];

    /// <summary>The answer where a service takes steps of its own (ORD-17).</summary>
    public static IllegalTransitionError ByService(OrderStatus status) => new(Text.Of("SERVICE_ORDER_STEPS"), StateName.Of(status), []);
}

/// <summary>What the buyer can change of an order before its shipment (ORD-06, FE-01). While Risk holds it, nothing is: what was screened is what is sent.</summary>
internal static class BuyerChanges
{
    /// <summary>Sends it elsewhere.</summary>
    public static StateAction<BuyerFacts, OrderStatus> ChangeAddress { get; } = Of("changeDeliveryAddress", OrderStatus.PendingPayment, OrderStatus.Paid, OrderStatus.Confirmed);

    /// <summary>Sends it in another way.</summary>
    public static StateAction<BuyerFacts, OrderStatus> ChangeMethod { get; } = Of("changeDeliveryMethod", OrderStatus.PendingPayment, OrderStatus.Paid, OrderStatus.Confirmed);

    /// <summary>Wants fewer pieces. Before the payment the whole is cancelled and ordered anew: a payment that is under way is for all of it.</summary>
    public static StateAction<BuyerFacts, OrderStatus> Reduce { get; } = Of("reduceOrder", OrderStatus.Paid, OrderStatus.Confirmed);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<BuyerFacts, OrderStatus>> All { get; } = [ChangeAddress, ChangeMethod, Reduce];

    private static StateAction<BuyerFacts, OrderStatus> Of(string mutation, params IReadOnlyList<OrderStatus> from) => new(OrderStates.Machine, Subjects.Order, mutation, from, null)
    {
        Guards =
        [
            new(f => !f.IsBuyer, _ => NotAuthorizedError.For(mutation)), new(f => f.IsHeld, _ => new OrderHeldError(Text.Of("ORDER_HELD"))),
            new(f => f.IsService, f => FulfilmentActions.ByService(f.Status)),
        ],
    };
}
