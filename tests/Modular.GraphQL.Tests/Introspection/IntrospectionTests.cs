using System.Collections;
using System.Security.Claims;
using Modular.GraphQL.Building;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Introspection;
using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Tests.Introspection;

/// <summary>What a schema says of itself (section 4), asked of the resolvers of the introspection types.</summary>
public class IntrospectionTests
{
    private static readonly Schema Schema = SchemaFromSdl.Build("""
        "Everything"
        schema { query: Query }
        type Query implements Named {
          "The name"
          name(old: Int @deprecated(reason: "gone"), upper: Boolean! = false): String!
          colour: Colour
          gone: [Int!] @deprecated
          find(by: By): Found
        }
        interface Named { name(old: Int @deprecated, upper: Boolean! = false): String! }
        type Another implements Named { name(old: Int, upper: Boolean! = false): String! }
        union Found = Query | Another
        enum Colour { RED GREEN @deprecated(reason: "unused") }
        input By @oneOf { id: ID text: String @deprecated }
        input Filter { range: [Int] = [1, 2] text: String = "a\"b" }
        scalar Money @specifiedBy(url: "https://example.com/money")
        directive @tag(name: String!, old: Int @deprecated) repeatable on FIELD | OBJECT
        """);

    /// <summary>The types of section 4.2 as the specification gives them, in its order of types and in ours of fields.</summary>
    [Theory]
    [InlineData("__Schema", "description: String", "types: [__Type!]!", "queryType: __Type!", "mutationType: __Type", "subscriptionType: __Type", "directives: [__Directive!]!")]
    [InlineData("__Type", "kind: __TypeKind!", "name: String", "description: String", "specifiedByURL: String", "fields(includeDeprecated: Boolean! = false): [__Field!]",
        "interfaces: [__Type!]", "possibleTypes: [__Type!]", "enumValues(includeDeprecated: Boolean! = false): [__EnumValue!]", "inputFields(includeDeprecated: Boolean! = false): [__InputValue!]",
        "ofType: __Type", "isOneOf: Boolean")]
    [InlineData("__Field", "name: String!", "description: String", "args(includeDeprecated: Boolean! = false): [__InputValue!]!", "type: __Type!", "isDeprecated: Boolean!", "deprecationReason: String")]
    [InlineData("__InputValue", "name: String!", "description: String", "type: __Type!", "defaultValue: String", "isDeprecated: Boolean!", "deprecationReason: String")]
    [InlineData("__EnumValue", "name: String!", "description: String", "isDeprecated: Boolean!", "deprecationReason: String")]
    [InlineData("__Directive", "name: String!", "description: String", "isRepeatable: Boolean!", "locations: [__DirectiveLocation!]!", "args(includeDeprecated: Boolean! = false): [__InputValue!]!")]
    public void Introspection_types_have_the_fields_of_the_specification(string type, params string[] fields)
    {
        var actual = ((ObjectType)Schema.FindType(type)!).Fields.Select(f =>
            $"{f.Name}{(f.Arguments.Count == 0 ? "" : $"({string.Join(", ", f.Arguments.Select(a => $"{a} = {SyntaxPrinter.Print(a.DefaultValue!)}"))})")}: {f.Type}");

        Assert.Equal(fields, actual);
    }

    [Fact]
    public void Introspection_enums_have_the_values_of_the_specification()
    {
        Assert.Equal("SCALAR OBJECT INTERFACE UNION ENUM INPUT_OBJECT LIST NON_NULL", string.Join(' ', IntrospectionEnums.TypeKind.Values));
        Assert.Equal(
            "QUERY MUTATION SUBSCRIPTION FIELD FRAGMENT_DEFINITION FRAGMENT_SPREAD INLINE_FRAGMENT VARIABLE_DEFINITION SCHEMA SCALAR OBJECT FIELD_DEFINITION "
            + "ARGUMENT_DEFINITION INTERFACE UNION ENUM ENUM_VALUE INPUT_OBJECT INPUT_FIELD_DEFINITION",
            string.Join(' ', IntrospectionEnums.DirectiveLocation.Values));
    }

    [Fact]
    public void All_types_fields_arguments_and_values_of_introspection_are_described()
    {
        Assert.All(IntrospectionTypes.All, t => Assert.NotNull(t.Description));
        Assert.All(IntrospectionTypes.All.OfType<ObjectType>().SelectMany(t => t.Fields), f => Assert.NotNull(f.Description));
        Assert.All(IntrospectionTypes.All.OfType<ObjectType>().SelectMany(t => t.Fields).SelectMany(f => f.Arguments), a => Assert.NotNull(a.Description));
        Assert.All(IntrospectionTypes.All.OfType<EnumType>().SelectMany(t => t.Values), v => Assert.NotNull(v.Description));
        Assert.All(BuiltInDirectives.All.SelectMany(d => d.Arguments), a => Assert.NotNull(a.Description));
    }

    /// <summary>Which fields of <c>__Type</c> have a value, by kind of type; "-" is null.</summary>
    [Theory]
    [InlineData("String", "kind=Scalar name=String fields=- interfaces=- possibleTypes=- enumValues=- inputFields=- ofType=- specifiedByURL=- isOneOf=-")]
    [InlineData("Money", "kind=Scalar name=Money fields=- interfaces=- possibleTypes=- enumValues=- inputFields=- ofType=- specifiedByURL=https://example.com/money isOneOf=-")]
    [InlineData("Query", "kind=Object name=Query fields=[name,colour,find] interfaces=[Named] possibleTypes=- enumValues=- inputFields=- ofType=- specifiedByURL=- isOneOf=-")]
    [InlineData("Named", "kind=Interface name=Named fields=[name] interfaces=[] possibleTypes=[Another,Query] enumValues=- inputFields=- ofType=- specifiedByURL=- isOneOf=-")]
    [InlineData("Found", "kind=Union name=Found fields=- interfaces=- possibleTypes=[Query,Another] enumValues=- inputFields=- ofType=- specifiedByURL=- isOneOf=-")]
    [InlineData("Colour", "kind=Enum name=Colour fields=- interfaces=- possibleTypes=- enumValues=[RED] inputFields=- ofType=- specifiedByURL=- isOneOf=-")]
    [InlineData("By", "kind=InputObject name=By fields=- interfaces=- possibleTypes=- enumValues=- inputFields=[id] ofType=- specifiedByURL=- isOneOf=True")]
    [InlineData("Filter", "kind=InputObject name=Filter fields=- interfaces=- possibleTypes=- enumValues=- inputFields=[range,text] ofType=- specifiedByURL=- isOneOf=False")]
    public async Task A_type_answers_what_its_kind_has(string name, string expected)
    {
        var type = await Ask(Schema.MetaFields.Type, null, name);

        Assert.Equal(expected, await Describe(type!));
    }

    [Fact]
    public async Task Lists_and_non_nulls_lead_to_the_type_inside()
    {
        var field = Schema.Query.Find("gone")!;

        Assert.Equal("kind=List name=- fields=- interfaces=- possibleTypes=- enumValues=- inputFields=- ofType=Int! specifiedByURL=- isOneOf=-", await Describe(field.Type));
        Assert.Equal("kind=NonNull name=- fields=- interfaces=- possibleTypes=- enumValues=- inputFields=- ofType=Int specifiedByURL=- isOneOf=-", await Describe(((ListType)field.Type).Item));
    }

    [Theory]
    [InlineData("__Type", "fields", "Query", "name,colour,find", "name,colour,gone,find")]
    [InlineData("__Type", "enumValues", "Colour", "RED", "RED,GREEN")]
    [InlineData("__Type", "inputFields", "By", "id", "id,text")]
    [InlineData("__Field", "args", "Query.name", "upper", "old,upper")]
    [InlineData("__Directive", "args", "@tag", "name", "name,old")]
    public async Task Deprecated_members_are_listed_where_asked_for(string type, string field, string parent, string without, string with)
    {
        object subject = parent switch
        {
            "Query.name" => Schema.Query.Find("name")!,
            "@tag" => Schema.FindDirective("tag")!,
            _ => Schema.FindType(parent)!,
        };
        var definition = ((ObjectType)Schema.FindType(type)!).Find(field)!;

        Assert.Equal(without, await Names(false));
        Assert.Equal(with, await Names(true));

        async Task<string> Names(bool all) => string.Join(',', ((IEnumerable)(await Ask(definition, subject, all))!).Cast<object>().Select(NameOf));
    }

    [Fact]
    public async Task The_schema_and_members_describe_themselves()
    {
        var schema = await Ask(Schema.MetaFields.Schema, null);

        Assert.Same(Schema, schema);
        Assert.Equal("Everything", await Of("__Schema", "description", schema!));
        Assert.Same(Schema.Query, await Of("__Schema", "queryType", schema!));
        Assert.Null(await Of("__Schema", "mutationType", schema!));
        Assert.Same(Schema.Types, await Of("__Schema", "types", schema!));
        Assert.Same(Schema.Directives, await Of("__Schema", "directives", schema!));
        Assert.Null(await Ask(Schema.MetaFields.Type, null, "Nothing"));
        Assert.IsType<TypeNameResolver>(Schema.MetaFields.TypeName.Resolver);

        var filter = (InputObjectType)Schema.FindType("Filter")!;
        Assert.Equal("[1, 2]", await Of("__InputValue", "defaultValue", filter.Find("range")!));
        Assert.Equal("\"a\\\"b\"", await Of("__InputValue", "defaultValue", filter.Find("text")!));
        Assert.Null(await Of("__InputValue", "defaultValue", Schema.Query.Find("find")!.FindArgument("by")!));
        Assert.Equal("gone", await Of("__InputValue", "deprecationReason", Schema.Query.Find("name")!.FindArgument("old")!));
        Assert.Equal(true, await Of("__InputValue", "isDeprecated", Schema.Query.Find("name")!.FindArgument("old")!));
        Assert.Equal("The name", await Of("__Field", "description", Schema.Query.Find("name")!));
        Assert.Equal(false, await Of("__Field", "isDeprecated", Schema.Query.Find("name")!));
        Assert.Equal("No longer supported", await Of("__Field", "deprecationReason", Schema.Query.Find("gone")!));
        Assert.Equal("unused", await Of("__EnumValue", "deprecationReason", ((EnumType)Schema.FindType("Colour")!).Find("GREEN")!));
        Assert.Equal(true, await Of("__Directive", "isRepeatable", Schema.FindDirective("tag")!));
        Assert.Equal([DirectiveLocation.Field, DirectiveLocation.Object], (IEnumerable<DirectiveLocation>)(await Of("__Directive", "locations", Schema.FindDirective("tag")!))!);
    }

    private static async Task<string> Describe(object type)
    {
        string[] fields = ["kind", "name", "fields", "interfaces", "possibleTypes", "enumValues", "inputFields", "ofType", "specifiedByURL", "isOneOf"];
        var answers = new List<string>();
        foreach (var field in fields)
            answers.Add($"{field}={Show(await Of("__Type", field, type))}");
        return string.Join(' ', answers);
    }

    private static string Show(object? value) => value switch
    {
        null => "-",
        IEnumerable list and not string => $"[{string.Join(',', list.Cast<object>().Select(NameOf))}]",
        _ => value.ToString()!,
    };

    private static string NameOf(object member) => member switch
    {
        NamedType type => type.Name,
        Field field => field.Name,
        InputValue value => value.Name,
        EnumValue value => value.Name,
        _ => throw new ArgumentException(member.GetType().Name),
    };

    private static Task<object?> Of(string type, string field, object parent)
    {
        var definition = ((ObjectType)Schema.FindType(type)!).Find(field)!;
        return Ask(definition, parent, [.. definition.Arguments.Select(_ => (object?)false)]);
    }

    private static async Task<object?> Ask(Field field, object? parent, params object?[] arguments)
    {
        if (field.Resolver is PropertyResolver property)
            return property.Read(parent!);
        return await ((RowResolver)field.Resolver!).Resolve(new ResolverContext
        {
            Parent = parent,
            ArgumentValues = new ArgumentValues(arguments, [.. arguments.Select(_ => true)]),
            Request = new RequestContext { Schema = Schema, Services = null!, User = new ClaimsPrincipal(), CorrelationId = "" },
        });
    }
}
