using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>
/// A coerced input object (section 3.10.5): a value for each field by the field's ordinal, and whether it was given
/// (by the client or by a default). So "absent" and "null" stay apart.
/// </summary>
public sealed class InputObjectValue(InputObjectType type)
{
    private readonly object?[] _values = new object?[type.Fields.Count];
    private readonly bool[] _isGiven = new bool[type.Fields.Count];

    /// <summary>The input object type.</summary>
    public InputObjectType Type { get; } = type;

    /// <summary>Whether the field was given; a field given as null is given.</summary>
    public bool IsGiven(int ordinal) => _isGiven[ordinal];

    /// <summary>The coerced value: what the scalar made, an enum's runtime value, a list as <c>object?[]</c>, an <see cref="InputObjectValue"/>, or null.</summary>
    public object? this[int ordinal]
    {
        get => _values[ordinal];
        internal set
        {
            _values[ordinal] = value;
            _isGiven[ordinal] = true;
        }
    }
}
