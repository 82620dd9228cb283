namespace Modular.GraphQL.Language;

/// <summary>A parsed document with the source that its offsets refer to (section 2.2).</summary>
public sealed class DocumentNode(ReadOnlyMemory<byte> source, IReadOnlyList<DefinitionNode> definitions) : Node
{
    private LineIndex? _lines;

    /// <summary>The UTF-8 source.</summary>
    public ReadOnlyMemory<byte> Source { get; } = source;

    public IReadOnlyList<DefinitionNode> Definitions { get; } = definitions;

    /// <summary>Line and column of a byte offset, both from 1; the column counts UTF-16 code units, as other implementations do.</summary>
    public SourceLocation LocationOf(int offset) => (_lines ??= new(Source.Span)).LocationOf(Source.Span, offset);

    /// <summary>Line and column of a node's first token.</summary>
    public SourceLocation LocationOf(Node node) => LocationOf(node.Start);
}

/// <summary>A definition of a document.</summary>
public abstract class DefinitionNode : Node;

/// <summary>The kinds of operation (section 2.3).</summary>
public enum OperationKind
{
    Query,
    Mutation,
    Subscription,
}

/// <summary>An operation or a fragment.</summary>
public abstract class ExecutableDefinitionNode : DefinitionNode
{
    /// <summary>The description, allowed on executable definitions since September 2025; null on the query shorthand.</summary>
    public StringValueNode? Description { get; init; }

    public IReadOnlyList<VariableDefinitionNode> Variables { get; init; } = [];
    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];
    public required SelectionSetNode SelectionSet { get; init; }
}

/// <summary>An operation definition (section 2.3).</summary>
public sealed class OperationDefinitionNode : ExecutableDefinitionNode
{
    public required OperationKind Kind { get; init; }

    /// <summary>Null for an anonymous operation.</summary>
    public NameNode? Name { get; init; }
}

/// <summary>A fragment definition (section 2.9). Its <see cref="ExecutableDefinitionNode.Variables"/> are always empty.</summary>
public sealed class FragmentDefinitionNode : ExecutableDefinitionNode
{
    public required NameNode Name { get; init; }
    public required NamedTypeNode TypeCondition { get; init; }
}

/// <summary>A variable definition (section 2.11).</summary>
public sealed class VariableDefinitionNode : Node
{
    public StringValueNode? Description { get; init; }
    public required VariableNode Variable { get; init; }
    public required TypeNode Type { get; init; }
    public ValueNode? DefaultValue { get; init; }
    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];
}
