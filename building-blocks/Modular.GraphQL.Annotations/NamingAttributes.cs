namespace Modular.GraphQL;

/// <summary>The name in the schema, where it differs from the one derived from the member's name.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class GraphQLNameAttribute(string name) : Attribute
{
    /// <summary>The name, after the specification's section 2.1.9.</summary>
    public string Name { get; } = name;
}

/// <summary>The description in the schema, where it differs from the XML summary.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class GraphQLDescriptionAttribute(string description) : Attribute
{
    /// <summary>The text, in Markdown.</summary>
    public string Description { get; } = description;
}

/// <summary>The member does not appear in the schema.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class GraphQLIgnoreAttribute : Attribute;

/// <summary>The schema type in the specification's notation, for example <c>[ID!]!</c>, where it differs from the one derived from the C# type.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.Parameter | AttributeTargets.Field)]
public sealed class GraphQLTypeAttribute(string type) : Attribute
{
    /// <summary>A type reference in GraphQL's notation.</summary>
    public string Type { get; } = type;
}

/// <summary>The member is deprecated; <see cref="ObsoleteAttribute"/> says the same and is preferred where C# callers exist.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.Parameter | AttributeTargets.Field)]
public sealed class GraphQLDeprecatedAttribute(string reason) : Attribute
{
    /// <summary>Why, and what to use instead.</summary>
    public string Reason { get; } = reason;
}

/// <summary>The default value of an argument or input field, in GraphQL's notation or as a C# constant.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class DefaultValueAttribute(object? value) : Attribute
{
    /// <summary>A constant: string, number, boolean, enum value or null.</summary>
    public object? Value { get; } = value;
}

/// <summary>The value is an <c>ID</c> in the schema; with a type name, the opaque id of that node type.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Method)]
public sealed class IDAttribute(string? typeName = null) : Attribute
{
    /// <summary>The node type whose ids are taken or given; null where any string is an id.</summary>
    public string? TypeName { get; } = typeName;
}
