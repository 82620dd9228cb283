using Modular.GraphQL.Building;

namespace Modular.GraphQL.Types;

/// <summary>Names are well formed, not reserved, and unique among their siblings (sections 2.1.9, 3 and 4.1).</summary>
internal static class NameRules
{
    public static void Check(SchemaParts parts, ProblemList problems)
    {
        foreach (var type in SchemaMembers.OwnTypes(parts))
            CheckName(type.Name, type.Name, type.Origin, "type", problems);
        foreach (var directive in parts.Directives)
            CheckName(directive.Name, $"@{directive.Name}", null, "directive", problems);
        foreach (var (field, type) in SchemaMembers.FieldedTypes(parts).SelectMany(t => t.Fields, (t, f) => (f, t)))
            CheckName(field.Name, field.Coordinate, field.Origin ?? type.Origin, "field", problems);
        foreach (var (value, type) in parts.Types.OfType<EnumType>().Except(Introspection.IntrospectionTypes.All.OfType<EnumType>()).SelectMany(t => t.Values, (t, v) => (v, t)))
            CheckEnumValue(value.Name, $"{type.Name}.{value.Name}", type.Origin, problems);
        foreach (var input in SchemaMembers.Inputs(parts))
            CheckName(input.Value.Name, input.Coordinate, input.Origin, input.Kind, problems);

        CheckTypesUnique(parts, problems);
        Unique(parts.Directives.Select(d => d.Name), name => $"@{name}", null, "directives", problems);
        foreach (var type in SchemaMembers.OwnTypes(parts))
            CheckMembersUnique(type, problems);
        foreach (var directive in parts.Directives)
            Unique(directive.Arguments.Select(a => a.Name), name => $"@{directive.Name}({name}:)", null, "arguments", problems);
    }

    private static void CheckName(string name, string coordinate, string? origin, string kind, ProblemList problems)
    {
        if (!Naming.IsName(name))
            problems.Add(coordinate, origin, $"The {kind} name \"{name}\" is not a GraphQL name. Use letters, digits and underscores, and no digit first.");
        else if (name.StartsWith("__", StringComparison.Ordinal))
            problems.Add(coordinate, origin, $"The {kind} name \"{name}\" is reserved for introspection. Choose one that does not begin with two underscores.");
    }

    private static void CheckEnumValue(string name, string coordinate, string? origin, ProblemList problems)
    {
        if (name is "true" or "false" or "null")
            problems.Add(coordinate, origin, $"An enum value cannot be named \"{name}\", as that is a literal of its own. Choose another name.");
        else
            CheckName(name, coordinate, origin, "enum value", problems);
    }

    private static void CheckTypesUnique(SchemaParts parts, ProblemList problems)
    {
        foreach (var group in SchemaMembers.OwnTypes(parts).GroupBy(t => t.Name).Where(g => g.Skip(1).Any()))
            problems.Add(group.Key, string.Join(" and ", group.Select(t => t.Origin).OfType<string>()) is { Length: > 0 } origins ? origins : null,
                $"{group.Count()} types are named \"{group.Key}\". Rename all but one.");
        foreach (var type in SchemaMembers.OwnTypes(parts).Where(t => BuiltInScalars.Specified.Any(s => s.Name == t.Name && s != t)))
            problems.Add(type.Name, type.Origin, $"\"{type.Name}\" is a scalar of the specification. Choose another name.");
    }

    private static void CheckMembersUnique(NamedType type, ProblemList problems)
    {
        var (names, kind) = type switch
        {
            FieldedType t => (t.Fields.Select(f => f.Name), "fields"),
            InputObjectType t => (t.Fields.Select(f => f.Name), "input fields"),
            EnumType t => (t.Values.Select(v => v.Name), "enum values"),
            _ => ([], ""),
        };
        Unique(names, name => $"{type.Name}.{name}", type.Origin, kind, problems);
        foreach (var field in (type as FieldedType)?.Fields ?? [])
            Unique(field.Arguments.Select(a => a.Name), name => $"{field.Coordinate}({name}:)", field.Origin ?? type.Origin, "arguments", problems);
    }

    private static void Unique(IEnumerable<string> names, Func<string, string> coordinate, string? origin, string kind, ProblemList problems)
    {
        foreach (var name in SchemaMembers.Repeated(names))
            problems.Add(coordinate(name), origin, $"Several {kind} are named \"{name}\". Rename all but one.");
    }
}
