using Modular.GraphQL.Language;

namespace Modular.GraphQL.Validation.Rules;

/// <summary>
/// A non-null argument without a default is given (section 5.4.3). That it is not the literal null is reported by <see cref="ValuesOfCorrectType"/>,
/// at the literal.
/// </summary>
internal sealed class RequiredArguments : ValidationRule, IArgumentsRule
{
    public void Visit(ValidationContext context, IReadOnlyList<ArgumentNode> arguments, in ArgumentOwner owner)
    {
        if (owner.Definitions is not { } definitions)
            return;
        for (var i = 0; i < definitions.Count; i++)
        {
            var definition = definitions[i];
            if (definition.IsRequired && !NodeNames.Contains(arguments, definition.Name, static n => n.Name.Value))
                context.Report(this, $"The {owner.Description} needs the argument \"{definition.Name}\" of type \"{definition.Type}\".", owner.Node);
        }
    }
}
