using Modular.GraphQL.Language;

namespace Modular.GraphQL.Execution;

/// <summary>Field nodes grouped by response name, in the order in which the names were first met.</summary>
internal sealed class FieldCollection
{
    private readonly List<List<FieldNode>> _groups = [];
    private readonly Dictionary<string, List<FieldNode>> _byName = [];

    public int Count => _groups.Count;

    public FieldNode[] NodesOf(int index) => [.. _groups[index]];

    public void Add(FieldNode node)
    {
        if (!_byName.TryGetValue(node.ResponseName, out var group))
        {
            _byName.Add(node.ResponseName, group = []);
            _groups.Add(group);
        }

        group.Add(node);
    }
}
