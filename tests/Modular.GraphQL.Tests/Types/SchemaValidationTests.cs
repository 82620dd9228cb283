using Modular.GraphQL.Building;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Introspection;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Tests.Types;

/// <summary>Type validation (section 3): for each rule a schema that keeps it and one that breaks it, with the place and the message.</summary>
public class SchemaValidationTests
{
    private const string Query = "type Query { a: Int } ";

    [Theory]
    [InlineData("type Query { _a1: Int }", "type Query { __a: Int }", "Query.__a", "The field name \"__a\" is reserved")]
    [InlineData(Query + "type _B { b: Int }", Query + "type __B { b: Int }", "__B", "The type name \"__B\" is reserved")]
    [InlineData("type Query { a(_b: Int): Int }", "type Query { a(__b: Int): Int }", "Query.a(__b:)", "The argument name \"__b\" is reserved")]
    [InlineData(Query + "input I { _a: Int }", Query + "input I { __a: Int }", "I.__a", "The input field name \"__a\" is reserved")]
    [InlineData(Query + "enum E { _A }", Query + "enum E { __A }", "E.__A", "The enum value name \"__A\" is reserved")]
    [InlineData(Query + "directive @_d on FIELD", Query + "directive @__d on FIELD", "@__d", "The directive name \"__d\" is reserved")]
    [InlineData("type Query { a: Int b: Int }", "type Query { a: Int a: Int }", "Query.a", "Several fields are named \"a\"")]
    [InlineData("type Query { a(x: Int, y: Int): Int }", "type Query { a(x: Int, x: Int): Int }", "Query.a(x:)", "Several arguments are named \"x\"")]
    [InlineData(Query + "enum E { A B }", Query + "enum E { A A }", "E.A", "Several enum values are named \"A\"")]
    [InlineData(Query + "input I { a: Int b: Int }", Query + "input I { a: Int } extend input I { a: Int }", "I.a", "Several input fields are named \"a\"")]
    [InlineData(Query + "directive @d(x: Int, y: Int) on FIELD", Query + "directive @d(x: Int, x: Int) on FIELD", "@d(x:)", "Several arguments are named \"x\"")]
    [InlineData("schema { query: A mutation: B } type A { a: Int } type B { a: Int }", "schema { query: A mutation: A } type A { a: Int }", "A", "\"A\" is the root type of query and mutation")]
    [InlineData(Query, "type A { a: Int }", "", "The schema has no query root")]
    [InlineData(Query + "type A { a: Int }", Query + "type A", "A", "The object type \"A\" has no field")]
    [InlineData(Query + "interface A { a: Int }", Query + "interface A", "A", "The interface type \"A\" has no field")]
    [InlineData(Query + "input A { a: Int }", Query + "input A", "A", "The input object type \"A\" has no input field")]
    [InlineData(Query + "enum A { A }", Query + "enum A", "A", "The enum type \"A\" has no value")]
    [InlineData(Query + "union A = Query", Query + "union A", "A", "The union type \"A\" has no member type")]
    [InlineData(Query + "union U = Query", Query + "union U = Query | Query", "U", "names its member \"Query\" more than once")]
    [InlineData("type Query { a: Query }", "type Query { a: I } input I { i: Int }", "Query.a", "The field's type \"I\" is an input object type")]
    [InlineData("type Query { a(x: I): Int } input I { i: Int }", "type Query { a(x: [Query!]): Int }", "Query.a(x:)", "The argument's type \"[Query!]\" is an output type")]
    [InlineData(Query + "input I { i: [I] }", Query + "input I { i: Query }", "I.i", "The input field's type \"Query\" is an output type")]
    [InlineData(Query + "directive @d(x: Int) on FIELD", Query + "directive @d(x: Query) on FIELD", "@d(x:)", "The argument's type \"Query\" is an output type")]
    // Interfaces.
    [InlineData("type Query implements I { a: Int } interface I { a: Int }", "type Query implements I { b: Int } interface I { a: Int }", "Query", "The field \"a: Int\" of the interface \"I\" is missing")]
    [InlineData("type Query implements I { a: Int! } interface I { a: Int }", "type Query implements I { a: Int } interface I { a: Int! }", "Query.a", "The type \"Int\" is not a subtype of \"Int!\", as I.a has it")]
    [InlineData("type Query implements I { a: [Query!]! } interface I { a: [I] }", "type Query implements I { a: I } interface I { a: [I] }", "Query.a", "The type \"I\" is not a subtype of \"[I]\"")]
    [InlineData("type Query implements I { a: Query } interface I { a: U } union U = Query", "type Query implements I { a: Int } interface I { a: U } union U = Query", "Query.a", "The type \"Int\" is not a subtype of \"U\"")]
    [InlineData("type Query implements I { a(x: Int): Int } interface I { a(x: Int): Int }", "type Query implements I { a: Int } interface I { a(x: Int): Int }", "Query.a", "The argument \"x: Int\" of I.a is missing")]
    [InlineData("type Query implements I { a(x: Int = 1): Int } interface I { a(x: Int): Int }", "type Query implements I { a(x: Int!): Int } interface I { a(x: Int): Int }", "Query.a(x:)", "The type \"Int!\" differs from \"Int\"")]
    [InlineData("type Query implements I { a(x: Int! = 1, y: Int): Int } interface I { a: Int }", "type Query implements I { a(x: Int!): Int } interface I { a: Int }", "Query.a(x:)", "The argument is required, but I.a does not have it")]
    [InlineData("type Query implements I & J { a: Int } interface J { a: Int } interface I implements J { a: Int }", "type Query implements I { a: Int } interface J { a: Int } interface I implements J { a: Int }", "Query", "must also implement \"J\", because \"I\" does")]
    [InlineData(Query + "interface I implements J { a: Int } interface J { a: Int }", Query + "interface I implements I { a: Int }", "I", "The interface implements itself")]
    [InlineData(Query + "interface I { a: Int } interface J implements I { a: Int }", Query + "interface I implements J { a: Int } interface J implements I { a: Int }", "I", "\"I\" and \"J\" implement each other")]
    [InlineData("type Query implements I { a: Int } interface I { a: Int }", "type Query implements I & I { a: Int } interface I { a: Int }", "Query", "declares the interface \"I\" more than once")]
    [InlineData("type Query implements I { a: Int @deprecated } interface I { a: Int @deprecated }", "type Query implements I { a: Int @deprecated } interface I { a: Int }", "Query.a", "The field is deprecated, but I.a is not")]
    // Input values.
    [InlineData("type Query { a(x: Int! = 1 @deprecated): Int }", "type Query { a(x: Int! @deprecated): Int }", "Query.a(x:)", "The argument is required and deprecated")]
    [InlineData(Query + "input I { a: Int @deprecated }", Query + "input I { a: Int! @deprecated }", "I.a", "The input field is required and deprecated")]
    [InlineData(Query + "directive @d(x: Int @deprecated) on FIELD", Query + "directive @d(x: Int! @deprecated) on FIELD", "@d(x:)", "The argument is required and deprecated")]
    [InlineData("type Query { a(x: [Int] = 1): Int }", "type Query { a(x: Int = \"1\"): Int }", "Query.a(x:)", "The default is not of type \"Int\": \"1\" is not a value of \"Int\"")]
    [InlineData("type Query { a(x: E = A): Int } enum E { A }", "type Query { a(x: E = B): Int } enum E { A }", "Query.a(x:)", "B is not a value of \"E\"")]
    [InlineData("type Query { a(x: [[Int!]] = [[1], null]): Int }", "type Query { a(x: [[Int!]] = [[1, null]]): Int }", "Query.a(x:)", "null is not a value of \"Int!\"")]
    [InlineData("type Query { a(x: Int = null): Int }", "type Query { a(x: Int! = null): Int }", "Query.a(x:)", "null is not a value of \"Int!\"")]
    [InlineData("type Query { a(x: I = {r: 1}): Int } input I { r: Int! d: Int! = 2 }", "type Query { a(x: I = {}): Int } input I { r: Int! }", "Query.a(x:)", "the required field \"I.r\" is missing")]
    [InlineData("type Query { a(x: I = {i: {}}): Int } input I { i: I }", "type Query { a(x: I = {j: 1}): Int } input I { i: I }", "Query.a(x:)", "\"I\" has no field \"j\"")]
    [InlineData("type Query { a(x: O = {i: 1}): Int } input O @oneOf { i: Int j: Int }", "type Query { a(x: O = {i: 1, j: null}): Int } input O @oneOf { i: Int j: Int }", "Query.a(x:)", "\"O\" needs exactly one field, and not null")]
    [InlineData(Query + "directive @d(x: Int = 1) on FIELD", Query + "directive @d(x: Int = true) on FIELD", "@d(x:)", "true is not a value of \"Int\"")]
    [InlineData("type Query { a(x: S = [{a: 1, b: 1}]): Int } scalar S", "type Query { a(x: S = [{a: 1, a: 1}]): Int } scalar S", "Query.a(x:)", "the field \"a\" is given more than once")]
    // Input objects.
    [InlineData(Query + "input O @oneOf { a: Int b: [Int!] }", Query + "input O @oneOf { a: Int b: Int! }", "O.b", "must be nullable, as only one is given")]
    [InlineData(Query + "input O @oneOf { a: Int }", Query + "input O @oneOf { a: Int = 1 }", "O.a", "cannot have a default, as only one is given")]
    [InlineData(Query + "input J { j: [J!]! k: J }", Query + "input I { i: I! }", "I.i", "The fields I.i require each other in a circle")]
    [InlineData(Query + "input A { b: B! } input B { c: C! } input C { a: A }", Query + "input A { b: B! } input B { c: C! } input C { a: A! }", "A.b", "The fields A.b, B.c, C.a require each other in a circle")]
    [InlineData(Query + "input O @oneOf { a: O b: [O] }", Query + "input O @oneOf { a: O }", "O.a", "The fields O.a require each other in a circle")]
    [InlineData(Query + "input O @oneOf { a: A b: Int } input A { o: O! }", Query + "input O @oneOf { a: A } input A { o: O! }", "A.o", "The fields A.o, O.a require each other in a circle")]
    [InlineData(Query + "input A { b: B = {a: null} } input B { a: A = {} }", Query + "input A { b: B = {} } input B { a: A = {} }", "A.b", "The defaults of A.b, B.a contain each other without end")]
    [InlineData(Query + "input A { a: [A] = [{a: []}] }", Query + "input A { a: [A] = [{}] }", "A.a", "The defaults of A.a contain each other without end")]
    public void A_schema_keeps_the_rule_or_is_refused(string valid, string invalid, string coordinate, string message)
    {
        SchemaFromSdl.Build(valid);

        var problem = Assert.Single(Assert.Throws<SchemaException>(() => SchemaFromSdl.Build(invalid)).Problems);

        Assert.Equal(coordinate, problem.Coordinate);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_mistakes_are_reported_at_once()
    {
        var exception = Assert.Throws<SchemaException>(() => SchemaFromSdl.Build("""
            type Query implements Named {
              orders(first: Int! = "ten"): [Order!]! @deprecated(because: "x")
              name: Missing
            }
            interface Named { name: String! }
            type Order
            input Filter { __and: Filter! }
            extend enum Status { NEW }
            """, new() { FileName = "orders.graphql" }));

        Assert.Equal(
            [
                "Status (orders.graphql:8:1): There is no type \"Status\" to extend. Define it, or correct the name.",
                "Query.name (orders.graphql:3:9): There is no type \"Missing\". Define it, or correct the name.",
                "Query.orders (orders.graphql:2:54): The directive \"@deprecated\" has no argument \"because\". Take it away, or correct the name.",
                "Filter.__and (orders.graphql:7:1): The input field name \"__and\" is reserved for introspection. Choose one that does not begin with two underscores.",
                "Order (orders.graphql:6:1): The object type \"Order\" has no field. Give it at least one.",
                "Query.name (orders.graphql:3:3): The type \"Missing\" is not a subtype of \"String!\", as Named.name has it. Return that type or a narrower one.",
                "Query.orders(first:) (orders.graphql:2:3): The default is not of type \"Int!\": \"ten\" is not a value of \"Int\". Correct the default.",
                "Filter.__and (orders.graphql:7:1): The fields Filter.__and require each other in a circle, so that no value can be given. Make one of them nullable.",
            ],
            exception.Problems.Select(p => p.ToString()));
        Assert.StartsWith("The schema has 8 problems:", exception.Message, StringComparison.Ordinal);
        Assert.All(exception.Problems, p => Assert.Contains(p.ToString(), exception.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void What_SDL_cannot_say_is_found_in_schemas_made_of_objects()
    {
        var stray = new ObjectType("Stray");
        stray.Complete([Field("a", BuiltInScalars.Int)], []);
        var query = new ObjectType("Query") { Origin = "Orders.Query" };
        query.Complete([Field("stray", stray), Field("2nd", BuiltInScalars.Int), new Field("mute", BuiltInScalars.Int)], []);
        var twin = new ObjectType("Query") { Origin = "Risk.Query" };
        twin.Complete([Field("a", BuiltInScalars.Int)], []);
        var @enum = new EnumType("Flag", [new("true", 1), new("NO", 2)]);
        var text = new EnumType("String", [new("A", 1)]);
        var nowhere = new DirectiveDefinition("nowhere", []);

        var problems = SchemaValidation.Check(new SchemaParts
        {
            Query = query,
            Mutation = stray,
            Types = [BuiltInScalars.Int, query, twin, @enum, text, .. IntrospectionTypes.All],
            Directives = [.. BuiltInDirectives.All, nowhere],
            MetaFields = IntrospectionTypes.MetaFields,
        });

        Assert.Equal(
            [
                "Query.2nd (Orders.Query): The field name \"2nd\" is not a GraphQL name. Use letters, digits and underscores, and no digit first.",
                "Flag.true: An enum value cannot be named \"true\", as that is a literal of its own. Choose another name.",
                "Query (Orders.Query and Risk.Query): 2 types are named \"Query\". Rename all but one.",
                "String: \"String\" is a scalar of the specification. Choose another name.",
                "Stray: The root type of mutation is not among the types of the schema. Add it.",
                "Query.mute (Orders.Query): The field has no resolver. Give it one: only fields of interface types go without.",
                "Query.stray (Orders.Query): The type \"Stray\" is used here but is not among the types of the schema. Add it.",
                "@nowhere: The directive may stand nowhere. Give it at least one location.",
            ],
            problems.Where(p => !p.Coordinate.Contains('(', StringComparison.Ordinal)).Select(p => p.ToString()));
    }

    private static Field Field(string name, SchemaType type) => new(name, type) { Resolver = new PropertyResolver(_ => null) };
}
