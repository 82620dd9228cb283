using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Validation.Rules;

/// <summary>
/// Rules of the working draft on incremental delivery: labels are literal and unique in the document, <c>@stream</c> stands on lists, and neither
/// directive stands on the root of a mutation or subscription.
/// </summary>
internal sealed class IncrementalDirectivesAreUsedRightly : ValidationRule, IDocumentRule
{
    public void Visit(ValidationContext context, DocumentNode document)
    {
        var labels = new Dictionary<string, DirectiveNode>(StringComparer.Ordinal);
        foreach (var definition in document.Definitions)
        {
            if (definition is not ExecutableDefinitionNode executable)
                continue;
            var root = executable is OperationDefinitionNode { Kind: not OperationKind.Query } operation ? operation : null;
            Visit(context, executable.SelectionSet, TypeOf(context.Schema, executable), root, labels);
        }
    }

    private void Visit(ValidationContext context, SelectionSetNode set, NamedType? type, OperationDefinitionNode? root, Dictionary<string, DirectiveNode> labels)
    {
        foreach (var selection in set.Selections)
        {
            var field = selection is FieldNode node && type is not null ? context.Schema.FindField(type, node.Name.Value) : null;
            foreach (var directive in selection.Directives)
            {
                if (directive.Name.Value is not ("defer" or "stream"))
                    continue;
                CheckLabel(context, directive, labels);
                if (root is not null)
                    context.ReportAt(this, $"\"@{directive.Name.Value}\" cannot stand at the root of a mutation or subscription. Use it below.", [directive.Start]);
                if (directive.Name.Value == "stream" && field is not null && field.Type.Nullable is not ListType)
                    context.ReportAt(this, $"\"@stream\" stands on lists, and {field.Coordinate} is none. Remove it.", [directive.Start]);
            }

            switch (selection)
            {
                case FieldNode { SelectionSet: { } inner }:
                    Visit(context, inner, field?.Type.Named, null, labels);
                    break;
                case InlineFragmentNode inline:
                    Visit(context, inline.SelectionSet, inline.TypeCondition is { } condition ? context.Schema.FindType(condition.Name.Value) : type, root, labels);
                    break;
            }
        }
    }

    private void CheckLabel(ValidationContext context, DirectiveNode directive, Dictionary<string, DirectiveNode> labels)
    {
        foreach (var argument in directive.Arguments)
        {
            if (argument.Name.Value != "label")
                continue;
            if (argument.Value is VariableNode)
                context.ReportAt(this, $"The label of \"@{directive.Name.Value}\" must be a literal.", [directive.Start]);
            else if (argument.Value is StringValueNode label && !labels.TryAdd(label.Value, directive))
                context.ReportAt(this, $"The label \"{label.Value}\" is used twice. Give each \"@defer\" and \"@stream\" a label of its own.", [labels[label.Value].Start, directive.Start]);
        }
    }

    private static NamedType? TypeOf(Schema schema, ExecutableDefinitionNode definition) => definition switch
    {
        OperationDefinitionNode { Kind: OperationKind.Query } => schema.Query,
        OperationDefinitionNode { Kind: OperationKind.Mutation } => schema.Mutation,
        OperationDefinitionNode => schema.Subscription,
        FragmentDefinitionNode fragment => schema.FindType(fragment.TypeCondition.Name.Value),
        _ => null,
    };
}
