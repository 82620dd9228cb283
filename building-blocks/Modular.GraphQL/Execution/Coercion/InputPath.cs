using System.Globalization;

namespace Modular.GraphQL.Execution;

/// <summary>The place inside a variable's value, for messages and for files: <c>input.papers.0.file</c>.</summary>
internal sealed class InputPath(string variable)
{
    private readonly List<object> _parts = [];

    public bool IsRoot => _parts.Count == 0;

    public void Push(object part) => _parts.Add(part);

    public void Pop() => _parts.RemoveAt(_parts.Count - 1);

    /// <inheritdoc/>
    public override string ToString() => IsRoot
        ? variable
        : $"{variable}.{string.Join('.', _parts.Select(p => Convert.ToString(p, CultureInfo.InvariantCulture)))}";
}
