using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Validation.Rules;

/// <summary>A directive stands where its definition allows it (section 5.7.2).</summary>
internal sealed class DirectivesAreInValidLocations : ValidationRule, IDirectivesRule
{
    public void Visit(ValidationContext context, IReadOnlyList<DirectiveNode> directives, DirectiveLocation location)
    {
        for (var i = 0; i < directives.Count; i++)
        {
            if (context.Schema.FindDirective(directives[i].Name.Value) is { } definition && !definition.Locations.Contains(location))
            {
                var allowed = string.Join(", ", definition.Locations.Select(Describe));
                context.Report(this, $"The directive \"{definition}\" cannot stand on {Describe(location)}. It goes on: {allowed}.", directives[i]);
            }
        }
    }

    private static string Describe(DirectiveLocation location) => location switch
    {
        DirectiveLocation.Query => "a query",
        DirectiveLocation.Mutation => "a mutation",
        DirectiveLocation.Subscription => "a subscription",
        DirectiveLocation.Field => "a field",
        DirectiveLocation.FragmentDefinition => "a fragment definition",
        DirectiveLocation.FragmentSpread => "a fragment spread",
        DirectiveLocation.InlineFragment => "an inline fragment",
        DirectiveLocation.VariableDefinition => "a variable definition",
        _ => "a definition of the schema",
    };
}
