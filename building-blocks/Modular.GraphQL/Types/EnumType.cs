using System.Collections.Frozen;

namespace Modular.GraphQL.Types;

/// <summary>An enum type (section 3.9).</summary>
public sealed class EnumType : NamedType
{
    private readonly FrozenDictionary<string, EnumValue> _byName;
    private readonly FrozenDictionary<object, EnumValue> _byValue;

    /// <summary>An enum type over its values, each with a distinct name and runtime value.</summary>
    public EnumType(string name, IReadOnlyList<EnumValue> values) : base(name)
    {
        Values = values;
        _byName = Index(values, v => v.Name);
        _byValue = Index(values, v => v.Value);
    }

    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.Enum;

    /// <summary>The values in the order of their definition.</summary>
    public IReadOnlyList<EnumValue> Values { get; }

    /// <summary>The value of that name, or null.</summary>
    public EnumValue? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The value whose runtime value equals the given one, or null.</summary>
    public EnumValue? FindByValue(object value) => _byValue.GetValueOrDefault(value);

    // Duplicates are reported by the schema's validation; the first one counts until then.
    private static FrozenDictionary<TKey, EnumValue> Index<TKey>(IReadOnlyList<EnumValue> values, Func<EnumValue, TKey> key)
        where TKey : notnull => values.DistinctBy(key).ToFrozenDictionary(key);
}

/// <summary>A value of an enum type.</summary>
public sealed class EnumValue(string name, object value)
{
    /// <summary>The name in the schema, in upper snake case.</summary>
    public string Name { get; } = name;

    /// <summary>The C# enum value, or the name itself where the schema comes from SDL.</summary>
    public object Value { get; } = value;

    /// <summary>The description, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Why the value is deprecated; null where it is not.</summary>
    public string? DeprecationReason { get; init; }

    /// <summary>The JSON string with its quotes, ready to be written.</summary>
    internal byte[] Json { get; } = [(byte)'"', .. System.Text.Encoding.UTF8.GetBytes(name), (byte)'"'];

    /// <inheritdoc/>
    public override string ToString() => Name;
}
