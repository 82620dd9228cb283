using System.Text.Json;
using Modular.GraphQL.Building;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Tests.Building;

/// <summary>Schemas built from SDL: what is made of it, and the mistakes that only SDL can have.</summary>
public class SchemaFromSdlTests
{
    private const string Query = "type Query { a: Int } ";

    [Theory]
    [InlineData(Query + Query, "Query", "The type \"Query\" is defined a second time (first at line 1, column 1)")]
    [InlineData(Query + "scalar Int", "Int", "\"Int\" is a scalar of the specification. Leave its definition out.")]
    [InlineData(Query + "directive @d on FIELD directive @d on FIELD", "@d", "The directive \"@d\" is defined a second time")]
    [InlineData("schema { query: Query } schema { query: Query } " + Query, "", "The schema is defined a second time")]
    [InlineData("extend schema @x " + Query + "directive @x on SCHEMA", "", "There is no schema definition to extend")]
    [InlineData("schema { query: Query query: Query } " + Query, "", "The schema names its root type of query a second time")]
    [InlineData("schema { query: Query mutation: E } enum E { A } " + Query, "", "\"E\" is not an object type")]
    [InlineData(Query + "enum Mutation { A }", "Mutation", "By its name \"Mutation\" is a root type, but it is no object type")]
    [InlineData("extend type A { a: Int } " + Query, "A", "There is no type \"A\" to extend")]
    [InlineData("extend input Query { a: Int } " + Query, "Query", "The extension is of another kind than the type \"Query\"")]
    [InlineData("type Query { a: B! }", "Query.a", "There is no type \"B\"")]
    [InlineData("type Query { a(x: [B]): Int }", "Query.a(x:)", "There is no type \"B\"")]
    [InlineData("type Query implements B { a: Int }", "Query", "There is no type \"B\"")]
    [InlineData("type Query implements E { a: Int } enum E { A }", "Query", "\"E\" is not an interface type")]
    [InlineData(Query + "union U = Query | Int", "U", "\"Int\" is not an object type")]
    [InlineData("type Query { a: Int @d }", "Query.a", "There is no directive \"@d\"")]
    [InlineData("type Query @deprecated { a: Int }", "Query", "The directive \"@deprecated\" may not stand here. Take it away, or allow OBJECT in its definition.")]
    [InlineData("type Query { a: Int @deprecated @deprecated }", "Query.a", "The directive \"@deprecated\" stands here more than once")]
    [InlineData(Query + "extend type Query @x type T @x { a: Int } extend type T @x directive @x on OBJECT", "T", "The directive \"@x\" stands here more than once")]
    [InlineData("type Query { a: Int @deprecated(reason: null) }", "Query.a", "The argument \"reason\" of \"@deprecated\" is not of type \"String!\": null is not a value of \"String!\".")]
    [InlineData("type Query { a: Int @deprecated(reason: \"a\", reason: \"b\") }", "Query.a", "The argument \"reason\" of \"@deprecated\" is given more than once")]
    [InlineData(Query + "scalar S @specifiedBy", "S", "The directive \"@specifiedBy\" needs its argument \"url: String!\"")]
    [InlineData(Query + "input I { a: Int @oneOf }", "I.a", "may not stand here")]
    [InlineData(Query + "enum E { A @skip(if: true) }", "E.A", "may not stand here")]
    [InlineData("type Query { a(x: Int @specifiedBy(url: \"\")): Int }", "Query.a(x:)", "may not stand here")]
    [InlineData(Query + "input I { a: Int } extend input I @oneOf { b: Int }", "I", "An extension cannot make an input object a OneOf input object")]
    [InlineData(Query + "directive @d on SOMEWHERE | FIELD", "", "SOMEWHERE")]
    [InlineData(Query + "directive @d(x: Int @d) on ARGUMENT_DEFINITION", "@d", "The definition of \"@d\" uses the directive itself")]
    [InlineData(Query + "directive @d(x: I) on INPUT_FIELD_DEFINITION input I { a: Int @d }", "@d", "The definition of \"@d\" uses the directive itself")]
    [InlineData("type Query { a: Int", "", "Syntax error")]
    [InlineData("query { a }", "", "query")]
    public void A_mistake_in_SDL_is_reported_with_its_place(string sdl, string coordinate, string message)
    {
        var problem = Assert.Single(Assert.Throws<SchemaException>(() => SchemaFromSdl.Build(sdl)).Problems);

        Assert.Equal(coordinate, problem.Coordinate);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.StartsWith("line 1, column ", problem.Origin, StringComparison.Ordinal);
    }

    [Fact]
    public void Definitions_and_extensions_make_one_schema()
    {
        var schema = SchemaFromSdl.Build("""
            "All of it"
            schema { query: Root }
            extend schema { mutation: Changes }
            extend type Root implements Node { extra(flag: Boolean = true): E @deprecated }
            type Root { id: ID! }
            type Changes { done: Boolean }
            interface Node { id: ID! }
            union U = Root
            extend union U = Changes
            enum E { A }
            extend enum E { B @deprecated(reason: "old") }
            input I { a: Int }
            extend input I { b: [Int!]! = [1] }
            input O @oneOf { x: Int y: Money }
            scalar Money
            extend scalar Money @specifiedBy(url: "https://example.com/money")
            directive @tag(name: String!) repeatable on FIELD | OBJECT
            """);

        Assert.Equal(("All of it", "Root", "Changes", null), (schema.Description, schema.Query.Name, schema.Mutation?.Name, schema.Subscription?.Name));
        Assert.Equal(["id", "extra"], schema.Query.Fields.Select(f => f.Name));
        Assert.Equal("No longer supported", schema.Query.Find("extra")!.DeprecationReason);
        Assert.Equal("Node", Assert.Single(schema.Query.Interfaces).Name);
        Assert.Equal(["Root", "Changes"], ((UnionType)schema.FindType("U")!).Members.Select(m => m.Name));
        Assert.Equal("old", ((EnumType)schema.FindType("E")!).Find("B")!.DeprecationReason);
        Assert.Equal("[Int!]!", ((InputObjectType)schema.FindType("I")!).Find("b")!.Type.ToString());
        Assert.True(((InputObjectType)schema.FindType("O")!).IsOneOf);
        Assert.Equal("https://example.com/money", ((ScalarType)schema.FindType("Money")!).SpecifiedBy);
        Assert.True(schema.FindDirective("tag")!.IsRepeatable);
        Assert.Equal(["deprecated", "include", "oneOf", "skip", "specifiedBy", "tag"], schema.Directives.Select(d => d.Name));
        // Scalars of the specification that nothing uses are no part of the schema; introspection uses String and Boolean.
        Assert.Equal(["Boolean", "Changes", "E", "I", "ID", "Int", "Money", "Node", "O", "Root", "String", "U"], schema.Types.Where(t => !t.IsIntrospection).Select(t => t.Name));
        Assert.Equal(8, schema.Types.Count(t => t.IsIntrospection));
    }

    [Fact]
    public void Fields_read_JSON_properties_of_their_name()
    {
        var schema = SchemaFromSdl.Build("""
            type Query { text: String list: [[E!]] any: Any other: Node missing: Int wrong: [Int] }
            enum E { A B }
            scalar Any
            interface Node { id: ID }
            type Thing implements Node { id: ID }
            """);
        object root = JsonElement.Parse("""{ "text": "x", "list": [["A"], null, "B"], "any": {"a": 1}, "other": {"__typename": "Thing", "id": 1}, "missing": null, "wrong": 7 }""");

        Assert.Equal("x", ((JsonElement)Read("text")!).GetString());
        Assert.Equal("A", ((object?[])((object?[])Read("list")!)[0]!)[0]);
        Assert.Null(((object?[])Read("list")!)[1]);
        Assert.Equal(JsonValueKind.Object, ((JsonElement)Read("any")!).ValueKind);
        Assert.Null(Read("missing"));
        Assert.Equal(7, ((JsonElement)Read("wrong")!).GetInt32());
        Assert.Same(schema.FindType("Thing"), schema.ResolveObjectType(schema.FindType("Node")!, Read("other")!));
        Assert.Null(schema.ResolveObjectType(schema.FindType("Node")!, JsonElement.Parse("""{"__typename": "Query"}""")));
        Assert.Null(((PropertyResolver)schema.Query.Find("text")!.Resolver!).Read("no JSON"));

        object? Read(string field) => ((PropertyResolver)schema.Query.Find(field)!.Resolver!).Read(root);
    }

    [Fact]
    public void Options_supply_scalars_and_resolvers()
    {
        var resolver = new PropertyResolver(_ => 1);

        var schema = SchemaFromSdl.Build("type Query { id: UUID n: Int } scalar UUID", new()
        {
            Scalars = [BuiltInScalars.Uuid],
            ResolverOf = (type, field) => (type, field) == ("Query", "n") ? resolver : null,
        });

        Assert.Same(BuiltInScalars.Uuid, schema.FindType("UUID"));
        Assert.Same(resolver, schema.Query.Find("n")!.Resolver);
        Assert.IsType<PropertyResolver>(schema.Query.Find("id")!.Resolver);
    }
}
