using Modular.GraphQL.Language;

namespace Modular.GraphQL.Validation.Rules;

/// <summary>No two fragments of a document share a name (section 5.5.1.1).</summary>
internal sealed class FragmentNameUniqueness : ValidationRule, IDocumentRule
{
    public void Visit(ValidationContext context, DocumentNode document)
    {
        if (context.Fragments.Count < 2)
            return;
        var known = new Dictionary<string, NameNode>();
        foreach (var facts in context.Fragments)
        {
            var name = facts.Fragment!.Name;
            if (!known.TryAdd(name.Value, name))
                context.Report(this, $"Two fragments are named \"{name.Value}\". Give each fragment a name of its own.", known[name.Value], name);
        }
    }
}
