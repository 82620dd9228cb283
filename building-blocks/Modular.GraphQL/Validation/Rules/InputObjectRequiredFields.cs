using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Validation.Rules;

/// <summary>
/// An input object literal has every non-null field without a default (section 5.6.4). That a field is not the literal null is reported by
/// <see cref="ValuesOfCorrectType"/>, at the literal.
/// </summary>
internal sealed class InputObjectRequiredFields : ValidationRule, IObjectValueRule
{
    public void Visit(ValidationContext context, ObjectValueNode value, InputObjectType? type)
    {
        for (var i = 0; i < (type?.Fields.Count ?? 0); i++)
        {
            var field = type!.Fields[i];
            if (field.IsRequired && !NodeNames.Contains(value.Fields, field.Name, static n => n.Name.Value))
                context.Report(this, $"The input object \"{type}\" needs the field \"{field.Name}\" of type \"{field.Type}\".", value);
        }
    }
}
