using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>CoerceArgumentValues (section 6.4.1).</summary>
internal static class ArgumentCoercion
{
    /// <summary>The values, or null where one cannot be coerced.</summary>
    public static ArgumentValues? TryCoerce(IReadOnlyList<InputValue> definitions, ValueNode?[] given, VariableValues variables)
    {
        try
        {
            return Coerce(definitions, given, variables);
        }
        catch (GraphQLException)
        {
            return null;
        }
    }

    /// <summary>The values by ordinal; throws <see cref="GraphQLException"/> that names the argument.</summary>
    public static ArgumentValues Coerce(IReadOnlyList<InputValue> definitions, ValueNode?[] given, VariableValues variables)
    {
        var values = new object?[definitions.Count];
        var isGiven = new bool[definitions.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var definition = definitions[i];
            var literal = given[i];
            if (literal is VariableNode variable && !variables.TryGet(variable.Name, out _))
                literal = null;
            try
            {
                if (literal is not null)
                    values[i] = LiteralCoercion.Coerce(literal, definition.Type, variables);
                else if (definition.DefaultValue is not null)
                    values[i] = Defaults.Of(definition);
                else if (definition.Type.IsNonNull)
                    throw new InputCoercionException($"A value of required type \"{definition.Type}\" was not provided.");
                else
                    continue;
                isGiven[i] = true;
            }
            catch (InputCoercionException e)
            {
                throw new GraphQLException(new GraphQLError($"Argument \"{definition.Name}\" has an invalid value. {e.Message}")
                {
                    Code = ErrorCodes.BadUserInput,
                    Place = e.Place ?? given[i],
                });
            }
        }

        return new(values, isGiven);
    }
}
