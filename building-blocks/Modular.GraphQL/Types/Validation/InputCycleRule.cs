namespace Modular.GraphQL.Types;

/// <summary>
/// Input objects do not require each other in a circle, which no finite value could satisfy (section 3.10, Circular References).
/// A OneOf input object requires one of its fields: the September 2025 edition does not say so yet, but no value could be given either.
/// </summary>
internal static class InputCycleRule
{
    public static void Check(SchemaParts parts, ProblemList problems)
    {
        var finite = FiniteTypes([.. SchemaMembers.InputTypes(parts)]);
        var done = new HashSet<InputObjectType>();
        var path = new List<(InputObjectType Type, InputValue Field)>();
        foreach (var type in SchemaMembers.InputTypes(parts))
            Visit(type);

        void Visit(InputObjectType type)
        {
            var start = path.FindIndex(step => step.Type == type);
            if (start >= 0)
            {
                var circle = path[start..];
                problems.Add($"{circle[0].Type.Name}.{circle[0].Field.Name}", type.Origin,
                    $"The fields {string.Join(", ", circle.Select(s => $"{s.Type.Name}.{s.Field.Name}"))} require each other in a circle, so that no value can be given. {(circle.Exists(s => s.Type.IsOneOf) ? "Give the OneOf input object another field" : "Make one of them nullable")}.");
                return;
            }

            if (finite.Contains(type) || done.Contains(type))
                return;
            foreach (var field in type.Fields)
            {
                if (Required(type, field) is not { } next)
                    continue;
                path.Add((type, field));
                Visit(next);
                path.RemoveAt(path.Count - 1);
            }

            done.Add(type);
        }
    }

    // Grows from the types that need no others, until nothing more is added.
    private static HashSet<InputObjectType> FiniteTypes(IReadOnlyList<InputObjectType> types)
    {
        var finite = new HashSet<InputObjectType>();
        for (var before = -1; before != finite.Count;)
        {
            before = finite.Count;
            finite.UnionWith(types.Where(type => type.IsOneOf ? type.Fields.Any(Ends(type)) : type.Fields.All(Ends(type))));
        }

        return finite;

        Func<InputValue, bool> Ends(InputObjectType type) => field => Required(type, field) is not { } next || finite.Contains(next);
    }

    // The input object without which the field cannot be given; null where a list, a null or a leaf will do.
    private static InputObjectType? Required(InputObjectType type, InputValue field) =>
        (type.IsOneOf ? field.Type.Nullable : (field.Type as NonNullType)?.Nullable) as InputObjectType;
}
