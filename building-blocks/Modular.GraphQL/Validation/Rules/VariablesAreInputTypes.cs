using Modular.GraphQL.Language;

namespace Modular.GraphQL.Validation.Rules;

/// <summary>A variable's type exists and is an input type (section 5.8.2).</summary>
internal sealed class VariablesAreInputTypes : ValidationRule, IVariableDefinitionRule
{
    public void Visit(ValidationContext context, VariableDefinitionNode definition)
    {
        var named = NamedOf(definition.Type);
        var type = context.Schema.FindType(named.Name.Value);
        if (type is null)
        {
            var hint = Suggestion.For(context, named.Name.Value, context.Schema.Types.Where(t => t.IsInput).Select(t => t.Name));
            context.Report(this, $"The schema has no type \"{named.Name.Value}\".{hint}", named);
        }
        else if (!type.IsInput)
        {
            context.Report(this, $"The variable \"${definition.Variable.Name}\" cannot have the type \"{definition.Type}\". Use a scalar, an enum or an input object.", definition.Type);
        }
    }

    private static NamedTypeNode NamedOf(TypeNode type) => type switch
    {
        ListTypeNode list => NamedOf(list.Item),
        NonNullTypeNode nonNull => NamedOf(nonNull.Nullable),
        _ => (NamedTypeNode)type,
    };
}
