namespace Modular.GraphQL.Types;

/// <summary>The names in <c>@listSize</c> lead to arguments of the field that are integers or lists, and to lists below it (GraphQL Cost Directives, the list size directive).</summary>
internal static class ListSizeRules
{
    public static void Check(SchemaParts parts, ProblemList problems)
    {
        foreach (var field in SchemaMembers.FieldedTypes(parts).SelectMany(t => t.Fields))
        {
            if (field.ListSize is not { } size)
                continue;
            foreach (var name in size.SlicingArguments)
            {
                if (field.FindArgument(name)?.Type.Nullable is not (IntScalar or ListType))
                    problems.Add(field.Coordinate, field.Origin, $"The list size names the slicing argument \"{name}\", and the field has no argument of that name that is an Int or a list. Correct the name.");
            }

            foreach (var name in size.SizedFields)
            {
                if ((field.Type.Named as FieldedType)?.Find(name)?.Type.Nullable is not ListType)
                    problems.Add(field.Coordinate, field.Origin, $"The list size names the sized field \"{name}\", and {field.Type.Named} has no list of that name. Correct the name.");
            }
        }
    }
}
