using Modular.GraphQL.Language;

namespace Modular.GraphQL.Validation.Rules;

/// <summary>An operation reaches each fragment of the document (section 5.5.1.4).</summary>
internal sealed class FragmentsMustBeUsed : ValidationRule, IDocumentRule
{
    public void Visit(ValidationContext context, DocumentNode document)
    {
        foreach (var facts in context.Fragments)
        {
            var name = facts.Fragment!.Name.Value;
            if (context.FindFragment(name)!.ReachedBy == 0)
                context.Report(this, $"No operation uses the fragment \"{name}\". Spread it, or remove it.", facts.Node);
        }
    }
}
