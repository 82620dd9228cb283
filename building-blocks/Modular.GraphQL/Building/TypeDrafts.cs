using Modular.GraphQL.Execution;

namespace Modular.GraphQL.Building;

/// <summary>An object type that a convention defines, for example a connection.</summary>
public sealed class ObjectDraft(string name)
{
    /// <summary>The name, unique in the schema.</summary>
    public string Name { get; } = name;

    /// <summary>The description in Markdown, or null.</summary>
    public string? Description { get; set; }

    /// <summary>The fields in their order.</summary>
    public List<FieldDraft> Fields { get; } = [];

    /// <summary>Adds a field that reads its value from the parent, without work.</summary>
    public FieldDraft AddField(string name, TypeReference type, Func<object, object?> read, string? description = null) =>
        AddField(name, type, new PropertyResolver(read), description);

    /// <summary>Adds a field that is resolved in the given way.</summary>
    public FieldDraft AddField(string name, TypeReference type, FieldResolver resolver, string? description = null)
    {
        var field = new FieldDraft(name, type, Name) { Resolver = resolver, Description = description };
        Fields.Add(field);
        return field;
    }
}

/// <summary>An input object type that a convention defines, for example a filter.</summary>
public sealed class InputDraft(string name)
{
    /// <summary>The name, unique in the schema.</summary>
    public string Name { get; } = name;

    /// <summary>The description in Markdown, or null.</summary>
    public string? Description { get; set; }

    /// <summary>Whether exactly one field must be given.</summary>
    public bool IsOneOf { get; set; }

    /// <summary>The fields in their order.</summary>
    public List<ArgumentDraft> Fields { get; } = [];

    /// <summary>Adds a field.</summary>
    public ArgumentDraft AddField(string name, TypeReference type, string? description = null)
    {
        var field = new ArgumentDraft(name, type) { Description = description };
        Fields.Add(field);
        return field;
    }
}

/// <summary>An enum type that a convention defines.</summary>
public sealed class EnumDraft(string name)
{
    /// <summary>The name, unique in the schema.</summary>
    public string Name { get; } = name;

    /// <summary>The description in Markdown, or null.</summary>
    public string? Description { get; set; }

    internal List<(string Name, object Value, string? Description)> Values { get; } = [];

    /// <summary>Adds a value; arguments of the type carry the runtime value.</summary>
    public EnumDraft AddValue(string name, object value, string? description = null)
    {
        Values.Add((name, value, description));
        return this;
    }
}
