using System.Collections.Frozen;

namespace Modular.Platform.Reference;

/// <summary>The divisions of China from provinces to counties, from the file beside this one. They change by a release.</summary>
internal static class Regions
{
    private const int CodeLength = 6;

    private static readonly Lazy<FrozenDictionary<string, Region>> ByCode = new(Read);
    private static readonly Lazy<ILookup<string, Region>> ByParent = new(() =>
        ByCode.Value.Values.OrderBy(r => r.Code, StringComparer.Ordinal).ToLookup(r => r.ParentCode ?? ""));

    /// <summary>The division of that code; null where there is none.</summary>
    public static Region? Find(string code) => ByCode.Value.GetValueOrDefault(code);

    /// <summary>The divisions directly within one, in the order of their codes; the provinces for null.</summary>
    public static IReadOnlyList<Region> Within(string? parent) => [.. ByParent.Value[parent ?? ""]];

    /// <summary>The code of the division around one of that code; null for a province.</summary>
    public static string? ParentOf(string code) => code switch
    {
        [_, _, '0', '0', '0', '0'] => null,
        [_, _, _, _, '0', '0'] => code[..2] + "0000",
        _ => code[..4] + "00",
    };

    private static FrozenDictionary<string, Region> Read()
    {
        using var file = typeof(Regions).Assembly.GetManifestResourceStream("regions.csv")!;
        using var reader = new StreamReader(file);
        var names = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).ToDictionary(l => l[..CodeLength], l => l[(CodeLength + 1)..]);
        var parents = names.Keys.Select(ParentOf).OfType<string>().ToHashSet();
        return names.ToFrozenDictionary(n => n.Key, n => new Region(n.Key, n.Value, LevelOf(n.Key), FullNameOf(n.Key, names), parents.Contains(n.Key)));
    }

    private static RegionLevel LevelOf(string code) => ParentOf(code) is not { } parent ? RegionLevel.Province : ParentOf(parent) is null ? RegionLevel.City : RegionLevel.County;

    // What the standard only counts, 市辖区 and the like, is no part of an address.
    private static string FullNameOf(string code, Dictionary<string, string> names)
    {
        var name = names[code] is var own && ParentOf(code) is not null && (own is "市辖区" or "县" || own.EndsWith("直辖县级行政区划", StringComparison.Ordinal)) ? "" : own;
        return ParentOf(code) is { } parent ? FullNameOf(parent, names) + name : name;
    }
}
