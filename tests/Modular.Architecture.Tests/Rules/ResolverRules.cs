using System.Reflection;
using Modular.GraphQL.Types;

namespace Modular.Architecture.Tests.Rules;

/// <summary>
/// Rule 10: what the fields of the schema may give. That a query without paging or a declared bound is no field is held by the
/// schema builder itself; here are those that hide behind a lazy sequence.
/// </summary>
internal static class ResolverRules
{
    private const string OwnEntities = "no resolver returns or takes another module's entity";
    private const string Bounded = "no resolver returns a live query without paging or a declared bound";

    private static readonly Type[] Lazy = [typeof(IQueryable<>), typeof(IEnumerable<>), typeof(IAsyncEnumerable<>)];

    /// <summary>Whether a member behind a field shows an entity of another module, and no building block's, in its result or its parameters.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="ownerOf">The module of an assembly; null for others.</param>
    /// <param name="entities">What modules store.</param>
    public static IEnumerable<Violation> OfEntities(Schema schema, Func<Assembly, string?> ownerOf, IReadOnlySet<Type> entities) =>
        from field in FieldsOf(schema)
        let owner = ownerOf(field.Member!.DeclaringType!.Assembly)
        where owner is not null
        from shown in Shown(field.Member!).SelectMany(Parts).Distinct()
        let other = ownerOf(shown.Assembly)
        where entities.Contains(shown) && other is not null && other != owner
        select new Violation(owner, $"{field.Coordinate} ({field.Member!.DeclaringType!.Name}.{field.Member.Name}) shows {shown.FullName} of {other}", OwnEntities,
            "give its typed id, which the schema turns into a link; or a record of the other's contracts");

    /// <summary>Whether a list field gives a sequence that may still be a query, and says nothing of its length.</summary>
    public static IEnumerable<Violation> OfQueries(Schema schema, Func<Assembly, string?> ownerOf) =>
        from field in FieldsOf(schema)
        let owner = ownerOf(field.Member!.DeclaringType!.Assembly)
        where owner is not null && field is { Source: null, ListSize: null } && field.Type.Nullable is ListType
        where field.Member is MethodInfo method && Parts(method.ReturnType).Any(t => Lazy.Contains(t))
        select new Violation(owner, $"{field.Coordinate} ({field.Member!.DeclaringType!.Name}.{field.Member.Name}) gives a lazy sequence", Bounded,
            "return IQueryable<T> with [UsePaging] or [ListSize(AssumedSize = …)], or a list that was read");

    private static IEnumerable<Field> FieldsOf(Schema schema) =>
        schema.Types.OfType<FieldedType>().Where(t => !t.IsIntrospection).SelectMany(t => t.Fields).Where(f => f.Member?.DeclaringType is not null);

    private static IEnumerable<Type> Shown(MemberInfo member) => member switch
    {
        MethodInfo method => method.GetParameters().Select(p => p.ParameterType).Append(method.ReturnType),
        PropertyInfo property => [property.PropertyType],
        _ => [],
    };

    private static IEnumerable<Type> Parts(Type type) => type switch
    {
        { HasElementType: true } => Parts(type.GetElementType()!),
        { IsGenericType: true } => type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition()),
        _ => [type],
    };
}
