namespace Modular.Architecture.Tests.Rules;

/// <summary>What modules write passes the change tracker, which leaves an audit row for each change.</summary>
internal static class AuditRules
{
    private const string Tracked = "modules change rows through the change tracker, so that each change is audited";

    private static readonly string[] Past = [".ExecuteUpdate", ".ExecuteDelete", ".ExecuteSql"];

    /// <summary>Whether sources of modules write past it. Migrations aside.</summary>
    /// <param name="sources">Paths from the root, with their texts.</param>
    public static IEnumerable<Violation> OfWrites(IEnumerable<(string Path, string Text)> sources) =>
        from source in sources
        where source.Path.EndsWith(".cs", StringComparison.Ordinal) && source.Path.StartsWith("modules/", StringComparison.Ordinal) && !source.Path.Contains("/Migrations/", StringComparison.Ordinal)
        where Past.Any(p => source.Text.Contains(p, StringComparison.Ordinal))
        select new Violation(source.Path.Split('/')[1], source.Path, Tracked, "load the rows, change them and save");
}
