using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Validation.Rules;

/// <summary>A directive is defined in the schema (section 5.7.1).</summary>
internal sealed class DirectivesAreDefined : ValidationRule, IDirectivesRule
{
    public void Visit(ValidationContext context, IReadOnlyList<DirectiveNode> directives, DirectiveLocation location)
    {
        for (var i = 0; i < directives.Count; i++)
        {
            var name = directives[i].Name.Value;
            if (context.Schema.FindDirective(name) is null)
                context.Report(this, $"The schema has no directive \"@{name}\".{Suggestion.For(context, name, context.Schema.Directives.Select(d => d.Name))}", directives[i]);
        }
    }
}
