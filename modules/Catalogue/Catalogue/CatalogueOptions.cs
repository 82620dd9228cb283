using System.ComponentModel.DataAnnotations;

namespace Catalogue;

/// <summary>The module's settings, <c>Modules:Catalogue</c>; every one has a default.</summary>
internal sealed class CatalogueOptions
{
    /// <summary>The codes of the categories that goods may be in; unset means those that the product comes with.</summary>
    public string[]? Categories { get; init; }

    /// <summary>
    /// How long stock stays reserved for an order that nobody pays, in minutes. Orders expire by themselves before that (30 minutes); this is what ends a reservation where nobody
    /// has said so.
    /// </summary>
    [Range(1, 24 * 60)]
    public int ReservationMinutes { get; init; } = 45;

    /// <summary>The categories in force.</summary>
    public IReadOnlyList<string> CategoriesInForce => Categories ?? ["apparel", "beauty", "books", "digital", "food", "home", "mother-and-baby", "sports"];
}
