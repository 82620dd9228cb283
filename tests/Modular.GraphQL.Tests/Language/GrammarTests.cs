using Modular.GraphQL.Language;
using Xunit;

namespace Modular.GraphQL.Tests.Language;

/// <summary>The productions of sections 2 and 3. Each accepted text is compared, by its shape, with its canonical form.</summary>
public sealed class GrammarTests
{
    [Theory]
    [InlineData("mutation { likeStory(storyID: 12345) { story { likeCount } } }", "mutation {\n  likeStory(storyID: 12345) {\n    story {\n      likeCount\n    }\n  }\n}")]
    [InlineData("{ me { name } } { user(id: 4) { name } }", "{\n  me {\n    name\n  }\n}\n\n{\n  user(id: 4) {\n    name\n  }\n}")]
    [InlineData("{ smallPic: profilePic(size: 64) }", "{\n  smallPic: profilePic(size: 64)\n}")]
    [InlineData("{ picture(width: 200, height: 100) }", "{\n  picture(width: 200, height: 100)\n}")]
    [InlineData("{ profiles(handles: [\"zuck\", \"coca-cola\"]) { ...userFragment ... on Page { likers { count } } } }", "{\n  profiles(handles: [\"zuck\", \"coca-cola\"]) {\n    ...userFragment\n    ... on Page {\n      likers {\n        count\n      }\n    }\n  }\n}")]
    [InlineData("query inlineFragmentNoType($expandedInfo: Boolean) { ... @include(if: $expandedInfo) { a } }", "query inlineFragmentNoType($expandedInfo: Boolean) {\n  ... @include(if: $expandedInfo) {\n    a\n  }\n}")]
    [InlineData("{ field(arg: null) field }", "{\n  field(arg: null)\n  field\n}")]
    [InlineData("{ nearestThing(location: { lon: 12.43, lat: -53.211 }) }", "{\n  nearestThing(location: { lon: 12.43, lat: -53.211 })\n}")]
    [InlineData("query Q($a: [[Int!]!]! = [[1 2],,] @d, $b: In = {a: true b: {}}) @x @y { a }", "query Q($a: [[Int!]!]! = [[1, 2]] @d, $b: In = { a: true, b: {  } }) @x @y {\n  a\n}")]
    [InlineData("subscription S { s(v: $v, l: [$a, {b: $c}]) }", "subscription S {\n  s(v: $v, l: [$a, { b: $c }])\n}")]
    [InlineData("fragment f on on @d { on ...fragment ... @on { true } null: query }", "fragment f on on @d {\n  on\n  ...fragment\n  ... @on {\n    true\n  }\n  null: query\n}")]
    [InlineData("\"q\" query ($a: B) { a } \"\"\"f\"\"\" fragment f on T { a }", "\"\"\"q\"\"\"\nquery ($a: B) {\n  a\n}\n\n\"\"\"f\"\"\"\nfragment f on T {\n  a\n}")]
    [InlineData("query Q(\"the a\" $a: B) { a }", "query Q(\n\"\"\"the a\"\"\"\n$a: B\n) {\n  a\n}")]
    [InlineData("query query { a }", "query query {\n  a\n}")]
    public void Executable_definitions(string text, string canonical) => Same(text, canonical);

    [Theory]
    [InlineData("schema @a { query: Query mutation: M subscription: S }", "schema @a {\n  query: Query\n  mutation: M\n  subscription: S\n}")]
    [InlineData("\"s\" schema { query: Q } extend schema @a extend schema { mutation: M }", "\"\"\"s\"\"\"\nschema {\n  query: Q\n}\n\nextend schema @a\n\nextend schema {\n  mutation: M\n}")]
    [InlineData("scalar UUID @specifiedBy(url: \"https://x\") extend scalar UUID @d", "scalar UUID @specifiedBy(url: \"https://x\")\n\nextend scalar UUID @d")]
    [InlineData("type Person @addExternalFields(source: \"profiles\") @excludeField(name: \"photo\") { name: String }", "type Person @addExternalFields(source: \"profiles\") @excludeField(name: \"photo\") {\n  name: String\n}")]
    [InlineData("type A implements & B & C { f(a: Int = 1 @x, b: [In!]): [T!]! @deprecated } type D implements B type E", "type A implements B & C {\n  f(a: Int = 1 @x, b: [In!]): [T!]! @deprecated\n}\n\ntype D implements B\n\ntype E")]
    [InlineData("\"t\" type A { \"f\" f(\"a\" a: Int \"b\" b: Int): X }", "\"\"\"t\"\"\"\ntype A {\n  \"\"\"f\"\"\"\n  f(\n    \"\"\"a\"\"\"\n    a: Int\n    \"\"\"b\"\"\"\n    b: Int\n  ): X\n}")]
    [InlineData("extend type A implements B extend type A @d extend type A { a: B }", "extend type A implements B\n\nextend type A @d\n\nextend type A {\n  a: B\n}")]
    [InlineData("interface I implements J & K { type: type } extend interface I { a: B }", "interface I implements J & K {\n  type: type\n}\n\nextend interface I {\n  a: B\n}")]
    [InlineData("union U @d = | A | B union V extend union U = C", "union U @d = A | B\n\nunion V\n\nextend union U = C")]
    [InlineData("enum E @d { A \"b\" B @x } extend enum E { C }", "enum E @d {\n  A\n  \"\"\"b\"\"\"\n  B @x\n}\n\nextend enum E {\n  C\n}")]
    [InlineData("input I @oneOf { a: Int = 1 @x, b: I = {a: 2} } extend input I @d", "input I @oneOf {\n  a: Int = 1 @x\n  b: I = { a: 2 }\n}\n\nextend input I @d")]
    [InlineData("directive @a(b: C = [] @d) repeatable on | FIELD | QUERY directive @repeatable on SCHEMA", "directive @a(b: C = [] @d) repeatable on FIELD | QUERY\n\ndirective @repeatable on SCHEMA")]
    public void Type_system_definitions(string text, string canonical) => Same(text, canonical);

    [Theory]
    [InlineData("", 1)]
    [InlineData("  # nothing", 12)]
    [InlineData("{", 2)]
    [InlineData("{}", 2)]
    [InlineData("{ a {} }", 6)]
    [InlineData("{ a }}", 6)]
    [InlineData("{ a() }", 5)]
    [InlineData("{ a(b) }", 6)]
    [InlineData("{ a(b: ) }", 8)]
    [InlineData("{ a(b: $) }", 9)]
    [InlineData("{ a: }", 6)]
    [InlineData("{ a: b: c }", 7)]
    [InlineData("{ ...on }", 9)]
    [InlineData("{ ... }", 7)]
    [InlineData("{ ...on T }", 11)]
    [InlineData("{ a @ }", 7)]
    [InlineData("{ [a] }", 3)]
    [InlineData("notAnOperation { a }", 1)]
    [InlineData("query Q", 8)]
    [InlineData("query Q() { a }", 9)]
    [InlineData("query Q($a) { a }", 11)]
    [InlineData("query Q($a: ) { a }", 13)]
    [InlineData("query Q($a: A!!) { a }", 15)]
    [InlineData("query Q($a: [A) { a }", 15)]
    [InlineData("query Q($a: A = $b) { a }", 17)]
    [InlineData("query Q($a: A = {b: [$b]}) { a }", 22)]
    [InlineData("query Q($a: A @d(b: $b)) { a }", 21)]
    [InlineData("fragment on on T { a }", 10)]
    [InlineData("fragment F { a }", 12)]
    [InlineData("fragment F($a: Int) on T { a }", 11)]
    [InlineData("\"d\" { a }", 1)]
    [InlineData("\"d\" extend type A @d", 1)]
    [InlineData("\"d\" foo", 1)]
    [InlineData("\"d\" 1", 5)]
    [InlineData("\"d\"", 4)]
    [InlineData("schema { }", 10)]
    [InlineData("schema { foo: A }", 10)]
    [InlineData("extend schema", 14)]
    [InlineData("extend scalar S", 16)]
    [InlineData("extend type A", 14)]
    [InlineData("extend query", 8)]
    [InlineData("extend directive @a on FIELD", 8)]
    [InlineData("type A { }", 10)]
    [InlineData("type A { a }", 12)]
    [InlineData("type A { a(): B }", 12)]
    [InlineData("type A implements { a: B }", 19)]
    [InlineData("type A implements B C { a: B }", 21)]
    [InlineData("type A { a: B = 1 }", 15)]
    [InlineData("union U = ", 11)]
    [InlineData("union U = A |", 14)]
    [InlineData("enum E { true }", 10)]
    [InlineData("enum E { }", 10)]
    [InlineData("input I { a: Int = $b }", 20)]
    [InlineData("input I { a(b: C): D }", 12)]
    [InlineData("directive a on FIELD", 11)]
    [InlineData("directive @a on", 16)]
    [InlineData("directive @a on FOO", 17)]
    [InlineData("directive @a on FIELD | field", 25)]
    public void What_the_grammar_lacks_is_refused(string text, int column) =>
        SyntaxAssert.FailsAt(1, column, () => GraphQLParser.ParseDocument(text));

    [Theory]
    [InlineData("{ a", "Syntax error: expected Name, found <EOF>")]
    [InlineData("{ a(b: }", "Syntax error: unexpected \"}\"")]
    [InlineData("{ a: }", "Syntax error: expected Name, found \"}\"")]
    [InlineData("fragment F of T { a }", "Syntax error: expected \"on\", found Name \"of\"")]
    [InlineData("{ 1.5 }", "Syntax error: expected Name, found Float \"1.5\"")]
    [InlineData("{ a ? }", "Syntax error: unexpected character \"?\"")]
    [InlineData("{ a \u00A0 }", "Syntax error: unexpected character U+00A0")]
    [InlineData("query ($a: A = $b) { a }", "Syntax error: unexpected variable \"$b\" in a constant value")]
    public void Messages_say_what_was_expected_and_found(string text, string message) =>
        Assert.Equal(message, SyntaxAssert.Fails(() => GraphQLParser.ParseDocument(text)).Message);

    [Fact]
    public void A_long_token_is_cut_in_the_message() =>
        Assert.Equal(
            $"Syntax error: unexpected String \"{new string('x', 39)}…\"",
            SyntaxAssert.Fails(() => GraphQLParser.ParseDocument($"\"d\" \"{new string('x', 39)}😀{new string('y', 100_000)}\"")).Message);

    [Theory]
    [InlineData("1 2", 3)]
    [InlineData("", 1)]
    [InlineData("[1", 3)]
    [InlineData("{a 1}", 4)]
    public void A_value_is_one_value(string text, int column) => SyntaxAssert.FailsAt(1, column, () => GraphQLParser.ParseValue(text));

    [Theory]
    [InlineData("A B", 3)]
    [InlineData("[A!", 4)]
    [InlineData("!", 1)]
    [InlineData("A!!", 3)]
    public void A_type_is_one_type(string text, int column) => SyntaxAssert.FailsAt(1, column, () => GraphQLParser.ParseType(text));

    private static void Same(string text, string canonical)
    {
        var document = GraphQLParser.ParseDocument(text);
        Assert.Equal(canonical, SyntaxPrinter.Print(document));
        Assert.Equal(SyntaxTreeShape.Of(document), SyntaxTreeShape.Of(GraphQLParser.ParseDocument(canonical)));
    }
}
