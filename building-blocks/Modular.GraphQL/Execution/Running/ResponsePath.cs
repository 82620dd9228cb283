namespace Modular.GraphQL.Execution;

/// <summary>Where the writer is in the response: response names and list indexes from the root.</summary>
internal sealed class ResponsePath
{
    private (string? Name, int Index)[] _parts = [];
    private int _depth;

    public ResponsePath()
    {
    }

    /// <summary>A path that begins below a place.</summary>
    public ResponsePath(object[] start)
    {
        foreach (var part in start)
        {
            if (part is string name)
                Push(name);
            else
                Push((int)part);
        }
    }

    public void Push(string name) => Push((name, 0));

    public void Push(int index) => Push((null, index));

    public void Pop() => _depth--;

    /// <summary>A copy in the form of <see cref="GraphQLError.Path"/>.</summary>
    public object[] ToArray()
    {
        var path = new object[_depth];
        for (var i = 0; i < path.Length; i++)
            path[i] = _parts[i].Name ?? (object)_parts[i].Index;
        return path;
    }

    private void Push((string?, int) part)
    {
        if (_depth == _parts.Length)
            Array.Resize(ref _parts, Math.Max(16, _depth * 2));
        _parts[_depth++] = part;
    }
}
