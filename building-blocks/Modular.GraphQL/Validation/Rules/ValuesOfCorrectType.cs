using Modular.GraphQL.Execution;
using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Validation.Rules;

/// <summary>A literal can be coerced to the type of its place (section 5.6.1), and a OneOf input object has exactly one field, not null (section 3.10.1).</summary>
internal sealed class ValuesOfCorrectType : ValidationRule, IValueRule
{
    public void Visit(ValidationContext context, ValueNode value, SchemaType expected)
    {
        if (value is NullValueNode)
        {
            if (expected.IsNonNull)
                context.Report(this, $"A value of type \"{expected}\" must not be null.", value);
            return;
        }

        var type = expected.Nullable;
        if (value is ListValueNode && type is ListType)
            return;
        // A single value stands for a list of one (section 3.11).
        while (type is ListType list)
            type = list.Item.Nullable;
        switch (type)
        {
            case InputObjectType input:
                VisitInputObject(context, value, input);
                break;
            case EnumType known when value is not EnumValueNode name || known.Find(name.Value) is null:
                var written = (value as EnumValueNode)?.Value ?? (value as StringValueNode)?.Value;
                var hint = written is null ? "" : Suggestion.For(context, written, known.Values.Select(v => v.Name));
                context.Report(this, $"{Literal.Describe(context, value)} is not a value of the enum \"{type}\".{hint}", value);
                break;
            // A variable's value is not known here; that the literal around it is none of the scalar's, is.
            case ScalarType scalar when !scalar.TryParseLiteral(value, VariableValues.None, out _):
                context.Report(this, $"{Literal.Describe(context, value)} is not a value of type \"{type}\".", value);
                break;
        }
    }

    private void VisitInputObject(ValidationContext context, ValueNode value, InputObjectType type)
    {
        if (value is not ObjectValueNode obj)
            context.Report(this, $"{Literal.Describe(context, value)} is not a value of type \"{type}\". Give an input object, as in \"{{ name: value }}\".", value);
        else if (type.IsOneOf && !HasOneField(obj, type))
            context.Report(this, $"A value of the OneOf input object \"{type}\" must have exactly one field, and that not null.", value);
    }

    // Unknown fields are reported by their own rule and do not count.
    private static bool HasOneField(ObjectValueNode value, InputObjectType type)
    {
        ObjectFieldNode? only = null;
        for (var i = 0; i < value.Fields.Count; i++)
        {
            if (type.Find(value.Fields[i].Name.Value) is null)
                continue;
            if (only is not null)
                return false;
            only = value.Fields[i];
        }

        return only is not null and not { Value: NullValueNode };
    }
}
