using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts.Events;

namespace Orders.Model;

/// <summary>What is ordered.</summary>
internal enum OrderKind
{
    /// <summary>Goods, which are reserved and shipped.</summary>
    Goods,

    /// <summary>A service, of which there is no stock and which is done (ORD-17).</summary>
    Service,
}

/// <summary>Orders of services (ORD-17): paid, cancelled and settled as those of goods, without stock and parcels.</summary>
internal sealed partial class Order
{
    /// <summary>What is ordered.</summary>
    public OrderKind Kind { get; private init; }

    /// <summary>The service is done, which completes the order.</summary>
    public IUserError? CompleteService(Actor by, DateTime at)
    {
        if (Refuse(OrderStatus.Shipped) is { } refused)
            return refused;
        foreach (var line in _lines)
            line.Ship(line.ToBeShipped);
        Walk(by, at, (OrderStatus.Shipped, StepReason.Told("SERVICE_DONE")), (OrderStatus.Delivered, null), (OrderStatus.Completed, null));
        (ShippedAt, EndedAt, DueAt) = (at, at, null);
        Raise(new OrderCompleted(Id, MerchantId), at);
        return null;
    }

    // A service has nothing in stock.
    private void TellStock(IEvent told, DateTime at)
    {
        if (Kind == OrderKind.Goods)
            Raise(told, at);
    }
}
