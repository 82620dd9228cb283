namespace Modular.GraphQL;

/// <summary>
/// The field returns an <c>IQueryable&lt;T&gt;</c> of EF Core and becomes a connection with keyset cursors (first, after, last, before).
/// The query's own <c>OrderBy</c> is the default order of the list.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class UsePagingAttribute : Attribute
{
    /// <summary>The page size where neither first nor last is given.</summary>
    public int DefaultPageSize { get; init; } = 10;

    /// <summary>The largest page that a client may ask for.</summary>
    public int MaxPageSize { get; init; } = 50;

    /// <summary>Whether the connection has a <c>totalCount</c>, counted only when it is asked for.</summary>
    public bool IncludeTotalCount { get; init; } = true;

    /// <summary>The name before <c>Connection</c> and <c>Edge</c>; null for the field's name with a capital.</summary>
    public string? ConnectionName { get; init; }
}

/// <summary>
/// The field returns an <c>IQueryable&lt;T&gt;</c> of EF Core and becomes a segment of the list (skip, take). Where rows come and go,
/// <see cref="UsePagingAttribute"/> neither repeats nor passes over any; this one is for lists with page numbers.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class UseOffsetPagingAttribute : Attribute
{
    /// <summary>The size where <c>take</c> is not given.</summary>
    public int DefaultPageSize { get; init; } = 10;

    /// <summary>The most that a client may take.</summary>
    public int MaxPageSize { get; init; } = 50;

    /// <summary>Whether the segment has a <c>totalCount</c>, counted only when it is asked for.</summary>
    public bool IncludeTotalCount { get; init; } = true;

    /// <summary>The name before <c>CollectionSegment</c>; null for the field's name with a capital.</summary>
    public string? CollectionSegmentName { get; init; }
}

/// <summary>The field returns an <c>IQueryable&lt;T&gt;</c> of EF Core and gives its first element, or null where there is none.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class UseFirstOrDefaultAttribute : Attribute;

/// <summary>
/// The field returns an <c>IQueryable&lt;T&gt;</c> of EF Core and gives its only element, or null where there is none. More than one
/// is a bug of the server and answered as such.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class UseSingleOrDefaultAttribute : Attribute;

/// <summary>
/// Only the columns that the selection needs are read. Properties marked with <see cref="IsProjectedAttribute"/> are always read, and the
/// whole entity where a selected resolver does not say what it requires of its parent.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class UseProjectionAttribute : Attribute;

/// <summary>The field gets a <c>where</c> argument over the properties of its element type.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class UseFilteringAttribute : Attribute
{
    /// <summary>
    /// The C# names of the properties that can be filtered by, references and collections among them. Null means all single values and value
    /// objects that the schema shows as they are stored and that need no permission beyond the field's.
    /// </summary>
    public string[]? Properties { get; init; }

    /// <summary>The name of the input type; null for the element's name with <c>FilterInput</c>.</summary>
    public string? TypeName { get; init; }
}

/// <summary>The field gets an <c>order</c> argument over the properties of its element type.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class UseSortingAttribute : Attribute
{
    /// <summary>The C# names of the properties that can be sorted by; null means the same as for <see cref="UseFilteringAttribute"/>.</summary>
    public string[]? Properties { get; init; }

    /// <summary>The name of the input type; null for the element's name with <c>SortInput</c>.</summary>
    public string? TypeName { get; init; }
}
