namespace Catalogue.Contracts;

/// <summary>So many pieces of a variant.</summary>
/// <param name="Variant">The variant.</param>
/// <param name="Quantity">How many pieces, at least one.</param>
public sealed record StockLine(VariantId Variant, int Quantity);
