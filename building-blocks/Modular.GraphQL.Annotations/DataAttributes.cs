namespace Modular.GraphQL;

/// <summary>The field returns an <c>IQueryable&lt;T&gt;</c> and becomes a connection with keyset cursors (first, after, last, before).</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class UsePagingAttribute : Attribute
{
    /// <summary>The page size where neither first nor last is given.</summary>
    public int DefaultPageSize { get; init; } = 10;

    /// <summary>The largest page that a client may ask for.</summary>
    public int MaxPageSize { get; init; } = 50;

    /// <summary>Whether the connection has a <c>totalCount</c>, counted only when it is asked for.</summary>
    public bool IncludeTotalCount { get; init; } = true;
}

/// <summary>Only the columns that the selection needs are read.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class UseProjectionAttribute : Attribute;

/// <summary>The field gets a <c>where</c> argument over the properties of its element type, or over those of the given filter description.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class UseFilteringAttribute : Attribute
{
    /// <summary>The properties that can be filtered by; null means all scalar and enum properties.</summary>
    public string[]? Properties { get; init; }
}

/// <summary>The field gets an <c>order</c> argument over the properties of its element type.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class UseSortingAttribute : Attribute
{
    /// <summary>The properties that can be sorted by; null means all scalar and enum properties.</summary>
    public string[]? Properties { get; init; }
}
