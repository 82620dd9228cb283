namespace Modular.GraphQL.Language;

/// <summary>A selection set, braces included (section 2.5).</summary>
public sealed class SelectionSetNode(IReadOnlyList<SelectionNode> selections) : Node
{
    public IReadOnlyList<SelectionNode> Selections { get; } = selections;
}

/// <summary>A field, a fragment spread or an inline fragment.</summary>
public abstract class SelectionNode : Node
{
    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];
}

/// <summary>A field selection (sections 2.6 and 2.7).</summary>
public sealed class FieldNode : SelectionNode
{
    public NameNode? Alias { get; init; }
    public required NameNode Name { get; init; }
    public IReadOnlyList<ArgumentNode> Arguments { get; init; } = [];
    public SelectionSetNode? SelectionSet { get; init; }

    /// <summary>The alias, or the name where there is none.</summary>
    public string ResponseName => (Alias ?? Name).Value;
}

/// <summary>A fragment spread (section 2.9).</summary>
public sealed class FragmentSpreadNode : SelectionNode
{
    public required NameNode Name { get; init; }
}

/// <summary>An inline fragment (section 2.9.2).</summary>
public sealed class InlineFragmentNode : SelectionNode
{
    public NamedTypeNode? TypeCondition { get; init; }
    public required SelectionSetNode SelectionSet { get; init; }
}
