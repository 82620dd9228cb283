namespace Modular.GraphQL.Execution;

/// <summary>Field nodes grouped by response name, in the order in which the names were first met.</summary>
internal sealed class FieldCollection(CompilationBudget budget)
{
    private readonly List<List<CollectedField>> _groups = [];
    private readonly Dictionary<string, List<CollectedField>> _byName = [];
    private List<DeferUsage>? _usages;

    /// <summary>What the compilation may still do.</summary>
    public CompilationBudget Budget { get; } = budget;

    /// <summary>The groups.</summary>
    public IReadOnlyList<List<CollectedField>> Groups => _groups;

    /// <summary>The <c>@defer</c>s that were met while the fields were collected.</summary>
    public IReadOnlyList<DeferUsage> NewUsages => _usages ?? [];

    /// <summary>The names of fragments that were spread already.</summary>
    public HashSet<string> Visited { get; } = [];

    public void Add(CollectedField field)
    {
        if (!_byName.TryGetValue(field.Node.ResponseName, out var group))
        {
            _byName.Add(field.Node.ResponseName, group = []);
            _groups.Add(group);
        }

        group.Add(field);
    }

    public DeferUsage Defer(string? label, DeferUsage? outer)
    {
        var usage = new DeferUsage(label, outer);
        (_usages ??= []).Add(usage);
        return usage;
    }
}
