using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>Coerces literals, with variables in them, to input values (sections 3.5 to 3.12, input coercion).</summary>
internal static class LiteralCoercion
{
    /// <summary>Whether a variable stands anywhere in the literal.</summary>
    public static bool UsesVariables(ValueNode literal)
    {
        switch (literal)
        {
            case VariableNode:
                return true;
            case ListValueNode list:
                foreach (var item in list.Items)
                {
                    if (UsesVariables(item))
                        return true;
                }

                return false;
            case ObjectValueNode value:
                foreach (var field in value.Fields)
                {
                    if (UsesVariables(field.Value))
                        return true;
                }

                return false;
            default:
                return false;
        }
    }

    /// <summary>Coerces the literal; throws <see cref="InputCoercionException"/> where it is not of the type.</summary>
    public static object? Coerce(ValueNode literal, SchemaType type, VariableValues variables)
    {
        if (literal is VariableNode variable)
            return CoerceVariable(variable, type, variables);
        if (type is NonNullType nonNull)
        {
            return literal is NullValueNode
                ? throw new InputCoercionException($"Expected a value of type \"{type}\", found null.", literal)
                : Coerce(literal, nonNull.Nullable, variables);
        }

        if (literal is NullValueNode)
            return null;
        return type switch
        {
            ListType list => CoerceList(literal, list, variables),
            InputObjectType input => CoerceObject(literal, input, variables),
            EnumType @enum => literal is EnumValueNode name && @enum.Find(name.Value) is { } value
                ? value.Value
                : throw Mismatch(literal, type),
            ScalarType scalar => scalar.TryParseLiteral(literal, variables, out var value) ? value : throw Mismatch(literal, type),
            _ => throw Mismatch(literal, type),
        };
    }

    private static object? CoerceVariable(VariableNode variable, SchemaType type, VariableValues variables)
    {
        variables.TryGet(variable.Name, out var value);
        if (value is null && type.IsNonNull)
            throw new InputCoercionException($"Variable \"${variable.Name}\" is null or missing where a value of type \"{type}\" is required.", variable);
        return value;
    }

    private static object?[] CoerceList(ValueNode literal, ListType type, VariableValues variables)
    {
        if (literal is not ListValueNode list)
            return [Coerce(literal, type.Item, variables)];
        var items = new object?[list.Items.Count];
        for (var i = 0; i < items.Length; i++)
            items[i] = Coerce(list.Items[i], type.Item, variables);
        return items;
    }

    private static InputObjectValue CoerceObject(ValueNode literal, InputObjectType type, VariableValues variables)
    {
        if (literal is not ObjectValueNode given)
            throw Mismatch(literal, type);
        var result = new InputObjectValue(type);
        foreach (var node in given.Fields)
        {
            var field = type.Find(node.Name.Value)
                ?? throw new InputCoercionException($"Field \"{node.Name.Value}\" is not defined by type \"{type}\".", literal);
            if (node.Value is VariableNode variable && !variables.TryGet(variable.Name, out _) && !IsMissingRequired(field, type))
                continue; // An absent variable leaves the field absent, so that its default applies.
            result[field.Ordinal] = Coerce(node.Value, field.Type, variables);
        }

        return InputObjects.Complete(result, literal);
    }

    private static bool IsMissingRequired(InputValue field, InputObjectType type) => field.IsRequired || type.IsOneOf;

    private static InputCoercionException Mismatch(ValueNode literal, SchemaType type) =>
        new($"Expected a value of type \"{type}\", found {SyntaxPrinter.Print(literal)}.", literal);
}

/// <summary>An input value does not fit its type. The message is for the client.</summary>
internal sealed class InputCoercionException(string message, ValueNode? place = null) : Exception(message)
{
    /// <summary>The literal or variable in the document that is to blame; null where the value came as JSON.</summary>
    public ValueNode? Place { get; } = place;
}
