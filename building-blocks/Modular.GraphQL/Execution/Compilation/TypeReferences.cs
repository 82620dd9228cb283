using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>Finds the schema's type for a type reference of a document.</summary>
internal static class TypeReferences
{
    /// <summary>The type, or null where the schema has none of that name.</summary>
    public static SchemaType? Resolve(Schema schema, TypeNode node) => node switch
    {
        NamedTypeNode named => schema.FindType(named.Name.Value),
        ListTypeNode list => Resolve(schema, list.Item)?.List,
        NonNullTypeNode nonNull => Resolve(schema, nonNull.Nullable)?.NonNull,
        _ => null,
    };
}
