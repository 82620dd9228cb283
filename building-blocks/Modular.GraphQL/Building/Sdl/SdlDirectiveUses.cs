using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Building;

/// <summary>Checks the directives that stand on definitions: known, allowed there, not repeated, with the right arguments (section 5.7, for SDL).</summary>
internal sealed class SdlDirectiveUses(SdlSource source, IReadOnlyList<DirectiveDefinition> directives, ProblemList problems)
{
    private readonly Dictionary<string, DirectiveDefinition> _known = directives.ToDictionary(d => d.Name);

    /// <summary>Checks all definitions.</summary>
    public void Check(SdlDefinitions definitions)
    {
        CheckUses([.. definitions.SchemaNodes.SelectMany(s => s.Directives)], DirectiveLocation.Schema, "");
        foreach (var directive in definitions.Directives)
            CheckArguments(directive.Arguments, $"@{directive.Name}");
        foreach (var type in definitions.Types)
            CheckType(type);
    }

    private void CheckType(SdlType type)
    {
        CheckUses(type.Directives, LocationOf(type.Definition), type.Name);
        switch (type.Definition)
        {
            case ObjectTypeDefinitionNode or InterfaceTypeDefinitionNode:
                foreach (var field in type.Fields)
                {
                    CheckUses(field.Directives, DirectiveLocation.FieldDefinition, $"{type.Name}.{field.Name}");
                    CheckArguments(field.Arguments, $"{type.Name}.{field.Name}");
                }

                break;
            case InputObjectTypeDefinitionNode:
                foreach (var field in type.InputFields)
                    CheckUses(field.Directives, DirectiveLocation.InputFieldDefinition, $"{type.Name}.{field.Name}");
                foreach (var oneOf in type.Extensions.Where(e => SdlDirectives.IsOneOf(e.Directives)))
                    problems.Add(type.Name, source.Place(oneOf), "An extension cannot make an input object a OneOf input object. Write @oneOf at the definition.");
                break;
            case EnumTypeDefinitionNode:
                foreach (var value in type.Values)
                    CheckUses(value.Directives, DirectiveLocation.EnumValue, $"{type.Name}.{value.Name}");
                break;
        }
    }

    private void CheckArguments(IReadOnlyList<InputValueDefinitionNode> arguments, string owner)
    {
        foreach (var argument in arguments)
            CheckUses(argument.Directives, DirectiveLocation.ArgumentDefinition, $"{owner}({argument.Name}:)");
    }

    private void CheckUses(IReadOnlyList<DirectiveNode> uses, DirectiveLocation location, string coordinate)
    {
        foreach (var group in uses.GroupBy(u => u.Name.Value))
        {
            if (!_known.TryGetValue(group.Key, out var definition))
            {
                Report(group.First(), coordinate, $"There is no directive \"@{group.Key}\". Define it, or correct the name.");
                continue;
            }

            if (!definition.Locations.Contains(location))
                Report(group.First(), coordinate, $"The directive \"@{group.Key}\" may not stand here. Take it away, or allow {Naming.UpperSnake(location.ToString())} in its definition.");
            if (!definition.IsRepeatable && group.Skip(1).FirstOrDefault() is { } second)
                Report(second, coordinate, $"The directive \"@{group.Key}\" stands here more than once. Keep one, or define it as repeatable.");
            foreach (var use in group)
                CheckValues(use, definition, coordinate);
        }
    }

    private void CheckValues(DirectiveNode use, DirectiveDefinition definition, string coordinate)
    {
        foreach (var name in SchemaMembers.Repeated(use.Arguments.Select(a => a.Name.Value)))
            Report(use, coordinate, $"The argument \"{name}\" of \"@{definition.Name}\" is given more than once. Keep one.");
        foreach (var given in use.Arguments)
        {
            if (definition.FindArgument(given.Name.Value) is not { } argument)
                Report(given, coordinate, $"The directive \"@{definition.Name}\" has no argument \"{given.Name}\". Take it away, or correct the name.");
            else if (argument.Type.IsInput)
                ReportAll(given, coordinate, ConstantLiteral.Mistakes(given.Value, argument.Type).Select(m => $"The argument \"{given.Name}\" of \"@{definition.Name}\" is not of type \"{argument.Type}\": {m} Correct the value."));
        }

        foreach (var missing in definition.Arguments.Where(a => a.IsRequired && use.Arguments.All(g => g.Name.Value != a.Name)))
            Report(use, coordinate, $"The directive \"@{definition.Name}\" needs its argument \"{missing}\". Give it.");
    }

    private void ReportAll(Node node, string coordinate, IEnumerable<string> messages)
    {
        foreach (var message in messages)
            Report(node, coordinate, message);
    }

    private void Report(Node node, string coordinate, string message) => problems.Add(coordinate, source.Place(node), message);

    private static DirectiveLocation LocationOf(TypeDefinitionNode node) => node switch
    {
        ScalarTypeDefinitionNode => DirectiveLocation.Scalar,
        ObjectTypeDefinitionNode => DirectiveLocation.Object,
        InterfaceTypeDefinitionNode => DirectiveLocation.Interface,
        UnionTypeDefinitionNode => DirectiveLocation.Union,
        EnumTypeDefinitionNode => DirectiveLocation.Enum,
        InputObjectTypeDefinitionNode => DirectiveLocation.InputObject,
        _ => throw new ArgumentException($"Unknown definition {node.GetType()}.", nameof(node)),
    };
}
