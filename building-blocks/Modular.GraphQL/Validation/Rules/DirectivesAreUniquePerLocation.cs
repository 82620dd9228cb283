using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Validation.Rules;

/// <summary>A directive that is not repeatable stands once at a place (section 5.7.3).</summary>
internal sealed class DirectivesAreUniquePerLocation : ValidationRule, IDirectivesRule
{
    public void Visit(ValidationContext context, IReadOnlyList<DirectiveNode> directives, DirectiveLocation location)
    {
        foreach (var (name, offsets) in NodeNames.Duplicates(directives, static d => d.Name.Value, static d => d.Start))
        {
            if (context.Schema.FindDirective(name) is null or { IsRepeatable: true })
                continue;
            for (var i = 1; i < offsets.Count; i++)
                context.ReportAt(this, $"The directive \"@{name}\" is not repeatable. Use it once here.", [offsets[0], offsets[i]]);
        }
    }
}
