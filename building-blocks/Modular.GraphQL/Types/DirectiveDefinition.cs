using System.Collections.Frozen;

namespace Modular.GraphQL.Types;

/// <summary>Where a directive may stand (section 3.13).</summary>
public enum DirectiveLocation
{
    Query,
    Mutation,
    Subscription,
    Field,
    FragmentDefinition,
    FragmentSpread,
    InlineFragment,
    VariableDefinition,
    Schema,
    Scalar,
    Object,
    FieldDefinition,
    ArgumentDefinition,
    Interface,
    Union,
    Enum,
    EnumValue,
    InputObject,
    InputFieldDefinition,
}

/// <summary>A directive definition (section 3.13).</summary>
public sealed class DirectiveDefinition
{
    private readonly FrozenDictionary<string, InputValue> _argumentsByName;

    /// <summary>A directive.</summary>
    public DirectiveDefinition(string name, IReadOnlyList<DirectiveLocation> locations, IReadOnlyList<InputValue>? arguments = null)
    {
        Name = name;
        Locations = locations;
        Arguments = arguments ?? [];
        for (var i = 0; i < Arguments.Count; i++)
            Arguments[i].Ordinal = i;
        _argumentsByName = Arguments.DistinctBy(a => a.Name).ToFrozenDictionary(a => a.Name);
    }

    /// <summary>The name without the at sign.</summary>
    public string Name { get; }

    /// <summary>Where it may stand.</summary>
    public IReadOnlyList<DirectiveLocation> Locations { get; }

    /// <summary>Its arguments in the order of their definition.</summary>
    public IReadOnlyList<InputValue> Arguments { get; }

    /// <summary>The description, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Whether it may stand several times at one location.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>Whether the specification defines it, so that printed schemas leave it out.</summary>
    public bool IsBuiltIn { get; init; }

    /// <summary>The argument of that name, or null.</summary>
    public InputValue? FindArgument(string name) => _argumentsByName.GetValueOrDefault(name);

    /// <inheritdoc/>
    public override string ToString() => $"@{Name}";
}
