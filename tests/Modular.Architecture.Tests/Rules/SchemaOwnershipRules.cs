using System.Reflection;
using Modular.GraphQL;
using Modular.GraphQL.Types;

namespace Modular.Architecture.Tests.Rules;

/// <summary>A field of the schema with the modules that its type and the field itself come from; null where that is a building block.</summary>
internal sealed record OwnedField(string Type, string? TypeOwner, string Field, string? FieldOwner);

/// <summary>
/// Rule 9: a module extends only types of modules that it depends on. That no type and no root field has two owners is held
/// by the schema builder itself, which refuses the second.
/// </summary>
internal static class SchemaOwnershipRules
{
    private const string Extends = "a module extends only types of modules that it depends on";

    /// <summary>Whether each field stands on its own module's type or on one of a module that DependsOn names.</summary>
    public static IEnumerable<Violation> OfExtensions(IReadOnlyList<OwnedField> fields, IReadOnlyDictionary<string, IReadOnlyList<string>> dependsOn) =>
        from field in fields
        where field.FieldOwner is not null && field.TypeOwner is not null && field.TypeOwner != field.FieldOwner
        where !dependsOn[field.FieldOwner!].Contains(field.TypeOwner!)
        select new Violation(field.FieldOwner!, $"it adds {field.Type}.{field.Field} to a type of {field.TypeOwner}", Extends,
            $"name \"{field.TypeOwner}\" in DependsOn, or let {field.TypeOwner} add the field");

    /// <summary>The fields of a schema with their owners. Root types belong to nobody.</summary>
    public static IReadOnlyList<OwnedField> FieldsOf(Schema schema, Func<Assembly, string?> ownerOf)
    {
        NamedType?[] roots = [schema.Query, schema.Mutation, schema.Subscription];
        return [.. from type in schema.Types.OfType<ObjectType>()
                   where !type.IsIntrospection && !roots.Contains(type)
                   from field in type.Fields
                   // What extends an interface of a building block, or of a module's contracts, is asked for by the type itself, which implements it.
                   where !ExtendsInterface(field.Member?.DeclaringType)
                   select new OwnedField(type.Name, OwnerOf(type.ClrType, ownerOf), field.Name, OwnerOf(field.Member?.DeclaringType, ownerOf))];
    }

    private static bool ExtendsInterface(Type? @class) => @class?.GetCustomAttributes().Select(a => a.GetType())
        .Any(a => a.IsGenericType && a.GetGenericTypeDefinition() == typeof(ExtendObjectTypeAttribute<>) && a.GetGenericArguments()[0] is { IsInterface: true } face
            && face.Assembly.GetName().Name! is var assembly
            && (assembly.StartsWith("Modular.", StringComparison.Ordinal) || assembly.EndsWith(".Contracts", StringComparison.Ordinal))) == true;

    private static string? OwnerOf(Type? type, Func<Assembly, string?> ownerOf) => type is null ? null : ownerOf(type.Assembly);
}
