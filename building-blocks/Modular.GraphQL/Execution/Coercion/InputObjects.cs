using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>What literals and JSON have in common when they become input objects (section 3.10.5).</summary>
internal static class InputObjects
{
    /// <summary>Fills in defaults and checks required fields and the oneOf rule; <paramref name="place"/> is the literal that the value comes from.</summary>
    public static InputObjectValue Complete(InputObjectValue value, ValueNode? place = null)
    {
        var type = value.Type;
        foreach (var field in type.Fields)
        {
            if (value.IsGiven(field.Ordinal))
                continue;
            if (field.DefaultValue is not null)
                value[field.Ordinal] = Defaults.Of(field);
            else if (field.Type.IsNonNull)
                throw new InputCoercionException($"Field \"{field.Name}\" of required type \"{field.Type}\" was not provided.", place);
        }

        if (type.IsOneOf)
            CheckOneOf(value, place);
        return value;
    }

    private static void CheckOneOf(InputObjectValue value, ValueNode? place)
    {
        var given = 0;
        foreach (var field in value.Type.Fields)
        {
            if (!value.IsGiven(field.Ordinal))
                continue;
            given++;
            if (value[field.Ordinal] is null)
                throw new InputCoercionException($"Field \"{field.Name}\" of the oneOf input type \"{value.Type}\" must not be null.", place);
        }

        if (given != 1)
            throw new InputCoercionException($"Exactly one field of the oneOf input type \"{value.Type}\" must be given, found {given}.", place);
    }
}

/// <summary>The coerced defaults of arguments and input fields, worked out once.</summary>
internal static class Defaults
{
    /// <summary>The coerced default of an input value that has one.</summary>
    public static object? Of(InputValue definition)
    {
        if (definition.CoercedDefault is { } known)
            return known.Value;
        var value = LiteralCoercion.Coerce(definition.DefaultValue!, definition.Type, VariableValues.None);
        definition.CoercedDefault = new(value);
        return value;
    }
}

/// <summary>A coerced default; boxed so that null can be told from "not worked out yet".</summary>
internal sealed record CoercedDefault(object? Value);
