using System.Reflection;

namespace Modular.GraphQL.Data.Conventions;

/// <summary>What a member's attributes say of its query.</summary>
internal sealed class QueryAttributes(MemberInfo member)
{
    /// <summary>The attribute on the member, or null.</summary>
    public UsePagingAttribute? Paging { get; } = member.GetCustomAttribute<UsePagingAttribute>();

    /// <summary>The attribute on the member, or null.</summary>
    public UseOffsetPagingAttribute? OffsetPaging { get; } = member.GetCustomAttribute<UseOffsetPagingAttribute>();

    /// <summary>The attribute on the member, or null.</summary>
    public UseFilteringAttribute? Filtering { get; } = member.GetCustomAttribute<UseFilteringAttribute>();

    /// <summary>The attribute on the member, or null.</summary>
    public UseSortingAttribute? Sorting { get; } = member.GetCustomAttribute<UseSortingAttribute>();

    /// <summary>Whether only the columns that a selection needs are read.</summary>
    public bool Project { get; } = member.IsDefined(typeof(UseProjectionAttribute));

    /// <summary>Whether the value is the first element.</summary>
    public bool First { get; } = member.IsDefined(typeof(UseFirstOrDefaultAttribute));

    /// <summary>Whether the value is the only element.</summary>
    public bool Only { get; } = member.IsDefined(typeof(UseSingleOrDefaultAttribute));

    /// <summary>The names of those that say what the field gives; one at most makes sense.</summary>
    public IReadOnlyList<string> Kinds => [.. Named(Paging, "UsePaging"), .. Named(OffsetPaging, "UseOffsetPaging"), .. Named(First, "UseFirstOrDefault"), .. Named(Only, "UseSingleOrDefault")];

    /// <summary>The names of all.</summary>
    public IReadOnlyList<string> All => [.. Kinds, .. Named(Project, "UseProjection"), .. Named(Filtering, "UseFiltering"), .. Named(Sorting, "UseSorting")];

    private static string[] Named(object? attribute, string name) => attribute is null or false ? [] : [$"[{name}]"];
}
