namespace Modular.GraphQL.Language;

/// <summary>Type system definitions, extensions and their members.</summary>
public static partial class SyntaxPrinter
{
    private static string PrintTypeSystem(TypeSystemDefinitionNode definition)
    {
        var directives = Trailing(definition.Directives);
        var text = definition switch
        {
            SchemaDefinitionNode schema => $"schema{directives}{Body(schema.RootOperationTypes)}",
            ScalarTypeDefinitionNode scalar => $"scalar {scalar.Name}{directives}",
            ObjectTypeDefinitionNode type => $"type {type.Name}{Leading(" implements ", type.Interfaces, " & ")}{directives}{Body(type.Fields)}",
            InterfaceTypeDefinitionNode type => $"interface {type.Name}{Leading(" implements ", type.Interfaces, " & ")}{directives}{Body(type.Fields)}",
            UnionTypeDefinitionNode union => $"union {union.Name}{directives}{Leading(" = ", union.Members, " | ")}",
            EnumTypeDefinitionNode type => $"enum {type.Name}{directives}{Body(type.Values)}",
            InputObjectTypeDefinitionNode input => $"input {input.Name}{directives}{Body(input.Fields)}",
            DirectiveDefinitionNode directive =>
                $"directive @{directive.Name}{ArgumentDefinitions(directive.Arguments)}{(directive.IsRepeatable ? " repeatable" : "")} on {Join(" | ", directive.Locations)}",
            _ => throw new ArgumentException($"Unknown definition {definition.GetType()}.", nameof(definition)),
        };
        return definition.IsExtension ? "extend " + text : text;
    }

    private static string PrintMember(Node member) => member switch
    {
        FieldDefinitionNode field => Describe(field.Description)
            + $"{field.Name}{ArgumentDefinitions(field.Arguments)}: {field.Type}{Trailing(field.Directives)}",
        InputValueDefinitionNode input => Describe(input.Description)
            + $"{input.Name}: {input.Type}{Default(input.DefaultValue)}{Trailing(input.Directives)}",
        EnumValueDefinitionNode value => Describe(value.Description) + $"{value.Name}{Trailing(value.Directives)}",
        RootOperationTypeNode root => $"{Keyword(root.Kind)}: {root.Type}",
        _ => throw new ArgumentException($"Unknown node {member.GetType()}.", nameof(member)),
    };

    private static string Body(IReadOnlyList<Node> members) => members.Count == 0 ? "" : " " + Block(members);

    private static string ArgumentDefinitions(IReadOnlyList<InputValueDefinitionNode> arguments)
    {
        var texts = PrintAll(arguments);
        return AnySpansLines(texts) ? Enclose("(\n", Indent(texts), "\n", "\n)") : Enclose("(", texts, ", ", ")");
    }
}
