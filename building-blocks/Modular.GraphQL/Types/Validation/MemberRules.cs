namespace Modular.GraphQL.Types;

/// <summary>Types have members (sections 3.6 to 3.10): fields, member types or values; unions name each member once; object fields have a resolver.</summary>
internal static class MemberRules
{
    public static void Check(SchemaParts parts, ProblemList problems)
    {
        foreach (var type in SchemaMembers.OwnTypes(parts))
        {
            var (count, kind, member) = type switch
            {
                ObjectType t => (t.Fields.Count, "object type", "field"),
                InterfaceType t => (t.Fields.Count, "interface type", "field"),
                InputObjectType t => (t.Fields.Count, "input object type", "input field"),
                UnionType t => (t.Members.Count, "union type", "member type"),
                EnumType t => (t.Values.Count, "enum type", "value"),
                _ => (1, "", ""),
            };
            if (count == 0)
                problems.Add(type.Name, type.Origin, $"The {kind} \"{type.Name}\" has no {member}. Give it at least one.");
            if (type is UnionType union)
                CheckUnion(union, problems);
            if (type is ObjectType fielded)
                CheckResolvers(fielded, problems);
        }
    }

    private static void CheckUnion(UnionType union, ProblemList problems)
    {
        foreach (var member in SchemaMembers.Repeated(union.Members))
            problems.Add(union.Name, union.Origin, $"The union \"{union.Name}\" names its member \"{member.Name}\" more than once. Name it once.");
    }

    private static void CheckResolvers(ObjectType type, ProblemList problems)
    {
        foreach (var field in type.Fields.Where(f => f.Resolver is null))
            problems.Add(field.Coordinate, field.Origin ?? type.Origin, "The field has no resolver. Give it one: only fields of interface types go without.");
    }
}
