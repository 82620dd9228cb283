using System.Collections.Frozen;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Building;

/// <summary>The interface <c>Node</c> and the root fields <c>node</c> and <c>nodes</c>.</summary>
internal static class NodeFields
{
    /// <summary>What is said of an id that its own type says nothing about.</summary>
    public const string IdDescription = "The id, unique in the whole schema. It is opaque: do not take it apart.";

    public static void Add(Drafting drafting, ObjectDraft query, IEnumerable<NodeLink> links)
    {
        var byName = links.ToFrozenDictionary(l => l.TypeName);
        var id = drafting.Registry.Use(BuiltInScalars.Id).NonNull;
        var node = new ObjectDraft(NodeTypes.InterfaceName)
        {
            IsInterface = true,
            Description = "An object that its id alone finds again.",
        };
        node.Fields.Add(new FieldDraft("id", id, node.Name) { Description = IdDescription });
        drafting.Registry.TryAdd(node);

        var one = new FieldDraft("node", TypeReference.Named(node.Name), query.Name)
        {
            Description = "The object with that id; null where there is none or the caller may not see it.",
        };
        var idArgument = one.Argument("id", id, "The id as the schema gave it.");
        one.Resolver = new RowResolver(context => new(LoadAsync(context.Request, byName, context.Arguments[idArgument.Ordinal])));
        drafting.Fields.Add(query, one);

        var many = new FieldDraft("nodes", TypeReference.Named(node.Name).List.NonNull, query.Name)
        {
            Description = "The objects with those ids, in the order of the ids; null for each that does not exist or that the caller may not see.",
        };
        var idsArgument = many.Argument("ids", id.List.NonNull, "The ids as the schema gave them.");
        many.ListSize = new ListSize(null) { SlicingArguments = ["ids"] };
        many.Resolver = new RowResolver(async context =>
            await Task.WhenAll(((object?[])context.Arguments[idsArgument.Ordinal]!).Select(i => LoadAsync(context.Request, byName, i))));
        drafting.Fields.Add(query, many);
    }

    private static Task<object?> LoadAsync(RequestContext request, FrozenDictionary<string, NodeLink> links, object? text)
    {
        if (!NodeId.TryParse((string)text!, out var id))
            throw IdInput.Refused($"\"{IdInput.Shorten((string)text!)}\" is not an id; expected the id of a node as the schema gave it.");
        return links.TryGetValue(id.TypeName, out var link)
            ? link.LoadAsync(request, id.Value)
            : throw IdInput.Refused($"\"{IdInput.Shorten((string)text!)}\" is the id of a {id.TypeName}, which is not a type of node here.");
    }
}
