using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.GraphQL.Building;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Language;
using Modular.GraphQL.Tests.Execution;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Tests.Introspection;

/// <summary>Asks a schema for all that introspection tells, and builds SDL from the answer, as clients do.</summary>
internal static class IntrospectionQuery
{
    /// <summary>The whole answer.</summary>
    public static Task<string> AskAsync(Schema schema) =>
        new RequestExecutor(schema, new(), NullLogger<RequestExecutor>.Instance).RunAsync(GraphiQLQuery.Introspection);

    /// <summary>SDL of what the answer tells, with every definition written out.</summary>
    public static string ToSdl(string answer)
    {
        var schema = JsonElement.Parse(answer).GetProperty("data").GetProperty("__schema");
        List<DefinitionNode> definitions =
        [
            new SchemaDefinitionNode
            {
                Description = Text(schema, "description"),
                RootOperationTypes = [.. Root(schema, OperationKind.Query), .. Root(schema, OperationKind.Mutation), .. Root(schema, OperationKind.Subscription)],
            },
        ];
        definitions.AddRange(Items(schema, "directives").Select(d => new DirectiveDefinitionNode
        {
            Description = Text(d, "description"),
            Name = Name(d),
            Arguments = [.. Items(d, "args").Select(Input)],
            IsRepeatable = d.GetProperty("isRepeatable").GetBoolean(),
            Locations = [.. Items(d, "locations").Select(l => new NameNode(l.GetString()!))],
        }));
        definitions.AddRange(Items(schema, "types").Where(t => !Name(t).Value.StartsWith("__", StringComparison.Ordinal) && BuiltInScalars.Specified.All(s => s.Name != Name(t).Value)).Select(Type));
        return SyntaxPrinter.Print(new DocumentNode(default, definitions));
    }

    private static TypeDefinitionNode Type(JsonElement type) => type.GetProperty("kind").GetString() switch
    {
        "SCALAR" => new ScalarTypeDefinitionNode
        {
            Description = Text(type, "description"),
            Name = Name(type),
            Directives = Text(type, "specifiedByURL") is { } url ? [new(new("specifiedBy"), [new(new("url"), url)])] : [],
        },
        "OBJECT" => new ObjectTypeDefinitionNode { Description = Text(type, "description"), Name = Name(type), Interfaces = References(type, "interfaces"), Fields = [.. Items(type, "fields").Select(Field)] },
        "INTERFACE" => new InterfaceTypeDefinitionNode { Description = Text(type, "description"), Name = Name(type), Interfaces = References(type, "interfaces"), Fields = [.. Items(type, "fields").Select(Field)] },
        "UNION" => new UnionTypeDefinitionNode { Description = Text(type, "description"), Name = Name(type), Members = References(type, "possibleTypes") },
        "ENUM" => new EnumTypeDefinitionNode
        {
            Description = Text(type, "description"),
            Name = Name(type),
            Values = [.. Items(type, "enumValues").Select(v => new EnumValueDefinitionNode { Description = Text(v, "description"), Name = Name(v), Directives = Deprecated(v) })],
        },
        "INPUT_OBJECT" => new InputObjectTypeDefinitionNode
        {
            Description = Text(type, "description"),
            Name = Name(type),
            Directives = type.GetProperty("isOneOf").GetBoolean() ? [new(new("oneOf"), [])] : [],
            Fields = [.. Items(type, "inputFields").Select(Input)],
        },
        var kind => throw new ArgumentException(kind),
    };

    private static FieldDefinitionNode Field(JsonElement field) => new()
    {
        Description = Text(field, "description"),
        Name = Name(field),
        Arguments = [.. Items(field, "args").Select(Input)],
        Type = Reference(field.GetProperty("type")),
        Directives = Deprecated(field),
    };

    private static InputValueDefinitionNode Input(JsonElement input) => new()
    {
        Description = Text(input, "description"),
        Name = Name(input),
        Type = Reference(input.GetProperty("type")),
        DefaultValue = input.GetProperty("defaultValue").GetString() is { } value ? GraphQLParser.ParseValue(value) : null,
        Directives = Deprecated(input),
    };

    private static IReadOnlyList<DirectiveNode> Deprecated(JsonElement member) =>
        member.GetProperty("isDeprecated").GetBoolean() ? [new(new("deprecated"), [new(new("reason"), Text(member, "deprecationReason")!)])] : [];

    private static TypeNode Reference(JsonElement type) => type.GetProperty("kind").GetString() switch
    {
        "NON_NULL" => new NonNullTypeNode(Reference(type.GetProperty("ofType"))),
        "LIST" => new ListTypeNode(Reference(type.GetProperty("ofType"))),
        _ => new NamedTypeNode(Name(type)),
    };

    private static IReadOnlyList<NamedTypeNode> References(JsonElement type, string property) => [.. Items(type, property).Select(t => (NamedTypeNode)Reference(t))];

    private static IEnumerable<RootOperationTypeNode> Root(JsonElement schema, OperationKind kind) =>
        schema.GetProperty($"{kind.ToString().ToLowerInvariant()}Type") is { ValueKind: JsonValueKind.Object } type ? [new(kind, new(Name(type)))] : [];

    private static JsonElement.ArrayEnumerator Items(JsonElement parent, string property) => parent.GetProperty(property).EnumerateArray();

    private static NameNode Name(JsonElement named) => new(named.GetProperty("name").GetString()!);

    private static StringValueNode? Text(JsonElement parent, string property) => parent.GetProperty(property).GetString() is { } text ? new(text) : null;
}
