using System.Collections.Frozen;

namespace Modular.GraphQL.Types;

/// <summary>Fields have output types, arguments and input fields have input types (section 3.4.2), and all of them are types of the schema.</summary>
internal static class TypeUseRules
{
    public static void Check(SchemaParts parts, ProblemList problems)
    {
        var known = parts.Types.ToFrozenSet();
        foreach (var (field, type) in SchemaMembers.FieldedTypes(parts).SelectMany(t => t.Fields, (t, f) => (f, t)))
        {
            if (!field.Type.IsOutput)
            {
                problems.Add(field.Coordinate, field.Origin ?? type.Origin,
                    $"The field's type \"{field.Type}\" is an input object type. Use an object, interface, union, enum or scalar type.");
            }

            CheckKnown(field.Type, field.Coordinate, field.Origin ?? type.Origin);
        }

        foreach (var input in SchemaMembers.Inputs(parts))
        {
            if (!input.Value.Type.IsInput)
            {
                problems.Add(input.Coordinate, input.Origin,
                    $"The {input.Kind}'s type \"{input.Value.Type}\" is an output type. Use a scalar, enum or input object type.");
            }

            CheckKnown(input.Value.Type, input.Coordinate, input.Origin);
        }

        foreach (var type in SchemaMembers.FieldedTypes(parts))
        {
            foreach (var implemented in type.Interfaces)
                CheckKnown(implemented, type.Name, type.Origin);
        }

        foreach (var type in parts.Types.OfType<UnionType>())
        {
            foreach (var member in type.Members)
                CheckKnown(member, type.Name, type.Origin);
        }

        void CheckKnown(SchemaType type, string coordinate, string? origin)
        {
            if (!known.Contains(type.Named))
                problems.Add(coordinate, origin, $"The type \"{type.Named.Name}\" is used here but is not among the types of the schema. Add it.");
        }
    }
}
