namespace Merchants.Model;

/// <summary>By which standard a version was handed in, and what was entered with it (DOC-02).</summary>
/// <param name="Standard">The standard's number.</param>
/// <param name="Elements">The values, checked.</param>
internal sealed record HandedInUnder(int Standard, IReadOnlyList<(PaperElement Element, string Value)> Elements)
{
    /// <summary>By the built-in standard, which asks for nothing.</summary>
    public static HandedInUnder BuiltIn { get; } = new(BuiltInStandard.Number, []);
}
