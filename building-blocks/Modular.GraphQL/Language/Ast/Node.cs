namespace Modular.GraphQL.Language;

/// <summary>A node of a parsed document. Positions are byte offsets into the UTF-8 source.</summary>
public abstract class Node
{
    /// <summary>The byte offset of the node's first token.</summary>
    public int Start { get; init; }

    /// <summary>The byte offset after the node's last token.</summary>
    public int End { get; init; }
}

/// <summary>A name token (section 2.1.9).</summary>
public sealed class NameNode(string value) : Node
{
    /// <summary>The name.</summary>
    public string Value { get; } = value;

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>An argument of a field or directive (section 2.6).</summary>
public sealed class ArgumentNode(NameNode name, ValueNode value) : Node
{
    public NameNode Name { get; } = name;
    public ValueNode Value { get; } = value;
}

/// <summary>A directive applied to a location (section 2.13).</summary>
public sealed class DirectiveNode(NameNode name, IReadOnlyList<ArgumentNode> arguments) : Node
{
    public NameNode Name { get; } = name;
    public IReadOnlyList<ArgumentNode> Arguments { get; } = arguments;
}
