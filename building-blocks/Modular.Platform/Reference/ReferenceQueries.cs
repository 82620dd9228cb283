using Modular.GraphQL;

namespace Modular.Platform.Reference;

/// <summary>
/// What forms are filled in from (FE-09). The labels of reason codes and states come by <c>enumLabels</c>, holidays by <c>calendarDays</c>, limits of files by
/// <c>uploadLimits</c>.
/// </summary>
[QueryType]
internal static class ReferenceQueries
{
    /// <summary>The administrative divisions of China 省市区 after GB/T 2260, one level at a time, in the order of their codes (FE-09).</summary>
    /// <param name="parentCode">The code of the division whose parts are wanted; left out for the provinces. Nothing comes for one that has no parts or is unknown.</param>
    [ListSize(AssumedSize = 40)]
    public static IReadOnlyList<Region> GetRegions(string? parentCode = null) => parentCode is "" ? [] : Regions.Within(parentCode);

    /// <summary>One division by its code, with those around it; null where the standard has none of this code (FE-09).</summary>
    /// <param name="code">Six digits, for example 310101.</param>
    public static Region? GetRegion(string code) => Regions.Find(code);

    /// <summary>The carriers that parcels go by, in the language of the caller (FE-09).</summary>
    [ListSize(AssumedSize = 20)]
    public static IReadOnlyList<Carrier> GetCarriers() => [.. Carrier.Codes.Select(c => new Carrier(c, Text.Of($"Carrier.{c}")))];
}

/// <summary>A carrier of parcels 快递公司 (FE-09).</summary>
/// <param name="Code">Its code, the same in all languages.</param>
/// <param name="Name">Its name in the caller's language.</param>
internal sealed record Carrier(string Code, string Name)
{
    internal static IReadOnlyList<string> Codes { get; } = ["SF", "JD", "EMS", "POST", "YTO", "ZTO", "STO", "YUNDA", "JTSD", "DEPPON", "ANE", "KYE"];
}
