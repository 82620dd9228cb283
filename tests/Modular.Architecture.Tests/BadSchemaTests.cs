using Modular.Architecture.Tests.Rules;
using Modular.GraphQL;
using Modular.GraphQL.Building;
using Modular.GraphQL.Types;

namespace Modular.Architecture.Tests;

/// <summary>Rules 9, 11, 12 and 13 catch the schemas that break them.</summary>
public sealed class BadSchemaTests
{
    [Theory]
    [InlineData("Goods", "Orders", "Goods", true)]
    [InlineData("Orders", "Orders", "", true)]
    [InlineData(null, "Orders", "", true)]
    [InlineData("Goods", null, "", true)]
    [InlineData("Goods", "Orders", "Merchants", false)]
    public void An_extension_of_an_undeclared_module_is_caught(string? typeOwner, string? fieldOwner, string dependsOn, bool allowed)
    {
        OwnedField[] fields = [new("Product", typeOwner, "orders", fieldOwner)];

        var found = SchemaOwnershipRules.OfExtensions(fields, new Dictionary<string, IReadOnlyList<string>> { ["Orders"] = dependsOn.Split(' ') });

        Assert.Equal(allowed ? [] : ["it adds Product.orders to a type of Goods"], found.Select(v => v.Offender));
    }

    [Theory]
    [InlineData("first", typeof(FirstQueries), typeof(SecondQueries))]
    [InlineData("Shop", typeof(FirstShop), typeof(SecondShop), typeof(Shops))]
    public void A_root_field_or_type_with_two_owners_is_refused(string name, params Type[] types) =>
        Assert.Contains(name, Assert.Throws<SchemaException>(() => new SchemaBuilder().AddTypes(types).Build()).Message, StringComparison.Ordinal);

    [Fact]
    public void A_mutation_without_permission_is_caught_and_so_is_a_list_that_is_out_of_date()
    {
        var schema = new SchemaBuilder().AddTypes([typeof(FirstQueries), typeof(Mutations)]).Build();

        var found = MutationRules.OfAccess(schema, ["register", "guarded", "gone"], ["open"]);

        Assert.Equal(
            ["Mutation.open", "Mutation.signedIn",
             "guarded is on the anonymous list, and there is no such mutation or it is authorised",
             "gone is on the anonymous list, and there is no such mutation or it is authorised",
             "open is on the list of one's own account, and there is no such mutation, or it names a permission or takes anybody"],
            found.Select(v => v.Offender));
        Assert.Empty(MutationRules.OfAccess(schema, ["register", "open"], ["signedIn"]));
    }

    [Fact]
    public void Whatever_lacks_a_description_or_a_reason_is_caught()
    {
        var schema = SchemaFromSdl.Build("""
            "Said." directive @said("Said." a: Int, unsaid: Int) on FIELD
            directive @unsaid on FIELD
            "Said." type Query { "Said." said("Said." a: Int, unsaid: Int): E unsaid: I0 "Said." old: Int @deprecated "Said." older: Int @deprecated(reason: "Use said.") "Said." oldest: Int @deprecated(reason: " ") }
            "Said." enum E { "Said." SAID UNSAID }
            "Said." input In { "Said." said: Int unsaid: Int }
            interface I0 { "Said." said: Int }
            """);

        Assert.Equal(
            ["@said(unsaid:)", "@unsaid", "E.UNSAID", "I0", "In.unsaid", "Query.old", "Query.oldest", "Query.said(unsaid:)", "Query.unsaid"],
            DescriptionRules.Of(schema).Select(v => v.Offender).Order(StringComparer.Ordinal));
    }

    private const string Old = """
        directive @d(a: Int) repeatable on FIELD | QUERY
        interface Node { id: ID! }
        type Query implements Node { id: ID! a(x: Int, y: [Int!]): [String!] e: E u: U i(in: In, one: One): Int }
        type Other { a: Int }
        enum E { A B }
        union U = Query | Other
        input In { a: Int b: Int! = 1 c: Int! }
        input One { a: Int b: Int }
        """;

    public static TheoryData<string, string, string?> Changes => new()
    {
        { "a(x: Int,", "b(x: Int,", "Query.a was removed" },
        { "type Other { a: Int }", "type Other { a: String }", "Other.a was Int and is String" },
        { "[String!] e", "[String] e", "Query.a was [String!] and is [String]" },
        { "[String!] e", "String e", "Query.a was [String!] and is String" },
        { "[String!] e", "[String!]! e", null },
        { "type Other { a: Int }", "type Other { a: Int b: Int }", null },
        { "(x: Int,", "(x: Int!,", "Query.a(x:) was Int and is Int!, required" },
        { "(x: Int,", "(x: Int! = 1,", "Query.a(x:) was Int and is Int!" },
        { "(x: Int, y", "(y", "Query.a(x:) was removed" },
        { "(x: Int,", "(x: Int, z: Int,", null },
        { "(x: Int,", "(x: Int, z: Int!,", "Query.a(z:) is new and required" },
        { "(x: Int,", "(x: Int, z: Int! = 1,", null },
        { "[Int!]):", "[Int]):", null },
        { "enum E { A B }", "enum E { A }", "E.B was removed" },
        { "enum E { A B }", "enum E { A B C }", null },
        { "union U = Query | Other", "union U = Query", "U no longer holds Other" },
        { "type Query implements Node {", "type Query {", "Query no longer implements Node" },
        { "enum E { A B }", "scalar E", "E was Enum and is Scalar" },
        { "c: Int! }", "c: Int! d: Int! }", "In.d is new and required" },
        { "b: Int! = 1", "b: Int!", "In.b was Int! and is Int!, required" },
        { "c: Int! }", "c: Int }", null },
        { "c: Int! }", "}", "In.c was removed" },
        { "input One {", "input One @oneOf {", "One takes only one of its fields now" },
        { "directive @d(a: Int) repeatable on FIELD | QUERY", "", "@d was removed" },
        { "on FIELD | QUERY", "on FIELD", "@d is no longer allowed on QUERY" },
        { "repeatable ", "", "@d is no longer repeatable" },
        { "@d(a: Int)", "@d(a: Int!)", "@d(a:) was Int and is Int!, required" },
    };

    [Theory, MemberData(nameof(Changes))]
    public void A_breaking_change_is_named_by_its_coordinate_and_others_pass(string before, string after, string? breaks)
    {
        Assert.Contains(before, Old, StringComparison.Ordinal);

        var found = BreakingChanges.Between(SchemaFromSdl.Build(Old), SchemaFromSdl.Build(Old.Replace(before, after, StringComparison.Ordinal)));

        Assert.Equal(breaks is null ? [] : [breaks], found.Select(v => v.Offender));
    }

    [QueryType]
    private static class FirstQueries
    {
        public static int GetFirst() => 1;
    }

    [QueryType]
    private static class SecondQueries
    {
        public static int GetFirst() => 2;
    }

    [QueryType]
    private static class Shops
    {
        public static FirstShop? GetOne() => null;

        public static SecondShop? GetTwo() => null;
    }

    [GraphQLName("Shop")]
    internal sealed record FirstShop(int A);

    [GraphQLName("Shop")]
    internal sealed record SecondShop(int B);

    [MutationType]
    private static class Mutations
    {
        public static int Register() => 1;

        public static int Open() => 1;

        [Authorize]
        public static int SignedIn() => 1;

        [Authorize("a:b")]
        public static int Guarded() => 1;
    }
}
