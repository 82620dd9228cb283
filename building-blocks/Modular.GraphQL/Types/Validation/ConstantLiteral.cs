using Modular.GraphQL.Language;

namespace Modular.GraphQL.Types;

/// <summary>Checks literals of schemas, without variables, against input types (input coercion of sections 3.5 to 3.12).</summary>
internal static class ConstantLiteral
{
    /// <summary>What is wrong with the literal, each as a sentence; empty where it is of the type.</summary>
    public static IEnumerable<string> Mistakes(ValueNode literal, SchemaType type)
    {
        switch (type)
        {
            case NonNullType nonNull when literal is not NullValueNode:
                return Mistakes(literal, nonNull.Nullable);
            case NonNullType:
                return [Mismatch(literal, type)];
            case var _ when literal is NullValueNode:
                return [];
            case ListType list when literal is ListValueNode items:
                return items.Items.SelectMany(item => Mistakes(item, list.Item));
            case ListType list:
                return Mistakes(literal, list.Item);
            case InputObjectType input when literal is ObjectValueNode value:
                return ObjectMistakes(value, input);
            case EnumType @enum when literal is EnumValueNode name && @enum.Find(name.Value) is not null:
                return [];
            case ScalarType scalar when literal is not VariableNode && scalar.TryParseLiteral(literal, out _):
                return RepeatedFields(literal);
            default:
                return [Mismatch(literal, type)];
        }
    }

    private static IEnumerable<string> ObjectMistakes(ObjectValueNode value, InputObjectType type)
    {
        foreach (var mistake in RepeatedNames(value))
            yield return mistake;
        foreach (var given in value.Fields)
        {
            if (type.Find(given.Name.Value) is not { } field)
            {
                yield return $"\"{type.Name}\" has no field \"{given.Name.Value}\".";
                continue;
            }

            foreach (var mistake in Mistakes(given.Value, field.Type))
                yield return mistake;
        }

        foreach (var field in type.Fields.Where(f => f.IsRequired && value.Fields.All(g => g.Name.Value != f.Name)))
            yield return $"the required field \"{type.Name}.{field.Name}\" is missing.";
        if (type.IsOneOf && value.Fields is not [{ Value: not NullValueNode }])
            yield return $"\"{type.Name}\" needs exactly one field, and not null.";
    }

    // A scalar may take any literal; in none of them a field stands twice (section 5.6.3).
    private static IEnumerable<string> RepeatedFields(ValueNode literal) => literal switch
    {
        ListValueNode list => list.Items.SelectMany(RepeatedFields),
        ObjectValueNode value => RepeatedNames(value).Concat(value.Fields.SelectMany(f => RepeatedFields(f.Value))),
        _ => [],
    };

    private static IEnumerable<string> RepeatedNames(ObjectValueNode value) =>
        SchemaMembers.Repeated(value.Fields.Select(f => f.Name.Value)).Select(name => $"the field \"{name}\" is given more than once.");

    private static string Mismatch(ValueNode literal, SchemaType type) => $"{SyntaxPrinter.Print(literal)} is not a value of \"{type}\".";
}
