using System.Reflection;

namespace Modular.Persistence;

/// <summary>Recognises typed ids: value types with one constructor over a single <c>Guid Value</c>.</summary>
internal static class TypedId
{
    public const string ValueName = "Value";

    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>The typed ids that the properties of the assembly's types use, nullable ones included.</summary>
    public static IReadOnlyList<Type> UsedIn(Assembly assembly) =>
        [.. assembly.GetTypes()
            .SelectMany(t => t.GetProperties(Own))
            .Select(p => Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType)
            .Distinct()
            .Where(Is)];

    /// <summary>Whether the type is one.</summary>
    public static bool Is(Type type) =>
        type is { IsValueType: true, IsPrimitive: false, IsEnum: false, IsGenericType: false }
        && type.GetProperties(Own) is [{ Name: ValueName } only]
        && only.PropertyType == typeof(Guid)
        && type.GetConstructor([typeof(Guid)]) is not null;
}
