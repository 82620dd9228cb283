using Modular.GraphQL.Building;
using Modular.GraphQL.Types;
using Location = Modular.GraphQL.Types.DirectiveLocation;
using Kind = Modular.GraphQL.Types.TypeKind;

namespace Modular.GraphQL.Introspection;

/// <summary>The enum types of introspection (section 4.2).</summary>
internal static class IntrospectionEnums
{
    /// <summary><c>__TypeKind</c>.</summary>
    public static EnumType TypeKind { get; } = new("__TypeKind", [
        Value(Kind.Scalar, "A scalar: a single value such as a string or a number."),
        Value(Kind.Object, "An object type: `fields` and `interfaces` have values."),
        Value(Kind.Interface, "An interface type: `fields`, `interfaces` and `possibleTypes` have values."),
        Value(Kind.Union, "A union type: `possibleTypes` has a value."),
        Value(Kind.Enum, "An enum type: `enumValues` has a value."),
        Value(Kind.InputObject, "An input object type: `inputFields` and `isOneOf` have values."),
        Value(Kind.List, "A list: `ofType` is the type of its items."),
        Value(Kind.NonNull, "A non-null: `ofType` is the type that is never null."),
    ])
    {
        Description = "The kinds of type.",
    };

    /// <summary><c>__DirectiveLocation</c>.</summary>
    public static EnumType DirectiveLocation { get; } = new("__DirectiveLocation", [
        Value(Location.Query, "A query."),
        Value(Location.Mutation, "A mutation."),
        Value(Location.Subscription, "A subscription."),
        Value(Location.Field, "A selected field."),
        Value(Location.FragmentDefinition, "The definition of a fragment."),
        Value(Location.FragmentSpread, "The use of a fragment."),
        Value(Location.InlineFragment, "A fragment written in place."),
        Value(Location.VariableDefinition, "The definition of a variable."),
        Value(Location.Schema, "The definition of the schema."),
        Value(Location.Scalar, "The definition of a scalar."),
        Value(Location.Object, "The definition of an object type."),
        Value(Location.FieldDefinition, "The definition of a field."),
        Value(Location.ArgumentDefinition, "The definition of an argument."),
        Value(Location.Interface, "The definition of an interface type."),
        Value(Location.Union, "The definition of a union type."),
        Value(Location.Enum, "The definition of an enum type."),
        Value(Location.EnumValue, "The definition of an enum value."),
        Value(Location.InputObject, "The definition of an input object type."),
        Value(Location.InputFieldDefinition, "The definition of a field of an input object type."),
    ])
    {
        Description = "The places where directives may stand.",
    };

    /// <summary>The location of that name, which the parser has checked.</summary>
    public static Location LocationOf(string name) =>
        (Location)(DirectiveLocation.Find(name) ?? throw new ArgumentException($"\"{name}\" is no directive location.", nameof(name))).Value;

    private static EnumValue Value<T>(T value, string description) where T : struct, Enum =>
        new(Naming.UpperSnake(value.ToString()), value) { Description = description };
}
