namespace Modular.GraphQL.Execution;

/// <summary>The coerced variables of one request by name; a variable that was not given and has no default is absent.</summary>
internal sealed class VariableValues
{
    public static readonly VariableValues None = new([]);

    private readonly Dictionary<string, object?> _values;

    public VariableValues(Dictionary<string, object?> values) => _values = values;

    public bool TryGet(string name, out object? value) => _values.TryGetValue(name, out value);

    public bool IsTrue(string name) => _values.TryGetValue(name, out var value) && value is true;
}
