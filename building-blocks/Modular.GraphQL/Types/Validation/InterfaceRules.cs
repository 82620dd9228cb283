namespace Modular.GraphQL.Types;

/// <summary>A type that declares an interface has all that the interface has (IsValidImplementation, section 3.6.1).</summary>
internal static class InterfaceRules
{
    public static void Check(SchemaParts parts, ProblemList problems)
    {
        foreach (var type in SchemaMembers.FieldedTypes(parts))
        {
            foreach (var repeated in SchemaMembers.Repeated(type.Interfaces))
                problems.Add(type.Name, type.Origin, $"The type declares the interface \"{repeated.Name}\" more than once. Declare it once.");
            foreach (var implemented in type.Interfaces.Distinct())
                CheckImplementation(type, implemented, problems);
        }
    }

    private static void CheckImplementation(FieldedType type, InterfaceType implemented, ProblemList problems)
    {
        if (ReferenceEquals(type, implemented))
        {
            problems.Add(type.Name, type.Origin, "The interface implements itself. Take it off its own list.");
            return;
        }

        foreach (var inherited in implemented.Interfaces.Where(i => !type.Implements(i)))
        {
            if (!ReferenceEquals(inherited, type))
                problems.Add(type.Name, type.Origin, $"The type must also implement \"{inherited.Name}\", because \"{implemented.Name}\" does. Add it to the list of interfaces.");
            else if (string.CompareOrdinal(type.Name, implemented.Name) < 0) // Both sides come by; one report is enough.
                problems.Add(type.Name, type.Origin, $"The interfaces \"{type.Name}\" and \"{implemented.Name}\" implement each other. Take one off the other's list.");
        }

        foreach (var required in implemented.Fields)
        {
            if (type.Find(required.Name) is { } field)
                CheckField(field, required, field.Origin ?? type.Origin, problems);
            else
                problems.Add(type.Name, type.Origin, $"The field \"{required.Name}: {required.Type}\" of the interface \"{implemented.Name}\" is missing. Add it.");
        }
    }

    private static void CheckField(Field field, Field required, string? origin, ProblemList problems)
    {
        if (!Schema.IsSubType(field.Type, required.Type))
            problems.Add(field.Coordinate, origin, $"The type \"{field.Type}\" is not a subtype of \"{required.Type}\", as {required.Coordinate} has it. Return that type or a narrower one.");
        if (field.DeprecationReason is not null && required.DeprecationReason is null)
            problems.Add(field.Coordinate, origin, $"The field is deprecated, but {required.Coordinate} is not. Deprecate that one too, or neither.");
        foreach (var argument in required.Arguments)
        {
            if (field.FindArgument(argument.Name) is not { } own)
                problems.Add(field.Coordinate, origin, $"The argument \"{argument}\" of {required.Coordinate} is missing. Add it.");
            else if (!ReferenceEquals(own.Type, argument.Type))
                problems.Add($"{field.Coordinate}({own.Name}:)", origin, $"The type \"{own.Type}\" differs from \"{argument.Type}\", as {required.Coordinate} has it. Use the same type.");
        }

        foreach (var extra in field.Arguments.Where(a => a.IsRequired && required.FindArgument(a.Name) is null))
        {
            problems.Add($"{field.Coordinate}({extra.Name}:)", origin,
                $"The argument is required, but {required.Coordinate} does not have it. Make it nullable or give it a default.");
        }
    }
}
