using System.Linq.Expressions;
using System.Reflection;
using Modular.GraphQL.Execution;

namespace Modular.GraphQL.Building;

/// <summary>The node types of the schema: which typed id names which object type, and who loads it.</summary>
internal sealed class NodeTypes(Drafting drafting)
{
    /// <summary>The interface that all nodes implement.</summary>
    public const string InterfaceName = "Node";

    private readonly Dictionary<Type, NodeLink> _byId = [];
    private readonly Dictionary<Type, NodeLink> _byNode = [];

    public IReadOnlyCollection<NodeLink> All => _byId.Values;

    /// <summary>Learns the nodes from their resolvers, before anything refers to them.</summary>
    public void Discover()
    {
        foreach (var method in drafting.Discovery.NodeResolvers)
        {
            if (drafting.Loaders.Add(method) is not { } loader)
                continue;
            var (id, node) = loader;
            var origin = Origin.Of(method);
            if (!id.IsTypedId() || node.IsArray || node.IsValueType)
                drafting.Mistakes.Add(origin, $"A node resolver loads objects by typed id, not {node.Name} by {id.Name}.", "Take IReadOnlyList<TId>, where TId is a readonly record struct with [Node(\"…\")], and return IReadOnlyDictionary<TId, TNode>.");
            else if (_byId.TryGetValue(id, out var first) || _byNode.TryGetValue(node, out first))
                drafting.Mistakes.Add(origin, $"{first.TypeName} has a node resolver already, at {first.Origin}.", "Keep one of them.");
            else if (CheckForm(id))
                _byNode[node] = _byId[id] = NodeLink.Make(id, node, origin);
        }
    }

    /// <summary>Notes a typed id that does not have the form of one; other types pass.</summary>
    public bool CheckForm(Type id)
    {
        if (!id.IsTypedId() || IsWellFormed(id))
            return true;
        drafting.Mistakes.Add(Origin.Of(id), "A typed id holds a Guid named Value.", "Write public readonly record struct XId(Guid Value).");
        return false;
    }

    /// <summary>Drafts all node types, and <c>node</c> and <c>nodes</c> where there are any.</summary>
    public void DraftAll(ObjectDraft query)
    {
        foreach (var link in _byId.Values)
        {
            var type = drafting.Outputs.Composite(link.NodeType, link.Origin);
            if (type.Name != link.TypeName)
                drafting.Mistakes.Add(link.Origin, $"{link.IdType.Name} names the node {link.TypeName}, but {link.NodeType.Name} is the type {type.Name}.", $"Give it [GraphQLName(\"{link.TypeName}\")].");
        }

        if (_byId.Count > 0)
            NodeFields.Add(drafting, query, _byId.Values);
    }

    /// <summary>The node type that a typed id links to; always nullable.</summary>
    public TypeReference LinkTo(Type id, string origin)
    {
        if (_byId.TryGetValue(id, out var link))
            return drafting.Outputs.Composite(link.NodeType, origin).Nullable;
        drafting.Mistakes.Add(origin, $"{id.Name} links to {NameOf(id)}, which nothing in the schema loads.", $"Add a [NodeResolver] for {id.Name}, or mark the member with [ID] or [GraphQLIgnore].");
        return TypeReference.Named("String");
    }

    /// <summary>The typed id of a node's C# type, or null.</summary>
    public Type? IdOf(Type node) => _byNode.GetValueOrDefault(node)?.IdType;

    /// <summary>The C# type of the node that a typed id names, or null.</summary>
    public Type? NodeOf(Type id) => _byId.GetValueOrDefault(id)?.NodeType;

    /// <summary>Makes an object type a node, where it is one.</summary>
    public void Complete(ObjectDraft draft)
    {
        if (draft.ClrType is null || !_byNode.TryGetValue(draft.ClrType, out var link))
            return;
        if (draft.Fields.Find(f => f.Name == "id") is not { Member: PropertyInfo property } id || property.PropertyType != link.IdType)
        {
            drafting.Mistakes.Add(draft.Origin!, $"The node {draft.Name} has no id.", $"Give {link.NodeType.Name} a public property {link.IdType.Name} Id.");
            return;
        }

        // A link knows the id without loading the node, so this field takes either.
        id.Resolver = new PropertyResolver(link.OpaqueId);
        id.Features[typeof(NodeLink)] = link;
        id.Description ??= NodeFields.IdDescription;
        draft.Interfaces.Add(InterfaceName);
    }

    /// <summary>The parent of the type's fields; null for root types.</summary>
    public ParentShape? ParentOf(ObjectDraft draft)
    {
        if (draft.ClrType is null)
            return null;
        return _byNode.GetValueOrDefault(draft.ClrType) is { } link
            ? new ParentShape(draft.ClrType, link.IdType, link.ReadId)
            : new ParentShape(draft.ClrType, null, null);
    }

    /// <summary>How a property with a typed id, or a list of them, is resolved; null for other properties.</summary>
    public FieldResolver? Link(PropertyInfo property, FieldDraft field)
    {
        if (new ClrShape(property.PropertyType, null).Value.Type == typeof(NodeId))
        {
            var read = ResolverCompiler.Read(property, v => v);
            return new BatchFieldResolver(context => RequestNodes.LoadNodesAsync(context, read));
        }

        if (LinkOf(property.PropertyType) is null)
            return null;
        field.Requires = [property.Name];
        return LinkFrom(property.PropertyType, ResolverCompiler.Read(property, v => v));
    }

    /// <summary>How a typed id, or a list of them, that is read from the parent is resolved; null for other types.</summary>
    public FieldResolver? LinkFrom(Type type, Func<object, object?> read) =>
        LinkOf(type) is { } link ? new BatchFieldResolver(context => link.ResolveAsync(context, read)) : null;

    /// <summary>How the value of a typed id, or of a list of them, becomes the nodes; null for other types.</summary>
    public Func<FieldContext, object?, ValueTask<object?>>? LinkAfter(Type type) =>
        LinkOf(type) is { } link ? link.FollowAsync : null;

    /// <summary>The link to nodes of the C# type, or of the typed id; null for other types.</summary>
    public NodeLink? LinkOfNodeOrId(Type type) => _byNode.GetValueOrDefault(type) ?? _byId.GetValueOrDefault(type);

    /// <summary>Whether the property is an opaque id rather than a link.</summary>
    public static bool IsIdField(PropertyInfo property) =>
        property.Has<IDAttribute>() || (property.Name == "Id" && new ClrShape(property.PropertyType, null).Value.Type.IsTypedId());

    /// <summary>The constructor of a typed id; null where it does not have the form of one.</summary>
    public static ConstructorInfo? ConstructorOf(Type id) => id.GetConstructor([typeof(Guid)]);

    /// <summary>The name of the node type that a typed id stands for.</summary>
    public static string NameOf(Type id) => id.Get<NodeAttribute>()!.Name;

    /// <summary>The opaque id over an expression of a typed id.</summary>
    public static Expression Opaque(Expression id) => IsWellFormed(id.Type)
        ? Expression.New(typeof(NodeId).GetConstructor([typeof(string), typeof(Guid)])!, Expression.Constant(NameOf(id.Type)), Expression.Property(id, "Value"))
        : Expression.Default(typeof(NodeId));

    private static bool IsWellFormed(Type id) => ConstructorOf(id) is not null && id.GetProperty("Value")?.PropertyType == typeof(Guid);

    private NodeLink? LinkOf(Type type)
    {
        var shape = new ClrShape(type, null);
        return _byId.GetValueOrDefault((shape.Element ?? shape).Value.Type);
    }
}
