using Modular.Kernel;
using Orders.Contracts;

namespace Orders.Model;

/// <summary>The number that people call an order by.</summary>
internal static class OrderNumber
{
    /// <summary>The number of an order; the index tells two that are alike.</summary>
    public static string Of(OrderId id, DateTime placedAt) => ReadableNumber.Of(id.Value, placedAt);
}
