using System.ComponentModel.DataAnnotations;

namespace QC;

/// <summary>The module's settings, <c>Modules:QC</c>; every one has a default.</summary>
internal sealed class QCOptions
{
    /// <summary>How many products are drawn each week (QC-05).</summary>
    [Range(1, 200)]
    public int SampleSize { get; init; } = 10;

    /// <summary>The code of the standard by which products that are drawn are inspected, unless another one is named.</summary>
    [Required]
    public string SamplingStandard { get; init; } = "PRODUCT_SAMPLING";

    /// <summary>Within how many days after the draw an inspection should be handed in.</summary>
    [Range(1, 60)]
    public int InspectionDays { get; init; } = 5;
}
