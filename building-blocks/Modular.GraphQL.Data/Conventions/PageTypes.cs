using System.Runtime.CompilerServices;
using Modular.GraphQL.Building;
using Modular.GraphQL.Data.Paging;

namespace Modular.GraphQL.Data.Conventions;

/// <summary>Drafts the object types of connections (GraphQL Cursor Connections Specification) and of segments, once for each schema.</summary>
internal sealed class PageTypes
{
    private static readonly ConditionalWeakTable<SchemaDrafting, PageTypes> BySchema = [];
    private readonly SchemaDrafting _drafting;
    private readonly Dictionary<string, (Type Element, bool HasTotal)> _known = new(StringComparer.Ordinal);

    private PageTypes(SchemaDrafting drafting) => _drafting = drafting;

    /// <summary>The page types of the schema that is being built.</summary>
    public static PageTypes Of(SchemaDrafting drafting) => BySchema.GetValue(drafting, static d => new PageTypes(d));

    /// <summary>The connection type of a field, named after it.</summary>
    public TypeReference Connection(FieldDraft field, Type element, UsePagingAttribute use)
    {
        var name = use.ConnectionName ?? NameOf(field);
        Claim($"{name}Connection", field, element, use.IncludeTotalCount, "[UsePaging(ConnectionName = …)]");
        var text = _drafting.OutputType(typeof(string)).NonNull;
        var node = _drafting.OutputType(element).NonNull;
        var edge = _drafting.GetOrAddObject($"{name}Edge", draft =>
        {
            draft.Description = "An item of a list, with its place in it.";
            draft.AddField("cursor", text, e => ((Edge)e).Cursor, "The place; opaque, and good only for the order it was given in.");
            draft.AddField("node", node, e => ((Edge)e).Node, "The item.");
        });
        return _drafting.GetOrAddObject($"{name}Connection", draft =>
        {
            draft.Description = "A page of a list.";
            draft.AddField("pageInfo", PageInfo().NonNull, c => ((Connection)c).PageInfo, "What lies before and after the page.");
            draft.AddField("edges", edge.NonNull.List, c => ((Connection)c).Edges, "The items of the page, with their places.");
            draft.AddField("nodes", node.List, c => ((Connection)c).Nodes, "The items of the page.");
            if (use.IncludeTotalCount)
                AddTotalCount(draft, c => ((Connection)c).TotalCount);
        });
    }

    /// <summary>The segment type of a field, named after it.</summary>
    public TypeReference Segment(FieldDraft field, Type element, UseOffsetPagingAttribute use)
    {
        var name = $"{use.CollectionSegmentName ?? NameOf(field)}CollectionSegment";
        Claim(name, field, element, use.IncludeTotalCount, "[UseOffsetPaging(CollectionSegmentName = …)]");
        var node = _drafting.OutputType(element).NonNull;
        return _drafting.GetOrAddObject(name, draft =>
        {
            draft.Description = "A segment of a list.";
            draft.AddField("items", node.List, s => ((CollectionSegment)s).Items, "The items of the segment.");
            draft.AddField("pageInfo", SegmentInfo().NonNull, s => ((CollectionSegment)s).PageInfo, "What lies before and after the segment.");
            if (use.IncludeTotalCount)
                AddTotalCount(draft, s => ((CollectionSegment)s).TotalCount);
        });
    }

    private static string NameOf(FieldDraft field) => char.ToUpperInvariant(field.Name[0]) + field.Name[1..];

    private void Claim(string type, FieldDraft field, Type element, bool hasTotal, string attribute)
    {
        if (!_known.TryAdd(type, (element, hasTotal)) && _known[type] != (element, hasTotal))
            _drafting.Report(field, $"{type} exists already and is one of other items, or with another totalCount.", $"Name this one with {attribute}.");
    }

    private void AddTotalCount(ObjectDraft draft, Func<object, object?> read) =>
        draft.AddField("totalCount", _drafting.OutputType(typeof(int)).NonNull, read, "The number of items on all pages; counted only when asked for.");

    private TypeReference SegmentInfo() => _drafting.GetOrAddObject("CollectionSegmentInfo", draft =>
    {
        var flag = _drafting.OutputType(typeof(bool)).NonNull;
        draft.Description = "What lies before and after a segment.";
        draft.AddField("hasNextPage", flag, i => ((CollectionSegmentInfo)i).HasNextPage, "Whether there are items after the segment.");
        draft.AddField("hasPreviousPage", flag, i => ((CollectionSegmentInfo)i).HasPreviousPage, "Whether there are items before the segment.");
    });

    private TypeReference PageInfo() => _drafting.GetOrAddObject("PageInfo", draft =>
    {
        var flag = _drafting.OutputType(typeof(bool)).NonNull;
        var text = _drafting.OutputType(typeof(string));
        draft.Description = "What lies before and after a page.";
        draft.AddField("hasNextPage", flag, p => ((PageInfo)p).HasNextPage, "Whether there are items after the page.");
        draft.AddField("hasPreviousPage", flag, p => ((PageInfo)p).HasPreviousPage, "Whether there are items before the page.");
        draft.AddField("startCursor", text, p => ((PageInfo)p).StartCursor, "The place of the first item; null for an empty page.");
        draft.AddField("endCursor", text, p => ((PageInfo)p).EndCursor, "The place of the last item; null for an empty page.");
    });
}
