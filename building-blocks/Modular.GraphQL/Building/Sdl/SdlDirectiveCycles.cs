using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Building;

/// <summary>A directive's definition does not use the directive itself, on its arguments or in their types (section 3.13, Type Validation).</summary>
internal static class SdlDirectiveCycles
{
    public static void Check(SdlSource source, SdlDefinitions definitions, ProblemList problems)
    {
        foreach (var directive in definitions.Directives)
        {
            var seen = new HashSet<Node>();
            if (UsedBy(directive.Arguments, definitions, seen).Any(name => name == directive.Name.Value))
                problems.Add($"@{directive.Name}", source.Place(directive), $"The definition of \"@{directive.Name}\" uses the directive itself. Take it off the arguments and their types.");
        }
    }

    // Every directive that is met on the way, through other directives and through the types of arguments.
    private static IEnumerable<string> UsedBy(IReadOnlyList<InputValueDefinitionNode> inputs, SdlDefinitions definitions, HashSet<Node> seen) =>
        inputs.SelectMany(i => Follow(i.Directives, definitions, seen).Concat(UsedBy(NameOf(i.Type), definitions, seen)));

    private static IEnumerable<string> UsedBy(string typeName, SdlDefinitions definitions, HashSet<Node> seen)
    {
        if (definitions.FindType(typeName) is not { } type || !seen.Add(type.Definition))
            return [];
        return type.Definition switch
        {
            InputObjectTypeDefinitionNode => Follow(type.Directives, definitions, seen).Concat(UsedBy(type.InputFields, definitions, seen)),
            EnumTypeDefinitionNode => Follow([.. type.Directives, .. type.Values.SelectMany(v => v.Directives)], definitions, seen),
            _ => Follow(type.Directives, definitions, seen),
        };
    }

    private static IEnumerable<string> Follow(IReadOnlyList<DirectiveNode> uses, SdlDefinitions definitions, HashSet<Node> seen)
    {
        foreach (var use in uses)
        {
            yield return use.Name.Value;
            if (definitions.FindDirective(use.Name.Value) is not { } directive || !seen.Add(directive))
                continue;
            foreach (var name in UsedBy(directive.Arguments, definitions, seen))
                yield return name;
        }
    }

    private static string NameOf(TypeNode type) => type switch
    {
        NonNullTypeNode nonNull => NameOf(nonNull.Nullable),
        ListTypeNode list => NameOf(list.Item),
        _ => type.ToString()!,
    };
}
