using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Building;

/// <summary>Turns a schema back into type system definitions.</summary>
internal static class SchemaSyntax
{
    /// <summary>The document that defines the schema.</summary>
    public static DocumentNode Of(Schema schema) => new(ReadOnlyMemory<byte>.Empty,
    [
        .. SchemaDefinition(schema),
        .. schema.Directives.Where(d => !d.IsBuiltIn).OrderBy(d => d.Name, StringComparer.Ordinal).Select(Directive),
        .. schema.Types.Where(t => !t.IsIntrospection && !BuiltInScalars.Specified.Contains(t)).OrderBy(t => t.Name, StringComparer.Ordinal).Select(Type),
    ]);

    // Left out where the default names say it all (section 3.3.1).
    private static IEnumerable<DefinitionNode> SchemaDefinition(Schema schema)
    {
        (OperationKind Kind, ObjectType? Type)[] roots =
            [(OperationKind.Query, schema.Query), (OperationKind.Mutation, schema.Mutation), (OperationKind.Subscription, schema.Subscription)];
        if (schema.Description is null && roots.All(r => schema.FindType(r.Kind.ToString()) as ObjectType == r.Type))
            return [];
        return
        [
            new SchemaDefinitionNode
            {
                Description = Text(schema.Description),
                RootOperationTypes = [.. roots.Where(r => r.Type is not null).Select(r => new RootOperationTypeNode(r.Kind, Reference(r.Type!)))],
            },
        ];
    }

    private static DirectiveDefinitionNode Directive(DirectiveDefinition directive) => new()
    {
        Description = Text(directive.Description),
        Name = new(directive.Name),
        Arguments = [.. directive.Arguments.Select(Input)],
        IsRepeatable = directive.IsRepeatable,
        Locations = [.. directive.Locations.Select(l => new NameNode(Naming.UpperSnake(l.ToString())))],
    };

    private static TypeDefinitionNode Type(NamedType type)
    {
        var (description, name, cost) = (Text(type.Description), new NameNode(type.Name), CostDirectives.Write(type.Cost).ToList());
        return type switch
        {
            ScalarType t => new ScalarTypeDefinitionNode { Description = description, Name = name, Directives = [.. SpecifiedBy(t), .. cost] },
            ObjectType t => new ObjectTypeDefinitionNode { Description = description, Name = name, Directives = cost, Interfaces = References(t.Interfaces), Fields = [.. t.Fields.Select(Field)] },
            InterfaceType t => new InterfaceTypeDefinitionNode { Description = description, Name = name, Interfaces = References(t.Interfaces), Fields = [.. t.Fields.Select(Field)] },
            UnionType t => new UnionTypeDefinitionNode { Description = description, Name = name, Members = References(t.Members) },
            EnumType t => new EnumTypeDefinitionNode { Description = description, Name = name, Directives = cost, Values = [.. t.Values.Select(Value)] },
            InputObjectType t => new InputObjectTypeDefinitionNode { Description = description, Name = name, Directives = t.IsOneOf ? [Use(BuiltInDirectives.OneOf)] : [], Fields = [.. t.Fields.Select(Input)] },
            _ => throw new ArgumentException($"Unknown type {type.GetType()}.", nameof(type)),
        };
    }

    private static FieldDefinitionNode Field(Field field) => new()
    {
        Description = Text(field.Description),
        Name = new(field.Name),
        Arguments = [.. field.Arguments.Select(Input)],
        Type = Reference(field.Type),
        Directives = [.. Deprecated(field.DeprecationReason), .. CostDirectives.Write(field)],
    };

    private static InputValueDefinitionNode Input(InputValue value) => new()
    {
        Description = Text(value.Description),
        Name = new(value.Name),
        Type = Reference(value.Type),
        DefaultValue = value.DefaultValue,
        Directives = [.. Deprecated(value.DeprecationReason), .. CostDirectives.Write(value.Cost)],
    };

    private static EnumValueDefinitionNode Value(EnumValue value) => new()
    {
        Description = Text(value.Description),
        Name = new(value.Name),
        Directives = Deprecated(value.DeprecationReason),
    };

    private static IReadOnlyList<DirectiveNode> Deprecated(string? reason) => reason switch
    {
        null => [],
        BuiltInDirectives.DefaultDeprecationReason => [Use(BuiltInDirectives.Deprecated)],
        _ => [Use(BuiltInDirectives.Deprecated, new ArgumentNode(new("reason"), new StringValueNode(reason)))],
    };

    private static IReadOnlyList<DirectiveNode> SpecifiedBy(ScalarType type) =>
        type.SpecifiedBy is { } url ? [Use(BuiltInDirectives.SpecifiedBy, new ArgumentNode(new("url"), new StringValueNode(url)))] : [];

    private static DirectiveNode Use(DirectiveDefinition directive, params IReadOnlyList<ArgumentNode> arguments) => new(new(directive.Name), arguments);

    private static StringValueNode? Text(string? description) => description is null ? null : new(description, isBlock: true);

    private static IReadOnlyList<NamedTypeNode> References(IReadOnlyList<NamedType> types) => [.. types.Select(Reference)];

    private static NamedTypeNode Reference(NamedType type) => new(new(type.Name));

    private static TypeNode Reference(SchemaType type) => type switch
    {
        NonNullType nonNull => new NonNullTypeNode(Reference(nonNull.Nullable)),
        ListType list => new ListTypeNode(Reference(list.Item)),
        _ => Reference(type.Named),
    };
}
