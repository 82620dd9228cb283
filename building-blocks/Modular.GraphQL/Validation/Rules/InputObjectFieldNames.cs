using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Validation.Rules;

/// <summary>A field of an input object literal is defined on its type (section 5.6.2).</summary>
internal sealed class InputObjectFieldNames : ValidationRule, IObjectValueRule
{
    public void Visit(ValidationContext context, ObjectValueNode value, InputObjectType? type)
    {
        if (type is null)
            return;
        for (var i = 0; i < value.Fields.Count; i++)
        {
            var name = value.Fields[i].Name.Value;
            if (type.Find(name) is null)
                context.Report(this, $"The input object \"{type}\" has no field \"{name}\".{Suggestion.For(context, name, type.Fields.Select(f => f.Name))}", value.Fields[i]);
        }
    }
}
