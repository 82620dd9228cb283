using Modular.GraphQL.Execution;
using Modular.GraphQL.Language;
using Modular.GraphQL.Types;
using static Modular.GraphQL.Introspection.IntrospectionField;

namespace Modular.GraphQL.Introspection;

/// <summary>
/// The types through which a schema describes itself, and the meta-fields that lead to them (section 4). They belong to no
/// schema in particular: every one has the same, over its own types.
/// </summary>
internal static class IntrospectionTypes
{
    private static readonly ScalarType String = BuiltInScalars.String;
    private static readonly ScalarType Boolean = BuiltInScalars.Boolean;

    private static readonly ObjectType SchemaObject = new("__Schema") { Description = "A schema: its types, its directives, and the root type of each kind of operation." };
    private static readonly ObjectType TypeObject = new("__Type") { Description = "A type: a named one, or a list or non-null around another. Its kind says which of its fields have a value." };
    private static readonly ObjectType FieldObject = new("__Field") { Description = "A field of an object or interface type." };
    private static readonly ObjectType InputValueObject = new("__InputValue") { Description = "An argument of a field or directive, or a field of an input object type." };
    private static readonly ObjectType EnumValueObject = new("__EnumValue") { Description = "A value of an enum type." };
    private static readonly ObjectType DirectiveObject = new("__Directive") { Description = "A directive that documents or the schema itself may use." };

    static IntrospectionTypes()
    {
        CompleteSchema();
        CompleteType();
        FieldObject.Complete([
            .. Naming<Field>(f => f.Name, f => f.Description),
            Arguments<Field>("The arguments.", f => f.Arguments),
            Of<Field>("type", TypeObject.NonNull, "The type of the value.", f => f.Type),
            .. Deprecation<Field>(f => f.DeprecationReason),
        ], []);
        InputValueObject.Complete([
            .. Naming<InputValue>(v => v.Name, v => v.Description),
            Of<InputValue>("type", TypeObject.NonNull, "The type of the value.", v => v.Type),
            Of<InputValue>("defaultValue", String, "The value where none is given, as a literal; null where there is no default.",
                v => v.DefaultValue is { } value ? SyntaxPrinter.Print(value) : null),
            .. Deprecation<InputValue>(v => v.DeprecationReason),
        ], []);
        EnumValueObject.Complete([
            .. Naming<EnumValue>(v => v.Name, v => v.Description),
            .. Deprecation<EnumValue>(v => v.DeprecationReason),
        ], []);
        DirectiveObject.Complete([
            .. Naming<DirectiveDefinition>(d => d.Name, d => d.Description),
            Of<DirectiveDefinition>("isRepeatable", Boolean.NonNull, "Whether it may stand several times at one place.", d => d.IsRepeatable),
            Of<DirectiveDefinition>("locations", IntrospectionEnums.DirectiveLocation.NonNull.List.NonNull, "Where it may stand.", d => d.Locations),
            Arguments<DirectiveDefinition>("The arguments.", d => d.Arguments),
        ], []);
    }

    /// <summary>All of them, in the order of their names.</summary>
    public static IReadOnlyList<NamedType> All { get; } =
        [DirectiveObject, IntrospectionEnums.DirectiveLocation, EnumValueObject, FieldObject, InputValueObject, SchemaObject, TypeObject, IntrospectionEnums.TypeKind];

    /// <summary><c>__typename</c>, <c>__schema</c> and <c>__type</c> (section 4.4).</summary>
    public static MetaFields MetaFields { get; } = new(
        new("__typename", String.NonNull)
        {
            Description = "The name of the object's type.",
            Resolver = new TypeNameResolver(),
        },
        new("__schema", SchemaObject.NonNull)
        {
            Description = "The schema.",
            Resolver = new RowResolver(context => new(context.Request.Schema)),
        },
        new("__type", TypeObject, [new("name", String.NonNull) { Description = "The name of the type." }])
        {
            Description = "The type of that name, or null.",
            Resolver = new RowResolver(context => new(context.Request.Schema.FindType((string)context.Arguments[0]!))),
        });

    private static void CompleteSchema() => SchemaObject.Complete([
        Of<Schema>("description", String, "The description in Markdown, or null.", s => s.Description),
        Of<Schema>("types", TypeObject.NonNull.List.NonNull, "All named types.", s => s.Types),
        Of<Schema>("queryType", TypeObject.NonNull, "The root type of queries.", s => s.Query),
        Of<Schema>("mutationType", TypeObject, "The root type of mutations; null where there are none.", s => s.Mutation),
        Of<Schema>("subscriptionType", TypeObject, "The root type of subscriptions; null where there are none.", s => s.Subscription),
        Of<Schema>("directives", DirectiveObject.NonNull.List.NonNull, "All directives.", s => s.Directives),
    ], []);

    private static void CompleteType() => TypeObject.Complete([
        Of<SchemaType>("kind", IntrospectionEnums.TypeKind.NonNull, "The kind of type.", t => t.Kind),
        Of<SchemaType>("name", String, "The name; null for lists and non-nulls.", t => (t as NamedType)?.Name),
        Of<SchemaType>("description", String, "The description in Markdown, or null.", t => (t as NamedType)?.Description),
        Of<SchemaType>("specifiedByURL", String, "The address of a custom scalar's specification, or null.", t => (t as ScalarType)?.SpecifiedBy),
        List<SchemaType, Field>("fields", FieldObject.NonNull.List, "The fields of an object or interface type.", t => (t as FieldedType)?.Fields, f => f.DeprecationReason),
        Of<SchemaType>("interfaces", TypeObject.NonNull.List, "The interfaces that an object or interface type implements.", t => (t as FieldedType)?.Interfaces),
        Of<SchemaType>("possibleTypes", TypeObject.NonNull.List, "The object types that a value of an interface or union type may have.",
            t => (t as InterfaceType)?.Implementations ?? (t as UnionType)?.Members),
        List<SchemaType, EnumValue>("enumValues", EnumValueObject.NonNull.List, "The values of an enum type.", t => (t as EnumType)?.Values, v => v.DeprecationReason),
        List<SchemaType, InputValue>("inputFields", InputValueObject.NonNull.List, "The fields of an input object type.", t => (t as InputObjectType)?.Fields, v => v.DeprecationReason),
        Of<SchemaType>("ofType", TypeObject, "The type inside a list or non-null.", t => (t as ListType)?.Item ?? (t as NonNullType)?.Nullable),
        Of<SchemaType>("isOneOf", Boolean, "Whether exactly one field of an input object type must be given; null for other kinds.", t => (t as InputObjectType)?.IsOneOf),
    ], []);

    private static Field Arguments<T>(string description, Func<T, IReadOnlyList<InputValue>> read) where T : class =>
        List<T, InputValue>("args", InputValueObject.NonNull.List.NonNull, description, read, a => a.DeprecationReason);
}
