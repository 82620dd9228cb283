using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Validation.Rules;

/// <summary>A field of an input object literal is given once (section 5.6.3).</summary>
internal sealed class InputObjectFieldUniqueness : ValidationRule, IObjectValueRule
{
    public void Visit(ValidationContext context, ObjectValueNode value, InputObjectType? type)
    {
        foreach (var (name, offsets) in NodeNames.Duplicates(value.Fields, static f => f.Name.Value, static f => f.Name.Start))
        {
            for (var i = 1; i < offsets.Count; i++)
                context.ReportAt(this, $"The input field \"{name}\" is given twice. Give it once.", [offsets[0], offsets[i]]);
        }
    }
}
