using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Validation.Rules;

/// <summary>A field of a scalar or enum has no selections, any other field has some (section 5.3.3).</summary>
internal sealed class LeafFieldSelections : ValidationRule, IFieldRule
{
    public void Visit(ValidationContext context, FieldNode field, NamedType parent, Field? definition)
    {
        if (definition is null)
            return;
        if (definition.Type.IsLeaf && field.SelectionSet is { } set)
            context.Report(this, $"The field \"{field.Name.Value}\" of type \"{definition.Type}\" has no fields to select from. Remove its selections.", set);
        else if (!definition.Type.IsLeaf && field.SelectionSet is null)
            context.Report(this, $"The field \"{field.Name.Value}\" of type \"{definition.Type}\" needs selections, as in \"{field.Name.Value} {{ … }}\".", field);
    }
}
