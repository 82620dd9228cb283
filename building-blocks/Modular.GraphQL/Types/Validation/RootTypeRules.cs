namespace Modular.GraphQL.Types;

/// <summary>There is a query root, and the root types are different ones (section 3.3.1). That they are object types, their C# type says.</summary>
internal static class RootTypeRules
{
    public static void Check(SchemaParts parts, ProblemList problems)
    {
        if (parts.Query is null)
            problems.Add("", null, "The schema has no query root. Define the object type \"Query\", with at least one field.");
        (string Operation, ObjectType? Type)[] roots = [("query", parts.Query), ("mutation", parts.Mutation), ("subscription", parts.Subscription)];
        foreach (var group in roots.Where(r => r.Type is not null).GroupBy(r => r.Type!).Where(g => g.Skip(1).Any()))
        {
            problems.Add(group.Key.Name, group.Key.Origin,
                $"\"{group.Key.Name}\" is the root type of {string.Join(" and ", group.Select(r => r.Operation))}. Give each operation a type of its own.");
        }

        foreach (var (operation, type) in roots.Where(r => r.Type is not null && !parts.Types.Contains(r.Type)))
            problems.Add(type!.Name, type.Origin, $"The root type of {operation} is not among the types of the schema. Add it.");
    }
}
