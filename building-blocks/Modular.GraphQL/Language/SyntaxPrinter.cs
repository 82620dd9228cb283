using System.Runtime.CompilerServices;

namespace Modular.GraphQL.Language;

/// <summary>
/// Writes a syntax tree as GraphQL text in the layout that the reference implementation made customary: two spaces, one definition after a
/// blank line, arguments and lists broken where a line would pass 80 characters. Descriptions become block strings wherever a block string can
/// hold them. The text parses to an equal tree. No newline follows the last line.
/// </summary>
public static partial class SyntaxPrinter
{
    private const int LineWidth = 80;

    /// <summary>The text of a node.</summary>
    /// <exception cref="InsufficientExecutionStackException">The tree nests deeper than the stack allows; no parsed tree does.</exception>
    public static string Print(Node node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return node switch
        {
            null => throw new ArgumentNullException(nameof(node)),
            DocumentNode document => Join("\n\n", document.Definitions),
            ExecutableDefinitionNode executable => Describe(executable.Description) + PrintExecutable(executable),
            TypeSystemDefinitionNode definition => Describe(definition.Description) + PrintTypeSystem(definition),
            VariableDefinitionNode variable => Describe(variable.Description)
                + $"{Print(variable.Variable)}: {variable.Type}{Default(variable.DefaultValue)}{Trailing(variable.Directives)}",
            SelectionSetNode set => Block(set.Selections),
            SelectionNode selection => PrintSelection(selection),
            ArgumentNode argument => $"{argument.Name}: {Print(argument.Value)}",
            DirectiveNode directive => $"@{directive.Name}{Parenthesised(directive.Arguments)}",
            NameNode name => name.Value,
            ValueNode value => PrintValue(value),
            ObjectFieldNode field => $"{field.Name}: {Print(field.Value)}",
            TypeNode type => type.ToString()!,
            _ => PrintMember(node),
        };
    }

    private static string PrintExecutable(ExecutableDefinitionNode definition)
    {
        if (definition is FragmentDefinitionNode fragment)
            return $"fragment {fragment.Name} on {fragment.TypeCondition}{Trailing(fragment.Directives)} {Print(fragment.SelectionSet)}";

        var operation = (OperationDefinitionNode)definition;
        var variables = PrintAll(operation.Variables);
        var head = Keyword(operation.Kind);
        if (operation.Name is not null || variables.Length > 0)
            head += $" {operation.Name}" + (AnySpansLines(variables) ? Enclose("(\n", variables, "\n", "\n)") : Enclose("(", variables, ", ", ")"));
        head += Trailing(operation.Directives);
        return head == "query" && operation.Description is null ? Print(operation.SelectionSet) : $"{head} {Print(operation.SelectionSet)}";
    }

    private static string PrintSelection(SelectionNode selection)
    {
        var directives = Trailing(selection.Directives);
        switch (selection)
        {
            case FieldNode field:
                var name = field.Alias is null ? field.Name.Value : $"{field.Alias}: {field.Name}";
                var arguments = PrintAll(field.Arguments);
                var list = name.Length + JoinedLength(arguments) + 2 > LineWidth
                    ? Enclose("(\n", Indent(arguments), "\n", "\n)")
                    : Enclose("(", arguments, ", ", ")");
                return name + list + directives + (field.SelectionSet is null ? "" : $" {Print(field.SelectionSet)}");
            case FragmentSpreadNode spread:
                return $"...{spread.Name}{directives}";
            case InlineFragmentNode inline:
                return "..." + (inline.TypeCondition is null ? "" : $" on {inline.TypeCondition}") + directives + $" {Print(inline.SelectionSet)}";
            default:
                throw new ArgumentException($"Unknown selection {selection.GetType()}.", nameof(selection));
        }
    }

    private static string Keyword(OperationKind kind) => kind switch
    {
        OperationKind.Query => "query",
        OperationKind.Mutation => "mutation",
        OperationKind.Subscription => "subscription",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
