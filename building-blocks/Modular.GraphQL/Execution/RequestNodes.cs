using Modular.GraphQL.Building;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>Loads nodes of any type by their ids, as <c>node(id:)</c> does.</summary>
public static class RequestNodes
{
    /// <summary>The node, loaded in one batch with others of its type; null where there is none that the caller may see, or no such type.</summary>
    public static Task<object?> LoadNodeAsync(this RequestContext request, NodeId id) =>
        request.Schema.FindType(id.TypeName) is ObjectType type && type.Find("id")?.Features.GetValueOrDefault(typeof(NodeLink)) is NodeLink link
            ? link.LoadAsync(request, id.Value)
            : Task.FromResult<object?>(null);

    /// <summary>The nodes of many ids at once; null for each that is not there, and for no id.</summary>
    internal static async ValueTask<IReadOnlyList<object?>> LoadNodesAsync(BatchResolverContext context, Func<object, object?> read) =>
        await Task.WhenAll(context.Parents.Select(p => read(p) is NodeId id ? context.Request.LoadNodeAsync(id) : Task.FromResult<object?>(null)));
}
