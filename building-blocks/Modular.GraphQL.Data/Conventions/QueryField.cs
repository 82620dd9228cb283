using Modular.GraphQL.Building;

namespace Modular.GraphQL.Data.Conventions;

/// <summary>What the conventions have in common: they stand on fields that give a query.</summary>
internal static class QueryField
{
    /// <summary>The elements of the field's query; null, and a mistake reported, where the field gives none.</summary>
    public static Type? ElementOf(FieldDraft field, string attribute, SchemaDrafting drafting)
    {
        var query = field.RuntimeType.GetInterfaces().Append(field.RuntimeType)
            .FirstOrDefault(t => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(IQueryable<>));
        if (field.IsBatch || query?.GetGenericArguments() is not [{ IsClass: true } element])
        {
            drafting.Report(field, $"[{attribute}] stands on a field that gives no query of objects.",
                "Return IQueryable<T>, where T is a class, for one parent at a time.");
            return null;
        }

        return element;
    }

    /// <summary>Makes the part of a convention that knows the element's C# type.</summary>
    public static TPart Typed<TPart>(Type open, Type element, params object?[] arguments) =>
        (TPart)Activator.CreateInstance(open.MakeGenericType(element), arguments)!;

    /// <summary>The query that the rest of the pipeline gives; null where the resolver gave null.</summary>
    public static IQueryable<T>? Query<T>(object? value) => (IQueryable<T>?)value;
}

/// <summary>The middleware of a convention over one type of element.</summary>
internal interface IQueryMiddleware
{
    /// <summary>Puts itself around the rest of the pipeline.</summary>
    FieldNext Around(FieldNext next);
}
