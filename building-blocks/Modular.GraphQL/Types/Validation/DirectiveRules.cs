namespace Modular.GraphQL.Types;

/// <summary>A directive may stand somewhere, and names each place once (section 3.13).</summary>
internal static class DirectiveRules
{
    public static void Check(SchemaParts parts, ProblemList problems)
    {
        foreach (var directive in parts.Directives)
        {
            if (directive.Locations.Count == 0)
                problems.Add($"@{directive.Name}", null, "The directive may stand nowhere. Give it at least one location.");
            foreach (var location in SchemaMembers.Repeated(directive.Locations))
                problems.Add($"@{directive.Name}", null, $"The location {Building.Naming.UpperSnake(location.ToString())} is named more than once. Name it once.");
        }
    }
}
