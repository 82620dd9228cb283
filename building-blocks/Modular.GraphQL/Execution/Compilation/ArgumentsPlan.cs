using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>The arguments of one field selection: coerced once where no variable is used, otherwise once for each request (section 6.4.1).</summary>
internal sealed class ArgumentsPlan
{
    public static readonly ArgumentsPlan None = new([], [], ArgumentValues.None);

    private readonly IReadOnlyList<InputValue> _definitions;
    private readonly ValueNode?[] _given;
    private readonly ArgumentValues? _constant;

    private ArgumentsPlan(IReadOnlyList<InputValue> definitions, ValueNode?[] given, ArgumentValues? constant)
    {
        _definitions = definitions;
        _given = given;
        _constant = constant;
    }

    public static ArgumentsPlan Of(Field field, FieldNode node)
    {
        if (field.Arguments.Count == 0)
            return None;
        var given = new ValueNode?[field.Arguments.Count];
        var usesVariables = false;
        foreach (var argument in node.Arguments)
        {
            if (field.FindArgument(argument.Name.Value) is not { } definition)
                continue;
            given[definition.Ordinal] = argument.Value;
            usesVariables |= LiteralCoercion.UsesVariables(argument.Value);
        }

        // A literal that cannot be coerced fails the field when it runs, not the compilation of its siblings.
        var constant = usesVariables ? null : ArgumentCoercion.TryCoerce(field.Arguments, given, VariableValues.None);
        return new(field.Arguments, given, constant);
    }

    /// <summary>The values for one request. Throws <see cref="GraphQLException"/> where one cannot be coerced.</summary>
    public ArgumentValues For(VariableValues variables) =>
        _constant ?? ArgumentCoercion.Coerce(_definitions, _given, variables);
}
