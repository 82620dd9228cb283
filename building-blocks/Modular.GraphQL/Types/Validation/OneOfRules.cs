namespace Modular.GraphQL.Types;

/// <summary>The fields of a OneOf input object can all be left out (section 3.10.1): they are nullable and have no default.</summary>
internal static class OneOfRules
{
    public static void Check(SchemaParts parts, ProblemList problems)
    {
        foreach (var type in SchemaMembers.InputTypes(parts).Where(t => t.IsOneOf))
        {
            foreach (var field in type.Fields)
            {
                if (field.Type.IsNonNull)
                    problems.Add($"{type.Name}.{field.Name}", type.Origin, $"A field of the OneOf input object \"{type.Name}\" must be nullable, as only one is given. Take the exclamation mark off.");
                if (field.DefaultValue is not null)
                    problems.Add($"{type.Name}.{field.Name}", type.Origin, $"A field of the OneOf input object \"{type.Name}\" cannot have a default, as only one is given. Take the default away.");
            }
        }
    }
}
