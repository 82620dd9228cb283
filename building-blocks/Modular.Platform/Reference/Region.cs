namespace Modular.Platform.Reference;

/// <summary>The levels of administrative divisions (GB/T 2260).</summary>
internal enum RegionLevel
{
    /// <summary>A province, autonomous region, municipality or special administrative region 省级.</summary>
    Province,

    /// <summary>A prefecture or city below a province 地级; also what the standard puts between a municipality and its districts.</summary>
    City,

    /// <summary>A county or district 县级.</summary>
    County,
}

/// <summary>An administrative division of China (FE-09).</summary>
/// <param name="Code">Its six digits after GB/T 2260: two each for province, city and county, for example 310101.</param>
/// <param name="Name">Its official name, which is Chinese in all languages: 黄浦区.</param>
/// <param name="Level">Whether it is a province, a city or a county.</param>
/// <param name="FullName">The name with those of the divisions around it, as an address begins: 上海市黄浦区.</param>
/// <param name="HasChildren">Whether <c>regions</c> lists divisions within it.</param>
internal sealed record Region(string Code, string Name, RegionLevel Level, string FullName, bool HasChildren)
{
    /// <summary>The code of the division around it; null for a province.</summary>
    public string? ParentCode => Regions.ParentOf(Code);

    /// <summary>The division around it; null for a province.</summary>
    public Region? Parent => ParentCode is { } code ? Regions.Find(code) : null;
}
