using System.ComponentModel.DataAnnotations;
using Modular.Kernel;

namespace Catalogue;

/// <summary>The module's settings, <c>Modules:Catalogue</c>; every one has a default.</summary>
internal sealed class CatalogueOptions
{
    /// <summary>
    /// How long stock stays reserved for an order that nobody pays, in minutes. Orders expire by themselves before that (30 minutes); this is what ends a reservation where nobody
    /// has said so.
    /// </summary>
    [Range(1, 24 * 60)]
    public int ReservationMinutes { get; init; } = 45;

    /// <summary>Whether what is listed leaves the shelf when its merchant's authorisation for its brand ends (CAT-13); otherwise it is only not listed anew.</summary>
    public bool DelistWhenAuthorisationEnds { get; init; } = true;

    /// <summary>In how many hours of work a report of counterfeit goods or infringed rights is decided on (CAT-11).</summary>
    [Range(1, 400)]
    public int TakedownHours { get; init; } = 16;

    /// <summary>When there is work, for the hours above.</summary>
    public WorkingHours WorkingTime { get; init; } = new();

    /// <summary>The least width and height of an image of a product, in pixels (CAT-07).</summary>
    [Range(1, 10_000)]
    public int LeastImagePixels { get; init; } = 480;

    /// <summary>The largest image of a product, in bytes (CAT-07).</summary>
    [Range(1, 100_000_000)]
    public long MostImageBytes { get; init; } = 5_000_000;
    /// <summary>How many rows of an import are entered by one transaction.</summary>
    [Range(1, 5000)]
    public int ImportBatchRows { get; init; } = 200;

    /// <summary>How many rows a file of products has at most.</summary>
    [Range(1, 10_000_000)]
    public int ImportMostRows { get; init; } = 200_000;

    /// <summary>How many bytes a file of products has at most.</summary>
    [Range(1, 1L << 30)]
    public long ImportMostBytes { get; init; } = 64L << 20;


    /// <summary>The largest image of a product, width times height (CAT-07).</summary>
    [Range(1, 1_000_000_000)]
    public long MostImagePixels { get; init; } = 40_000_000;
    /// <summary>By how many percent of its threshold a variant's stock is above it before an alert is over.</summary>
    [Range(0, 1000)]
    public int LowStockHysteresisPercent { get; init; } = 20;

    /// <summary>How many minutes after its time a campaign that has not started is a breach.</summary>
    [Range(0, 24 * 60)]
    public int CampaignGraceMinutes { get; init; } = 5;

}
