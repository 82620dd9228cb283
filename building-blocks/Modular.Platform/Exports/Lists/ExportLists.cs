using System.Reflection;
using Modular.GraphQL;
using Modular.GraphQL.Types;

namespace Modular.Platform.Exports;

/// <summary>The lists of the schema that can be exported: every connection of <c>Query</c>. No module declares anything for it.</summary>
internal sealed class ExportLists(Schema schema)
{
    private static readonly string[] Paging = ["first", "after", "last", "before"];

    /// <summary>By the names of their fields, in the order of these.</summary>
    public IReadOnlyDictionary<string, ExportList> All { get; } = new SortedDictionary<string, ExportList>(
        schema.Query.Fields.Select(Of).OfType<ExportList>().ToDictionary(l => l.Field.Name), StringComparer.Ordinal);

    private static ExportList? Of(Field field)
    {
        if (field.Type.Named is not FieldedType connection || connection.Find("pageInfo") is null || connection.Find("nodes")?.Type.Named is not ObjectType item
            || field.FindArgument("first") is null || field.FindArgument("after") is null)
            return null;
        return new(field, item, field.Arguments.Where(a => !Paging.Contains(a.Name)).ToList())
        {
            MaxPageSize = field.Member?.GetCustomAttribute<UsePagingAttribute>()?.MaxPageSize ?? new UsePagingAttribute().MaxPageSize,
            HasTotal = connection.Find("totalCount") is not null,
        };
    }
}

/// <summary>A list that can be exported.</summary>
/// <param name="Field">Its field.</param>
/// <param name="Item">The type of its items.</param>
/// <param name="Arguments">The arguments that an export can have: all but those of paging.</param>
internal sealed record ExportList(Field Field, ObjectType Item, IReadOnlyList<InputValue> Arguments)
{
    // A path that goes further costs more than it says.
    private const int LongestPath = 3;
    private const int ListedPath = 2;

    /// <summary>The largest page that can be asked for.</summary>
    public required int MaxPageSize { get; init; }

    /// <summary>Whether the list says how many rows there are.</summary>
    public required bool HasTotal { get; init; }

    /// <summary>The columns that are offered: all values of the items, and those of what an item leads to.</summary>
    public IReadOnlyList<ExportColumn> Columns { get; } = [.. ColumnsOf(Item, [])];

    /// <summary>The column of a path; null where there is none.</summary>
    public ExportColumn? Find(string path)
    {
        var names = path.Split('.');
        if (names.Length > LongestPath)
            return null;
        var fields = new List<Field>();
        FieldedType? type = Item;
        foreach (var name in names)
        {
            if (type?.Find(name) is not { } field)
                return null;
            fields.Add(field);
            type = ExportColumn.IsWay(field) ? field.Type.Named as FieldedType : null;
        }

        return ExportColumn.IsLeaf(fields[^1]) ? new(path, fields) : null;
    }

    /// <summary>What is exported where no columns are named: the values of the items themselves, but for ids and versions, which are for programs.</summary>
    public IReadOnlyList<ExportColumn> Usual() => [.. Columns.Where(c => c.Fields is [{ Name: not "version", Type.Named.Name: not "ID" }])];

    private static IEnumerable<ExportColumn> ColumnsOf(FieldedType type, IReadOnlyList<Field> way)
    {
        foreach (var field in type.Fields.Where(ExportColumn.IsLeaf))
            yield return new(string.Join('.', way.Append(field).Select(f => f.Name)), [.. way, field]);
        if (way.Count + 1 >= ListedPath)
            yield break;
        foreach (var column in type.Fields.Where(ExportColumn.IsWay).SelectMany(f => ColumnsOf((FieldedType)f.Type.Named, [.. way, f])))
            yield return column;
    }
}
