using Modular.GraphQL.Execution;
using Modular.GraphQL.Language;

namespace Modular.GraphQL.Types;

/// <summary>Reads literals of any shape as plain C#, as <see cref="AnyScalar"/> describes it.</summary>
/// <param name="variables">
/// What variables within the literal stand for: one without a value leaves its field out and makes its item null. Null where the literal must have none.
/// </param>
/// <param name="takesNames">Whether an enum value is taken as its name; JSON has none.</param>
internal readonly struct AnyLiteral(VariableValues? variables, bool takesNames)
{
    /// <summary>The value; false for literals that stand for no JSON value.</summary>
    public bool TryRead(ValueNode literal, out object? value)
    {
        value = null;
        switch (literal)
        {
            case NullValueNode:
                return true;
            case StringValueNode text:
                value = text.Value;
                return true;
            case BooleanValueNode boolean:
                value = boolean.Value;
                return true;
            case IntValueNode or FloatValueNode:
                return AnyNumber.TryParse(NumberLiteral.TextOf(literal)!, out value);
            case EnumValueNode name when takesNames:
                value = name.Value;
                return true;
            case VariableNode variable when variables is not null:
                variables.TryGet(variable.Name, out var given);
                value = Plain(given);
                return true;
            case ListValueNode list:
                return TryReadList(list, out value);
            case ObjectValueNode node:
                return TryReadObject(node, out value);
            default:
                return false;
        }
    }

    private bool TryReadList(ListValueNode list, out object? value)
    {
        var items = new object?[list.Items.Count];
        value = items;
        for (var i = 0; i < items.Length; i++)
        {
            if (!TryRead(list.Items[i], out items[i]))
                return false;
        }

        return true;
    }

    private bool TryReadObject(ObjectValueNode node, out object? value)
    {
        var fields = new OrderedDictionary<string, object?>(node.Fields.Count);
        value = fields;
        foreach (var field in node.Fields)
        {
            if (variables is not null && field.Value is VariableNode variable && !variables.TryGet(variable.Name, out _))
                continue;
            if (!TryRead(field.Value, out var inner))
                return false;
            fields[field.Name.Value] = inner; // A field given twice is a mistake of its own; the rules for literals report it.
        }

        return true;
    }

    // An input object that came by a variable is a dictionary here, as one that is written out.
    private static object? Plain(object? value) => value switch
    {
        InputObjectValue input => new OrderedDictionary<string, object?>(
            input.Type.Fields.Where(f => input.IsGiven(f.Ordinal)).Select(f => KeyValuePair.Create(f.Name, Plain(input[f.Ordinal])))),
        object?[] items => Array.ConvertAll(items, Plain),
        _ => value,
    };
}
