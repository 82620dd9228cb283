using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Validation.Rules;

/// <summary>A selected field is defined on the type in scope (section 5.3.1).</summary>
internal sealed class FieldSelections : ValidationRule, IFieldRule
{
    public void Visit(ValidationContext context, FieldNode field, NamedType parent, Field? definition)
    {
        if (definition is not null)
            return;
        var name = field.Name.Value;
        var owners = context.Options.Suggestions ? TypesWithField(context.Schema, parent, name) : [];
        var hint = owners.Count > 0
            ? $" It exists on {string.Join(", ", owners.Select(o => $"\"{o}\""))}: select it in a fragment on that type."
            : Suggestion.For(context, name, (parent as FieldedType)?.Fields.Select(f => f.Name));
        context.Report(this, $"The type \"{parent}\" has no field \"{name}\".{hint}", field);
    }

    private static List<string> TypesWithField(Schema schema, NamedType parent, string name)
    {
        if (parent is ObjectType)
            return [];
        var objects = schema.PossibleTypes(parent).Where(o => o.Find(name) is not null).ToList();
        return [.. objects.SelectMany(o => o.Interfaces).Where(i => i.Find(name) is not null).Concat<NamedType>(objects)
            .Select(t => t.Name).Distinct().Order(StringComparer.Ordinal).Take(Suggestion.Most)];
    }
}
