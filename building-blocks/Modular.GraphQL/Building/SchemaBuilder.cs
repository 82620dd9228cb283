using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Building;

/// <summary>Builds the schema from C# types with the dialect's attributes. All mistakes in them are reported together.</summary>
public sealed class SchemaBuilder
{
    private readonly HashSet<Type> _types = [];
    private readonly List<IFieldConvention> _conventions = [];
    private readonly List<ScalarType> _scalars = [];

    /// <summary>
    /// The container's registrations, by which parameters are recognised as services and their lifetimes known; null where the
    /// schema is not going to be executed.
    /// </summary>
    public IServiceCollection? Services { get; set; }

    /// <summary>The description of the schema, in Markdown, or null.</summary>
    public string? Description { get; set; }

    /// <summary>Whether the schema has <c>@defer</c> and <c>@stream</c>.</summary>
    public bool IncrementalDelivery { get; set; }

    /// <summary>Adds the types of an assembly that carry attributes, internal ones included.</summary>
    public SchemaBuilder AddAssembly(Assembly assembly) => AddTypes(assembly.GetTypes());

    /// <summary>Adds types.</summary>
    public SchemaBuilder AddTypes(IEnumerable<Type> types)
    {
        _types.UnionWith(types);
        return this;
    }

    /// <summary>Adds a convention, which sees each field of an object type once.</summary>
    public SchemaBuilder AddConvention(IFieldConvention convention)
    {
        _conventions.Add(convention);
        return this;
    }

    /// <summary>Adds a scalar for members of its C# type; it comes before a built-in one.</summary>
    public SchemaBuilder AddScalar(ScalarType scalar)
    {
        _scalars.Add(scalar);
        return this;
    }

    /// <summary>Builds the schema; throws a <see cref="SchemaException"/> with every mistake that was found.</summary>
    public Schema Build()
    {
        // The order of types decides that of fields, and must not vary from run to run.
        var discovery = new Discovery([.. _types.OrderBy(t => t.Assembly.FullName, StringComparer.Ordinal).ThenBy(t => t.FullName, StringComparer.Ordinal)]);
        var drafting = new Drafting(discovery, _scalars, Services);
        var (query, mutation, subscription) = DraftTypes(drafting);
        ApplyConventions(drafting);
        drafting.Loaders.CheckExpected();
        var parts = new SchemaCompletion(drafting).Complete(Description, IncrementalDelivery, query.Name, mutation?.Name, subscription?.Name);
        // A member that was left out for a mistake would be missed by the rules; they speak up when the rest is right.
        IReadOnlyList<SchemaProblem> problems = drafting.Mistakes.All.Count > 0
            ? [.. drafting.Mistakes.All.Select(m => new SchemaProblem("", m.Origin, $"{m.What} {m.Remedy}"))]
            : SchemaValidation.Check(parts);
        return problems.Count == 0 ? new Schema(parts) : throw new SchemaException(problems);
    }

    private static (ObjectDraft Query, ObjectDraft? Mutation, ObjectDraft? Subscription) DraftTypes(Drafting drafting)
    {
        var discovery = drafting.Discovery;
        foreach (var loader in discovery.Loaders)
            drafting.Loaders.Add(loader);
        drafting.Nodes.Discover();
        var query = new ObjectDraft("Query") { Description = "What can be read." };
        drafting.Registry.TryAdd(query);
        foreach (var @class in discovery.Queries)
            drafting.Fields.AddStatics(query, @class);
        var mutation = Root(drafting, discovery.Mutations, "Mutation", "What can be done. Fields run one after the other.");
        foreach (var @class in discovery.Mutations)
            new MutationConvention(drafting).Add(mutation!, @class);
        var subscription = Root(drafting, discovery.Subscriptions, "Subscription", "What can be followed. An operation selects one field.");
        foreach (var @class in discovery.Subscriptions)
            new SubscriptionConvention(drafting).Add(subscription!, @class);
        drafting.Nodes.DraftAll(query);
        foreach (var type in discovery.Objects.Select(g => g.Key).Concat(discovery.Abstracts))
            drafting.Outputs.Composite(type, Origin.Of(type));
        DraftExtended(drafting);
        return (query, mutation, subscription);
    }

    private static ObjectDraft? Root(Drafting drafting, IReadOnlyList<Type> classes, string name, string description)
    {
        if (classes.Count == 0)
            return null;
        var root = new ObjectDraft(name) { Description = description };
        drafting.Registry.TryAdd(root);
        return root;
    }

    private static void DraftExtended(Drafting drafting)
    {
        foreach (var extension in drafting.Discovery.Extensions)
        {
            var origin = Origin.Of(extension.First());
            // What extends a C# interface adds its fields to each type that implements it.
            if (extension.Key is { IsInterface: true } face && !face.Has<InterfaceTypeAttribute>())
                continue;
            if (!extension.Key.IsTypedId())
                drafting.Outputs.Composite(extension.Key, origin);
            else if (drafting.Nodes.NodeOf(extension.Key) is null)
                drafting.Mistakes.Add(origin, $"It extends {NodeTypes.NameOf(extension.Key)}, which nothing in the schema loads.", $"Add the module with the [NodeResolver] for {extension.Key.Name}.");
        }
    }

    private void ApplyConventions(Drafting drafting)
    {
        var done = new HashSet<FieldDraft>();
        var conventions = _conventions.OrderBy(c => c.Order).ToList();
        // Conventions draft further types, whose fields have their turn in the next round.
        while (drafting.Registry.Drafts.OfType<ObjectDraft>().Where(d => !d.IsInterface).SelectMany(d => d.Fields).Where(f => !done.Contains(f)).ToList() is { Count: > 0 } fields)
        {
            foreach (var field in fields.Where(done.Add))
            {
                foreach (var convention in conventions)
                    convention.Apply(field, drafting);
            }
        }
    }
}
