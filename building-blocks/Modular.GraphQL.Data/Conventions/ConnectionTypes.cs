using System.Runtime.CompilerServices;
using Modular.GraphQL.Building;
using Modular.GraphQL.Data.Paging;

namespace Modular.GraphQL.Data.Conventions;

/// <summary>Drafts the object types of connections (GraphQL Cursor Connections Specification), once for each schema.</summary>
internal sealed class ConnectionTypes
{
    private static readonly ConditionalWeakTable<SchemaDrafting, ConnectionTypes> BySchema = [];
    private readonly SchemaDrafting _drafting;
    private readonly Dictionary<string, (Type Element, bool HasTotal)> _known = new(StringComparer.Ordinal);

    private ConnectionTypes(SchemaDrafting drafting) => _drafting = drafting;

    /// <summary>The connection types of the schema that is being built.</summary>
    public static ConnectionTypes Of(SchemaDrafting drafting) => BySchema.GetValue(drafting, static d => new ConnectionTypes(d));

    /// <summary>The connection type of a field, named after it.</summary>
    public TypeReference Define(FieldDraft field, Type element, UsePagingAttribute use)
    {
        var name = use.ConnectionName ?? char.ToUpperInvariant(field.Name[0]) + field.Name[1..];
        if (!_known.TryAdd(name, (element, use.IncludeTotalCount)) && _known[name] != (element, use.IncludeTotalCount))
        {
            _drafting.Report(field, $"{name}Connection exists already and is another connection.",
                "Name this one with [UsePaging(ConnectionName = …)].");
        }

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
                draft.AddField("totalCount", _drafting.OutputType(typeof(int)).NonNull, c => ((Connection)c).TotalCount, "The number of items on all pages; counted only when asked for.");
        });
    }

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
