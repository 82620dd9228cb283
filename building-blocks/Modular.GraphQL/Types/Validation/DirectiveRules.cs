namespace Modular.GraphQL.Types;

/// <summary>A directive may stand somewhere (section 3.13). That it names a place twice changes nothing.</summary>
internal static class DirectiveRules
{
    public static void Check(SchemaParts parts, ProblemList problems)
    {
        foreach (var directive in parts.Directives)
        {
            if (directive.Locations.Count == 0)
                problems.Add($"@{directive.Name}", null, "The directive may stand nowhere. Give it at least one location.");
        }
    }
}
