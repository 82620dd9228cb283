using Catalogue.Contracts;

namespace Orders.Contracts.Events;

/// <summary>A line of an order as it was placed.</summary>
/// <param name="Number">Its number in the order, from 1.</param>
/// <param name="Product">The product.</param>
/// <param name="Variant">The variant.</param>
/// <param name="Quantity">How many.</param>
/// <param name="UnitPrice">The price of one, in minor units.</param>
/// <param name="Commission">The platform's commission on the line, in minor units.</param>
public sealed record PlacedLine(int Number, ProductId Product, VariantId Variant, int Quantity, long UnitPrice, long Commission);
