using System.Reflection;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Building;

/// <summary>What the dialect's attributes say about a member.</summary>
internal static class Attributes
{
    public static bool Has<T>(this ICustomAttributeProvider member) where T : Attribute => member.IsDefined(typeof(T), true);

    public static T? Get<T>(this ICustomAttributeProvider member) where T : Attribute =>
        member.GetCustomAttributes(typeof(T), true).FirstOrDefault() as T;

    public static string? GivenName(this ICustomAttributeProvider member) => member.Get<GraphQLNameAttribute>()?.Name;

    /// <summary>The type arguments of a generic attribute such as <see cref="ObjectTypeAttribute{T}"/>.</summary>
    public static IEnumerable<Type> TypeArguments(this ICustomAttributeProvider member, Type openAttribute) =>
        member.GetCustomAttributes(true).Select(a => a.GetType())
            .Where(t => t.IsGenericType && t.GetGenericTypeDefinition() == openAttribute)
            .Select(t => t.GetGenericArguments()[0]);

    public static string? DeprecationReason(this ICustomAttributeProvider member) =>
        member.Get<GraphQLDeprecatedAttribute>()?.Reason
        ?? (member.Get<ObsoleteAttribute>() is { } obsolete ? obsolete.Message ?? BuiltInDirectives.DefaultDeprecationReason : null);

    /// <summary>Who may use the member: what its classes ask for and what it asks for itself, unless it is opened to all.</summary>
    public static FieldAccess? Access(MemberInfo member, params IEnumerable<Type> owners)
    {
        if (member.Has<AllowAnonymousAttribute>())
            return null;
        var asked = owners.Where(o => !o.Has<AllowAnonymousAttribute>()).Append(member)
            .SelectMany(m => m.GetCustomAttributes<AuthorizeAttribute>(true)).ToList();
        return asked.Count == 0 ? null : new FieldAccess([.. asked.Select(a => a.Permission).OfType<string>().Distinct()]);
    }

    /// <summary>Whether the type is a typed id, such as <c>MerchantId</c>.</summary>
    public static bool IsTypedId(this Type type) => type.IsValueType && type.Has<NodeAttribute>();
}
