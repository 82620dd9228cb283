using System.Collections;
using System.Linq.Expressions;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Building;

/// <summary>The way from the typed ids of one node type to its objects.</summary>
internal abstract class NodeLink(Type idType, Type nodeType, string origin)
{
    public Type IdType { get; } = idType;

    public Type NodeType { get; } = nodeType;

    /// <summary>The node resolver, for error messages.</summary>
    public string Origin { get; } = origin;

    /// <summary>The name of the node type.</summary>
    public string TypeName { get; } = NodeTypes.NameOf(idType);

    /// <summary>The typed id of a node, or of an id that stands for its node.</summary>
    public required Func<object, object> ReadId { get; init; }

    /// <summary>The same as an opaque id.</summary>
    public required Func<object, object?> OpaqueId { get; init; }

    /// <summary>Loads one node by the value of its id; null where it does not exist for the caller.</summary>
    public abstract Task<object?> LoadAsync(RequestContext request, Guid value);

    /// <summary>The typed id of that value.</summary>
    public abstract object IdOf(Guid value);

    /// <summary>Loads one node by its typed id.</summary>
    protected abstract Task<object?> LoadAsync(RequestContext request, object id);

    public static NodeLink Make(Type id, Type node, string origin)
    {
        var parent = Expression.Parameter(typeof(object), "parent");
        // A node without an Id is noted as a mistake when its type is drafted.
        var own = node.GetProperty("Id")?.PropertyType == id
            ? Expression.Property(Expression.Convert(parent, node), "Id")
            : (Expression)Expression.Default(id);
        var typed = Expression.Condition(Expression.TypeIs(parent, id), Expression.Unbox(parent, id), own);
        var value = Expression.Parameter(typeof(Guid), "value");
        return (NodeLink)Activator.CreateInstance(
            typeof(NodeLink<,>).MakeGenericType(id, node),
            origin,
            Expression.Lambda(Expression.New(NodeTypes.ConstructorOf(id)!, value), value).Compile(),
            Compile<object>(typed),
            Compile<object?>(NodeTypes.Opaque(typed)))!;

        Func<object, T> Compile<T>(Expression body) => Expression.Lambda<Func<object, T>>(Expression.Convert(body, typeof(object)), parent).Compile();
    }

    /// <summary>Resolves a link of all parents at once. Where the selection needs the id alone, the typed id stands for the node.</summary>
    public ValueTask<IReadOnlyList<object?>> ResolveAsync(BatchResolverContext context, Func<object, object?> read)
    {
        var ids = new object?[context.Parents.Count];
        for (var i = 0; i < ids.Length; i++)
            ids[i] = read(context.Parents[i]);
        return NeedsNode(context.Selection) ? new(LoadAll(context.Request, ids)) : new(ids);
    }

    /// <summary>The node of a typed id, or the nodes of a list of them.</summary>
    public async ValueTask<object?> FollowAsync(FieldContext context, object? ids) =>
        NeedsNode(context.Selection) ? await Follow(context.Request, ids) : ids;

    // All are asked for before the first is awaited, so that they are loaded together.
    private async Task<IReadOnlyList<object?>> LoadAll(RequestContext request, IEnumerable ids) =>
        await Task.WhenAll(ids.Cast<object?>().Select(id => Follow(request, id)));

    private async Task<object?> Follow(RequestContext request, object? ids) => ids switch
    {
        null => null,
        IEnumerable list => await LoadAll(request, list),
        _ => await LoadAsync(request, ids),
    };

    private static bool NeedsNode(FieldSelection selection)
    {
        foreach (var field in selection.SelectionsFor((ObjectType)selection.Field.Type.Named))
        {
            if (field.Field.Name != "__typename" && !field.Field.Features.ContainsKey(typeof(NodeLink)))
                return true;
        }

        return false;
    }
}

/// <summary>The same with its types known, made once by reflection.</summary>
internal sealed class NodeLink<TId, TNode> : NodeLink where TId : struct
{
    private readonly Func<Guid, TId> _make;

    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    public NodeLink(string origin, Func<Guid, TId> make, Func<object, object> readId, Func<object, object?> opaqueId)
        : base(typeof(TId), typeof(TNode), origin)
    {
        _make = make;
        ReadId = readId;
        OpaqueId = opaqueId;
    }

    public override Task<object?> LoadAsync(RequestContext request, Guid value) => LoadAsync(request, _make(value));

    public override object IdOf(Guid value) => _make(value);

    protected override Task<object?> LoadAsync(RequestContext request, object id) => LoadAsync(request, (TId)id);

    private static async Task<object?> LoadAsync(RequestContext request, TId id) =>
        await request.Loaders.Get<TId, TNode>().LoadAsync(id, request.CancellationToken);
}
