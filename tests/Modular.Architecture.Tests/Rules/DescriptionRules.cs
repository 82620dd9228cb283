using Modular.GraphQL.Types;

namespace Modular.Architecture.Tests.Rules;

/// <summary>Rule 12: the schema explains itself.</summary>
internal static class DescriptionRules
{
    private const string Described = "every type, field, argument, enum value and directive has a description";
    private const string Reasoned = "every deprecation says why and what to use instead";

    /// <summary>Everything without a description, and every deprecation without a reason, by coordinate (section 3.14).</summary>
    public static IEnumerable<Violation> Of(Schema schema)
    {
        foreach (var (coordinate, origin, description, deprecation) in Elements(schema))
        {
            if (string.IsNullOrWhiteSpace(description))
                yield return new(origin ?? "schema", coordinate, Described, "write an XML summary: value, unit, shape, when it is null, which errors can come");
            if (deprecation is not null && (string.IsNullOrWhiteSpace(deprecation) || deprecation == "No longer supported"))
                yield return new(origin ?? "schema", coordinate, Reasoned, "write the reason into [Obsolete] or [GraphQLDeprecated]");
        }
    }

    private static IEnumerable<(string Coordinate, string? Origin, string? Description, string? Deprecation)> Elements(Schema schema)
    {
        foreach (var type in schema.Types.Where(t => !t.IsIntrospection))
        {
            yield return (type.Name, type.Origin, type.Description, null);
            foreach (var element in ElementsOf(type))
                yield return element;
        }

        foreach (var directive in schema.Directives)
        {
            yield return ($"@{directive.Name}", null, directive.Description, null);
            foreach (var argument in directive.Arguments)
                yield return ($"@{directive.Name}({argument.Name}:)", null, argument.Description, argument.DeprecationReason);
        }
    }

    private static IEnumerable<(string, string?, string?, string?)> ElementsOf(NamedType type) => type switch
    {
        FieldedType fielded => fielded.Fields.SelectMany(f => f.Arguments
            .Select(a => ($"{f.Coordinate}({a.Name}:)", f.Origin, a.Description, a.DeprecationReason))
            .Prepend((f.Coordinate, f.Origin, f.Description, f.DeprecationReason))),
        InputObjectType input => input.Fields.Select(f => ($"{type.Name}.{f.Name}", type.Origin, f.Description, f.DeprecationReason)),
        EnumType values => values.Values.Select(v => ($"{type.Name}.{v.Name}", type.Origin, v.Description, v.DeprecationReason)),
        _ => [],
    };
}
