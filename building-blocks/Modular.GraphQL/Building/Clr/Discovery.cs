using System.Reflection;

namespace Modular.GraphQL.Building;

/// <summary>What the attributes of a set of C# types contribute to the schema.</summary>
internal sealed class Discovery
{
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    // Worked out once for all abstract types: to ask every type for each of them would take the square of the types.
    private readonly Dictionary<Assembly, ILookup<Type, Type>> _inAssembly = [];
    private ILookup<Type, Type>? _members;

    public Discovery(IReadOnlyCollection<Type> types)
    {
        Types = types;
        Queries = [.. types.Where(t => t.Has<QueryTypeAttribute>())];
        Mutations = [.. types.Where(t => t.Has<MutationTypeAttribute>())];
        Subscriptions = [.. types.Where(t => t.Has<SubscriptionTypeAttribute>())];
        Objects = types.SelectMany(t => t.TypeArguments(typeof(ObjectTypeAttribute<>)).Select(target => (Class: t, Target: target))).ToLookup(p => p.Target, p => p.Class);
        Extensions = types.SelectMany(t => t.TypeArguments(typeof(ExtendObjectTypeAttribute<>)).Select(target => (Class: t, Target: target))).ToLookup(p => p.Target, p => p.Class);
        Abstracts = types.Where(t => t.Has<InterfaceTypeAttribute>() || t.Has<UnionTypeAttribute>()).ToHashSet();
        var methods = types.SelectMany(t => t.GetMethods(Static)).ToList();
        Loaders = [.. methods.Where(m => m.Has<DataLoaderAttribute>())];
        NodeResolvers = [.. methods.Where(m => m.Has<NodeResolverAttribute>())];
    }

    /// <summary>All types that were looked at.</summary>
    public IReadOnlyCollection<Type> Types { get; }

    public IReadOnlyList<Type> Queries { get; }

    public IReadOnlyList<Type> Mutations { get; }

    public IReadOnlyList<Type> Subscriptions { get; }

    /// <summary>The classes that describe an object type, by its runtime type.</summary>
    public ILookup<Type, Type> Objects { get; }

    /// <summary>The classes that extend an object type, by its runtime type or typed id.</summary>
    public ILookup<Type, Type> Extensions { get; }

    public IReadOnlySet<Type> Abstracts { get; }

    public IReadOnlyList<MethodInfo> Loaders { get; }

    public IReadOnlyList<MethodInfo> NodeResolvers { get; }

    /// <summary>The concrete types that may stand for an abstract one.</summary>
    public IEnumerable<Type> MembersOf(Type face)
    {
        if (!_inAssembly.TryGetValue(face.Assembly, out var inAssembly))
            _inAssembly.Add(face.Assembly, inAssembly = ByAncestor(face.Assembly.GetTypes()));
        return (_members ??= ByAncestor(Types))[face].Concat(inAssembly[face]).Distinct().OrderBy(t => t.FullName, StringComparer.Ordinal);
    }

    /// <summary>What a type derives from and implements, without itself.</summary>
    public static IEnumerable<Type> AncestorsOf(Type type)
    {
        for (var t = type.BaseType; t is not null; t = t.BaseType)
            yield return t;
        foreach (var face in type.GetInterfaces())
            yield return face;
    }

    /// <summary>The members of a static class that become fields, in the order of their declaration.</summary>
    public static IEnumerable<MemberInfo> FieldsOf(Type @class) => @class
        .GetMembers(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)
        .Where(m => m is PropertyInfo or MethodInfo { IsSpecialName: false })
        .Where(m => !m.Has<GraphQLIgnoreAttribute>() && !m.Has<DataLoaderAttribute>() && !m.Has<NodeResolverAttribute>())
        .OrderBy(m => m.MetadataToken);

    /// <summary>The properties of a type that become fields, those of base types first.</summary>
    public static IEnumerable<PropertyInfo> PropertiesOf(Type type)
    {
        var chain = new List<Type>();
        for (var t = type; t is not null && t != typeof(object) && t != typeof(ValueType); t = t.BaseType)
            chain.Insert(0, t);
        // An interface has no base type; its own parents are interfaces.
        if (type.IsInterface)
            chain.InsertRange(0, type.GetInterfaces());
        return chain
            .SelectMany(t => t.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).OrderBy(p => p.MetadataToken))
            .Where(p => p.GetMethod is { IsPublic: true } && p.GetIndexParameters().Length == 0 && !p.Has<GraphQLIgnoreAttribute>())
            // An override takes the place of what it overrides.
            .GroupBy(p => p.Name, StringComparer.Ordinal).Select(g => g.Last())
            // Who it is comes before what a shared base knows of it.
            .OrderBy(p => p.Name != "Id");
    }

    private static ILookup<Type, Type> ByAncestor(IEnumerable<Type> types) => types
        .Where(t => !t.IsAbstract && !t.IsInterface && !t.ContainsGenericParameters && !t.Has<GraphQLIgnoreAttribute>())
        .SelectMany(t => AncestorsOf(t).Select(face => (Face: face, Type: t)))
        .ToLookup(p => p.Face, p => p.Type);
}
