namespace Modular.GraphQL.Types;

/// <summary>Input objects do not require each other in a circle, which no finite value could satisfy (section 3.10, Circular References).</summary>
internal static class InputCycleRule
{
    public static void Check(SchemaParts parts, ProblemList problems)
    {
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
                    $"The fields {string.Join(", ", circle.Select(s => $"{s.Type.Name}.{s.Field.Name}"))} require each other in a circle, so that no value can be given. Make one of them nullable.");
                return;
            }

            if (done.Contains(type))
                return;
            foreach (var field in type.Fields)
            {
                if (field.Type is not NonNullType { Nullable: InputObjectType next })
                    continue;
                path.Add((type, field));
                Visit(next);
                path.RemoveAt(path.Count - 1);
            }

            done.Add(type);
        }
    }
}
