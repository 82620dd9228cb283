using Merchants.Contracts;
using Modular.Kernel;

namespace Catalogue.Contracts;

/// <summary>
/// Reserves stock for orders, never more than there is (CAT-04). A reservation expires unless <see cref="Inbound.ReservationSecured"/> comes in time; it ends piece by piece with
/// <see cref="Inbound.ReservedStockDispatched"/>, or with <see cref="Inbound.ReservationReleased"/>.
/// </summary>
[CommandPort("catalogue.stock-reservations")]
public interface IStockReservations : ICommandPort
{
    /// <summary>
    /// Reserves all lines or none. Refused with NOT_FOR_SALE (<c>variant</c>) where one is not listed or its merchant takes no orders, OUT_OF_STOCK (<c>variant</c>,
    /// <c>available</c>) where fewer are left, SEVERAL_MERCHANTS or SEVERAL_CURRENCIES where the lines do not fit into one order.
    /// </summary>
    /// <exception cref="ArgumentException">There is no line, or one of less than one piece: a mistake of the caller.</exception>
    Task<CommandAnswer<StockReserved>> ReserveAsync(CommandId command, ReserveStock asked, CancellationToken cancellationToken);
}

/// <summary>What is to be reserved. Several lines of one variant are counted together.</summary>
/// <param name="Lines">The variants and how many of each.</param>
public sealed record ReserveStock(IReadOnlyList<StockLine> Lines);

/// <summary>What was reserved, with what an order freezes of it.</summary>
/// <param name="Merchant">Whose goods they are.</param>
/// <param name="Currency">The currency of all prices, by ISO 4217.</param>
/// <param name="Lines">The lines, in the order in which they were asked for.</param>
public sealed record StockReserved(MerchantId Merchant, string Currency, IReadOnlyList<ReservedLine> Lines);

/// <summary>A line as it is sold at the moment of the reservation.</summary>
/// <param name="Variant">The variant.</param>
/// <param name="Product">Its product.</param>
/// <param name="Sku">The merchant's own number of it.</param>
/// <param name="Title">The product's title.</param>
/// <param name="Specification">What tells the variant from the product's others; null where it has none.</param>
/// <param name="Category">The category's code.</param>
/// <param name="Quantity">How many.</param>
/// <param name="UnitPrice">The price of one, in minor units, lowered by a promotion where there is one.</param>
/// <param name="UndiscountedPrice">The ordinary price of one, in minor units; null where no promotion has lowered it (CAT-09).</param>
/// <param name="PriceRule">The price rule that has lowered it; null where none has.</param>
public sealed record ReservedLine(
    VariantId Variant, ProductId Product, string Sku, string Title, string? Specification, string Category, int Quantity, long UnitPrice, long? UndiscountedPrice = null, PriceRuleId? PriceRule = null);
