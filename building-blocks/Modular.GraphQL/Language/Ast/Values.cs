namespace Modular.GraphQL.Language;

/// <summary>An input value (section 2.10).</summary>
public abstract class ValueNode : Node;

/// <summary>A variable in a value position.</summary>
public sealed class VariableNode(string name) : ValueNode
{
    /// <summary>The name without the dollar sign.</summary>
    public string Name { get; } = name;
}

/// <summary>An integer literal, kept as written.</summary>
public sealed class IntValueNode(string value) : ValueNode
{
    public string Value { get; } = value;
}

/// <summary>A float literal, kept as written.</summary>
public sealed class FloatValueNode(string value) : ValueNode
{
    public string Value { get; } = value;
}

/// <summary>A string or block string literal with its escapes and indentation resolved (section 2.10.4).</summary>
public sealed class StringValueNode(string value, bool isBlock = false) : ValueNode
{
    public string Value { get; } = value;
    public bool IsBlock { get; } = isBlock;
}

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed class BooleanValueNode(bool value) : ValueNode
{
    public bool Value { get; } = value;
}

/// <summary><c>null</c>.</summary>
public sealed class NullValueNode : ValueNode;

/// <summary>An enum value.</summary>
public sealed class EnumValueNode(string value) : ValueNode
{
    public string Value { get; } = value;
}

/// <summary>A list value.</summary>
public sealed class ListValueNode(IReadOnlyList<ValueNode> items) : ValueNode
{
    public IReadOnlyList<ValueNode> Items { get; } = items;
}

/// <summary>An input object value; duplicate field names are kept for validation.</summary>
public sealed class ObjectValueNode(IReadOnlyList<ObjectFieldNode> fields) : ValueNode
{
    public IReadOnlyList<ObjectFieldNode> Fields { get; } = fields;
}

/// <summary>A field of an input object value.</summary>
public sealed class ObjectFieldNode(NameNode name, ValueNode value) : Node
{
    public NameNode Name { get; } = name;
    public ValueNode Value { get; } = value;
}
