namespace Modular.GraphQL.Data.Partitions;

/// <summary>The values that tell one parent's rows from those of another; equal where all values are.</summary>
internal sealed class ParentKey(object?[] values) : IEquatable<ParentKey>
{
    /// <summary>The values.</summary>
    public IReadOnlyList<object?> Values => values;

    /// <inheritdoc/>
    public bool Equals(ParentKey? other) => other is not null && values.AsSpan().SequenceEqual(other.Values.ToArray());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ParentKey);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var value in values)
            hash.Add(value);
        return hash.ToHashCode();
    }
}
