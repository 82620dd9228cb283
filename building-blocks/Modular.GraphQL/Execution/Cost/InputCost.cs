using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>
/// What the arguments of fields, and the input fields within them, add to the cost where the resolver gets them: given by the client,
/// as a literal or by a variable, or by a default. Each variable is looked at once, however often it is used.
/// </summary>
internal sealed class InputCost(VariableValues variables)
{
    private readonly Dictionary<string, double> _variables = [];

    /// <summary>Whether a variable took part in the result.</summary>
    public bool UsedVariables { get; private set; }

    /// <summary>What the arguments of one field selection add.</summary>
    public double Of(Field field, FieldNode node)
    {
        var sum = 0d;
        foreach (var argument in field.Arguments)
            sum += Of(argument, node.Arguments.FirstOrDefault(a => a.Name.Value == argument.Name)?.Value);
        return sum;
    }

    private double Of(InputValue definition, ValueNode? literal)
    {
        if (literal is VariableNode variable)
        {
            UsedVariables = true;
            if (variables.TryGet(variable.Name, out var value))
                return (definition.Cost ?? 0) + OfVariable(variable.Name, value);
            literal = null;
        }

        return (literal ?? definition.DefaultValue) is { } given ? (definition.Cost ?? 0) + Within(definition.Type.Named, given) : 0;
    }

    private double Within(NamedType type, ValueNode literal)
    {
        switch (literal)
        {
            case ListValueNode list:
                return list.Items.Sum(i => Within(type, i));
            case ObjectValueNode given when type is InputObjectType input:
                return input.Fields.Sum(f => Of(f, given.Fields.FirstOrDefault(g => g.Name.Value == f.Name)?.Value));
            case VariableNode variable:
                UsedVariables = true;
                return variables.TryGet(variable.Name, out var value) ? OfVariable(variable.Name, value) : 0;
            default:
                return 0;
        }
    }

    private double OfVariable(string name, object? value) =>
        _variables.TryGetValue(name, out var known) ? known : _variables[name] = Within(value);

    private static double Within(object? value) => value switch
    {
        object?[] list => list.Sum(Within),
        InputObjectValue given => given.Type.Fields.Where(f => given.IsGiven(f.Ordinal)).Sum(f => (f.Cost ?? 0) + Within(given[f.Ordinal])),
        _ => 0,
    };
}
