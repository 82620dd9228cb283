using Modular.GraphQL.Language;

namespace Modular.GraphQL.Validation.Rules;

/// <summary>No two operations of a document share a name (section 5.2.2.1).</summary>
internal sealed class OperationNameUniqueness : ValidationRule, IDocumentRule
{
    public void Visit(ValidationContext context, DocumentNode document)
    {
        if (context.Operations.Count < 2)
            return;
        var known = new Dictionary<string, NameNode>();
        foreach (var facts in context.Operations)
        {
            if (facts.Operation!.Name is { } name && !known.TryAdd(name.Value, name))
                context.Report(this, $"Two operations are named \"{name.Value}\". Give each operation a name of its own.", known[name.Value], name);
        }
    }
}
