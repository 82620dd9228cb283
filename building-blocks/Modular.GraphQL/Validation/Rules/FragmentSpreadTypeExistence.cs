using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Validation.Rules;

/// <summary>The type that a fragment, named or inline, is on exists in the schema (section 5.5.1.2).</summary>
internal sealed class FragmentSpreadTypeExistence : ValidationRule, ITypeConditionRule
{
    public void Visit(ValidationContext context, NamedTypeNode condition, NamedType? type, string? fragmentName)
    {
        if (type is not null)
            return;
        var hint = Suggestion.For(context, condition.Name.Value, context.Schema.Types.Select(t => t.Name));
        context.Report(this, $"The schema has no type \"{condition.Name.Value}\".{hint}", condition);
    }
}
