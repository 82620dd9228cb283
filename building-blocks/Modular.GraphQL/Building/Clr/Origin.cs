using System.Reflection;

namespace Modular.GraphQL.Building;

/// <summary>Names the place in the code that a mistake comes from.</summary>
internal static class Origin
{
    /// <summary>For example <c>Orders.Model.Order.PlacedAt (Orders.dll)</c>.</summary>
    public static string Of(MemberInfo member)
    {
        var owner = member as Type ?? member.DeclaringType!;
        var name = member is Type ? Name(owner) : $"{Name(owner)}.{member.Name}";
        return $"{name} ({owner.Assembly.GetName().Name}.dll)";
    }

    /// <summary>The parameter with its method.</summary>
    public static string Of(ParameterInfo parameter) => $"{parameter.Name} of {Of(parameter.Member)}";

    private static string Name(Type type) => type.IsGenericType
        ? $"{type.Namespace}.{Naming.OfType(type)}"
        : (type.FullName ?? type.Name).Replace('+', '.');
}
