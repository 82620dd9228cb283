using Merchants.Contracts;
using Modular.GraphQL;
using Orders.Contracts;

namespace Risk.Tests;

/// <summary>A merchant, as far as these tests link to one.</summary>
internal sealed record Merchant(MerchantId Id);

/// <summary>An order, as far as these tests link to one.</summary>
internal sealed record Order(OrderId Id);

/// <summary>The other modules' parts of the schema.</summary>
internal static class StandInNodes
{
    [NodeResolver]
    public static Task<IReadOnlyDictionary<MerchantId, Merchant>> GetMerchantsByIdAsync(IReadOnlyList<MerchantId> ids) =>
        Task.FromResult<IReadOnlyDictionary<MerchantId, Merchant>>(ids.ToDictionary(i => i, i => new Merchant(i)));

    [NodeResolver]
    public static Task<IReadOnlyDictionary<OrderId, Order>> GetOrdersByIdAsync(IReadOnlyList<OrderId> ids) =>
        Task.FromResult<IReadOnlyDictionary<OrderId, Order>>(ids.ToDictionary(i => i, i => new Order(i)));
}
