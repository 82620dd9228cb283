using Modular.GraphQL.Execution;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Building;

/// <summary>A type before the schema is complete.</summary>
public abstract class TypeDraft(string name)
{
    /// <summary>The name, unique in the schema.</summary>
    public string Name { get; } = name;

    /// <summary>The description in Markdown, or null.</summary>
    public string? Description { get; set; }

    /// <summary>What one value costs, of an object or enum type; null for the default of its kind.</summary>
    public double? Cost { get; set; }

    /// <summary>The C# type of the values; null where there is none.</summary>
    internal Type? ClrType { get; init; }

    /// <summary>Where the type comes from, for error messages.</summary>
    internal string? Origin { get; init; }
}

/// <summary>An object or interface type, for example a connection that a convention defines.</summary>
public sealed class ObjectDraft(string name) : TypeDraft(name)
{
    /// <summary>Whether it is an interface.</summary>
    internal bool IsInterface { get; init; }

    /// <summary>The interfaces that it implements.</summary>
    internal List<string> Interfaces { get; } = [];

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
public sealed class InputDraft(string name) : TypeDraft(name)
{
    /// <summary>Whether exactly one field must be given.</summary>
    public bool IsOneOf { get; set; }

    /// <summary>Makes the C# value; null where the coerced value is used as it is.</summary>
    internal Func<InputObjectValue, object>? Bind { get; set; }

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
public sealed class EnumDraft(string name) : TypeDraft(name)
{
    internal List<EnumValue> Values { get; } = [];

    /// <summary>Adds a value; arguments of the type carry the runtime value.</summary>
    public EnumDraft AddValue(string name, object value, string? description = null)
    {
        Values.Add(new EnumValue(name, value) { Description = description });
        return this;
    }
}

/// <summary>A union type.</summary>
internal sealed class UnionDraft(string name) : TypeDraft(name)
{
    /// <summary>The names of the members.</summary>
    public List<string> Members { get; } = [];
}
