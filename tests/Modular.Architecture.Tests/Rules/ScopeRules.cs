namespace Modular.Architecture.Tests.Rules;

/// <summary>The merchant scope is lifted in one place, which asks for a permission and records the reason.</summary>
internal static class ScopeRules
{
    private const string OnePlace = "the merchant scope is lifted by ModuleDbContext.AcrossMerchantsAsync alone";
    private const string ThatPlace = "building-blocks/Modular.Persistence/ModuleDbContext.cs";

    /// <summary>Whether other sources than that place ignore query filters. Tests aside.</summary>
    /// <param name="sources">Paths from the root, with their texts.</param>
    public static IEnumerable<Violation> OfLifts(IEnumerable<(string Path, string Text)> sources) =>
        from source in sources
        where source.Path.EndsWith(".cs", StringComparison.Ordinal) && source.Path != ThatPlace && !source.Path.StartsWith("tests/", StringComparison.Ordinal)
        where source.Text.Contains(".IgnoreQueryFilters(", StringComparison.Ordinal)
        select new Violation(source.Path.Split('/')[1], source.Path, OnePlace, "use AcrossMerchantsAsync with a permission and a reason");
}
