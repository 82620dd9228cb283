using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders;

/// <summary>What every step of an order begins with, and how it ends.</summary>
internal static class ChangeOrder
{
    /// <summary>Takes a step of an order for those who fulfil it, and saves it.</summary>
    public static Task<FieldResult<Order>> ChangeOrderAsync(
        this OrdersDb db, StateAction<OrderFacts, OrderStatus> action, OrderId id, int? expectedVersion, AllowedActions allowed, Func<Order, IUserError?> step, CancellationToken cancellationToken) =>
        ChangeAsync(db, id, expectedVersion, facts => allowed.Refuse(action, facts), step, cancellationToken);

    /// <summary>Takes a step of an order for its buyer, and saves it.</summary>
    public static Task<FieldResult<Order>> ChangeOrderAsync(
        this OrdersDb db, StateAction<BuyerFacts, OrderStatus> action, OrderId id, int? expectedVersion, AllowedActions allowed, Func<Order, IUserError?> step, CancellationToken cancellationToken) =>
        ChangeAsync(db, id, expectedVersion, facts => allowed.Refuse(action, new BuyerFacts(facts)), step, cancellationToken);

    private static async Task<FieldResult<Order>> ChangeAsync(
        OrdersDb db, OrderId id, int? expectedVersion, Func<OrderFacts, IReadOnlyList<IUserError>> refuse, Func<Order, IUserError?> step, CancellationToken cancellationToken)
    {
        if (await db.FindOrderAsync(id, cancellationToken) is not { } order)
            return new[] { Missing.Order(id) };
        var facts = (await db.LoadFactsAsync([id], cancellationToken))[id];
        var error = ExpectedVersion.Check(order, expectedVersion)
            ?? (refuse(facts) is [var refused, ..] ? refused : null)
            ?? step(order)
            ?? await db.TrySaveChangesAsync(cancellationToken);
        return error is not null ? new[] { error } : order;
    }
}
