using Merchants.Contracts;
using Modular.Kernel;
using Orders.Contracts;

namespace Orders.Model;

/// <summary>What the rules about an order ask of those who fulfil it.</summary>
internal sealed class OrderFacts : IStateFacts<OrderStatus>, IMerchantFacts
{
    public required OrderId Id { get; init; }

    public required MerchantId MerchantId { get; init; }

    public required OrderStatus Status { get; init; }

    /// <summary>How many steps the order has taken: another number, another stay in the state.</summary>
    public required int StepCount { get; init; }

    public required string Number { get; init; }

    public required DateTime? ConfirmBy { get; init; }

    public required DateTime? ShipBy { get; init; }

    public required bool IsHeld { get; init; }

    /// <summary>Whether it is of a service, which takes steps of its own (ORD-17).</summary>
    public required bool IsService { get; init; }

    /// <summary>Whether all that was paid has gone back.</summary>
    public required bool IsRefunded { get; init; }

    /// <summary>Whether the person buys.</summary>
    public required bool IsBuyer { get; init; }

    /// <summary>Whether a dispute over it is open (ORD-13).</summary>
    public required bool IsDisputed { get; init; }

    Guid? IMerchantFacts.AtMerchant => MerchantId.Value;

    bool IMerchantFacts.IsOwn => false;
}

/// <summary>What the rules about an order ask of who buys: the order is the buyer's own, at whatever merchant.</summary>
internal sealed class BuyerFacts(OrderFacts facts) : IStateFacts<OrderStatus>, IMerchantFacts
{
    public OrderStatus Status => facts.Status;

    public bool IsBuyer => facts.IsBuyer;

    public bool IsHeld => facts.IsHeld;

    public bool IsRefunded => facts.IsRefunded;

    public bool IsDisputed => facts.IsDisputed;

    public bool IsService => facts.IsService;

    Guid? IMerchantFacts.AtMerchant => null;

    bool IMerchantFacts.IsOwn => facts.IsBuyer;
}

/// <summary>What those who fulfil an order can do with it, and in which state (FE-01): the one declaration for the mutations, <c>allowedActions</c> and tasks.</summary>
internal static class OrderActions
{
    private static readonly ActionGuard<OrderFacts> NotHeld = new(f => f.IsHeld, _ => new OrderHeldError(Text.Of("ORDER_HELD")));

    private static readonly ActionGuard<OrderFacts> SomethingLeft = new(f => f.IsRefunded, _ => new AlreadyRefundedError(Text.Of("ALREADY_REFUNDED")));

    /// <summary>Confirms it, to be shipped.</summary>
    public static StateAction<OrderFacts, OrderStatus> Confirm { get; } =
        new(OrderStates.Machine, Subjects.Order, "confirmOrder", [OrderStatus.Paid], OrderStatus.Confirmed) { Guards = [NotHeld, FulfilmentActions.IsOfGoods] };

    /// <summary>Gives it up, as it cannot be fulfilled.</summary>
    public static StateAction<OrderFacts, OrderStatus> Decline { get; } =
        new(OrderStates.Machine, Subjects.Order, "declineOrder", [OrderStatus.Paid, OrderStatus.Confirmed], OrderStatus.Cancelled) { Guards = [FulfilmentActions.IsNotBegun] };

    /// <summary>Ships some or all of it.</summary>
    public static StateAction<OrderFacts, OrderStatus> Ship { get; } =
        new(OrderStates.Machine, Subjects.Order, "shipOrder", [OrderStatus.Confirmed, OrderStatus.PartiallyShipped], OrderStatus.Shipped) { Guards = [NotHeld, FulfilmentActions.IsOfGoods] };

    /// <summary>Gives up what has not left of it, once some has.</summary>
    public static StateAction<OrderFacts, OrderStatus> CancelRest { get; } =
        new(OrderStates.Machine, Subjects.Order, "cancelRestOfOrder", [OrderStatus.PartiallyShipped], OrderStatus.Shipped) { Guards = [NotHeld] };

    /// <summary>Records that all of it has arrived.</summary>
    public static StateAction<OrderFacts, OrderStatus> Deliver { get; } =
        new(OrderStates.Machine, Subjects.Order, "recordDelivery", [OrderStatus.Shipped], OrderStatus.Delivered);

    /// <summary>Gives money back for lines of it.</summary>
    public static StateAction<OrderFacts, OrderStatus> Refund { get; } =
        new(OrderStates.Machine, Subjects.Order, "refundOrder", [.. OrderStates.Refundable], null) { Guards = [SomethingLeft] };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<OrderFacts, OrderStatus>> All { get; } = [Confirm, Decline, Ship, CancelRest, Deliver, Refund, .. FulfilmentActions.All];
}

/// <summary>What the buyer can do with an order, and in which state (FE-01).</summary>
internal static class BuyerActions
{
    /// <summary>Begins a payment.</summary>
    public static StateAction<BuyerFacts, OrderStatus> Pay { get; } = Of("payOrder", null, OrderStatus.PendingPayment);

    /// <summary>Cancels it before its shipment.</summary>
    public static StateAction<BuyerFacts, OrderStatus> Cancel { get; } = new(
        OrderStates.Machine, Subjects.Order, "cancelOrder", [OrderStatus.PendingPayment, OrderStatus.Paid, OrderStatus.Confirmed], OrderStatus.Cancelled)
    {
        Guards = [new(f => !f.IsBuyer, _ => NotAuthorizedError.For("cancelOrder")), new(f => f.IsService && f.Status == OrderStatus.Confirmed, f => FulfilmentActions.ByService(f.Status))],
    };

    /// <summary>Confirms that it has arrived.</summary>
    public static StateAction<BuyerFacts, OrderStatus> ConfirmReceipt { get; } = Of("confirmReceipt", OrderStatus.Completed, OrderStatus.Shipped, OrderStatus.Delivered);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<BuyerFacts, OrderStatus>> All { get; } = [Pay, Cancel, ConfirmReceipt, .. BuyerChanges.All];

    private static StateAction<BuyerFacts, OrderStatus> Of(string mutation, OrderStatus? to, params IReadOnlyList<OrderStatus> from) =>
        new(OrderStates.Machine, Subjects.Order, mutation, from, to) { Guards = [new(f => !f.IsBuyer, _ => NotAuthorizedError.For(mutation))] };
}
