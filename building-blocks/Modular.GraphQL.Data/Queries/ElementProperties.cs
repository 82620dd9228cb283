using System.Reflection;
using Modular.GraphQL.Building;
using Modular.GraphQL.Data.Filtering;

namespace Modular.GraphQL.Data.Queries;

/// <summary>The properties that a client may filter and sort by.</summary>
internal static class ElementProperties
{
    /// <summary>
    /// The named properties; for null, every single value and value object that the schema shows as it is stored. What needs a further
    /// permission to be read is left out, as a filter would tell it, and so is what a resolver gives in place of the property.
    /// </summary>
    public static IEnumerable<PropertyInfo> Of(Type element, IReadOnlyList<string>? names, FieldDraft field, SchemaDrafting drafting)
    {
        if (names is null)
        {
            return drafting.FieldsOf(element).Where(f => IsOpen(f, field)).Select(f => f.Member).OfType<PropertyInfo>()
                .Where(p => p.DeclaringType!.IsAssignableFrom(element) && p.SetMethod is not null && IsValue(p.PropertyType));
        }

        return names.Select(n => Find(element, n, field, drafting)).OfType<PropertyInfo>();
    }

    /// <summary>The type of a collection's items; null for what is no collection.</summary>
    public static Type? ItemOf(Type type) => type == typeof(string) ? null
        : type.GetInterfaces().Append(type).FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];

    private static PropertyInfo? Find(Type element, string name, FieldDraft field, SchemaDrafting drafting)
    {
        var property = element.GetProperty(name);
        if (property is null)
            drafting.Report(field, $"{element.Name} has no public property {name}.", "Name the properties as C# does, best with nameof.");
        return property;
    }

    private static bool IsOpen(FieldDraft property, FieldDraft field) => property.Access is null
        || (field.Access is { } access && property.Access.Permissions.All(access.Permissions.Contains));

    private static bool IsValue(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return FilterOperators.For(type) is not null || (type.IsValueType && ItemOf(type) is null);
    }
}
