using Modular.GraphQL.Language;

namespace Modular.GraphQL.Validation.Rules;

/// <summary>A given argument is defined on its field or directive (section 5.4.1).</summary>
internal sealed class ArgumentNames : ValidationRule, IArgumentsRule
{
    public void Visit(ValidationContext context, IReadOnlyList<ArgumentNode> arguments, in ArgumentOwner owner)
    {
        if (owner.Definitions is not { } definitions)
            return;
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i].Name.Value;
            if (owner.Find(name) is null)
                context.Report(this, $"The {owner.Description} has no argument \"{name}\".{Suggestion.For(context, name, definitions.Select(d => d.Name))}", arguments[i]);
        }
    }
}
