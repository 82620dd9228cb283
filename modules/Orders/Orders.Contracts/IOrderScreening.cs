using Catalogue.Contracts;
using Merchants.Contracts;

namespace Orders.Contracts;

/// <summary>Asked about each order before it is placed (RSK-07); answered by whichever module watches fraud. Absent or late, a configured verdict applies.</summary>
public interface IOrderScreening
{
    /// <summary>Gives the verdict on an order that is about to be placed. It changes nothing: the order may not come to be.</summary>
    Task<ScreeningVerdict> ScreenAsync(OrderToScreen order, CancellationToken cancellationToken);
}

/// <summary>An order that is about to be placed.</summary>
/// <param name="Order">The id that it will have.</param>
/// <param name="Merchant">Whose goods.</param>
/// <param name="Buyer">Who buys, by the user's id.</param>
/// <param name="Total">What the buyer will pay, in minor units.</param>
/// <param name="Currency">The currency, by ISO 4217.</param>
/// <param name="PlacedAt">When (UTC).</param>
/// <param name="Lines">What is bought.</param>
public sealed record OrderToScreen(OrderId Order, MerchantId Merchant, Guid Buyer, long Total, string Currency, DateTime PlacedAt, IReadOnlyList<LineToScreen> Lines);

/// <summary>A line of an order that is about to be placed.</summary>
/// <param name="Product">The product.</param>
/// <param name="Quantity">How many.</param>
/// <param name="UnitPrice">The price of one, in minor units.</param>
public sealed record LineToScreen(ProductId Product, int Quantity, long UnitPrice);
