namespace Modular.GraphQL.Types;

/// <summary>Walks what a schema's author has written, without the introspection types.</summary>
internal static class SchemaMembers
{
    /// <summary>The types that rules look at.</summary>
    public static IEnumerable<NamedType> OwnTypes(SchemaParts parts) =>
        parts.Types.Where(t => !Introspection.IntrospectionTypes.All.Contains(t));

    /// <summary>The object and interface types among them.</summary>
    public static IEnumerable<FieldedType> FieldedTypes(SchemaParts parts) => OwnTypes(parts).OfType<FieldedType>();

    /// <summary>The input object types among them.</summary>
    public static IEnumerable<InputObjectType> InputTypes(SchemaParts parts) => OwnTypes(parts).OfType<InputObjectType>();

    /// <summary>Every argument and input field with its place.</summary>
    public static IEnumerable<PlacedInput> Inputs(SchemaParts parts) =>
    [
        .. from type in FieldedTypes(parts)
           from field in type.Fields
           from argument in field.Arguments
           select new PlacedInput(argument, $"{field.Coordinate}({argument.Name}:)", field.Origin ?? type.Origin, "argument"),
        .. from directive in parts.Directives
           from argument in directive.Arguments
           select new PlacedInput(argument, $"@{directive.Name}({argument.Name}:)", null, "argument"),
        .. from type in InputTypes(parts)
           from field in type.Fields
           select new PlacedInput(field, $"{type.Name}.{field.Name}", type.Origin, "input field"),
    ];

    /// <summary>The values that occur more than once.</summary>
    public static IEnumerable<T> Repeated<T>(IEnumerable<T> values) => values.GroupBy(v => v).Where(g => g.Skip(1).Any()).Select(g => g.Key);
}

/// <summary>An argument or input field, its coordinate, where it comes from, and what messages call it.</summary>
internal readonly record struct PlacedInput(InputValue Value, string Coordinate, string? Origin, string Kind);
