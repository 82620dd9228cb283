using Modular.GraphQL.Building;
using Modular.GraphQL.Tests.Building.Sample;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Tests.Building;

/// <summary>What attributed C# types become in the schema.</summary>
public sealed class ClrSchemaTests
{
    [Fact]
    public async Task The_sample_has_the_schema_that_its_file_holds()
    {
        await using var sample = new SampleSchema();
        Snapshot.Match(SdlPrinter.Print(sample.Schema), "Building/Sample/sample.graphql");
    }

    [Fact]
    public async Task The_same_types_in_another_order_make_the_same_schema()
    {
        await using var sample = new SampleSchema();
        var types = typeof(Merchant).Assembly.GetTypes().Where(t => t.Namespace == typeof(Merchant).Namespace).Reverse();
        var reversed = new SchemaBuilder { Services = SampleSchema.Services() }.AddTypes(types).Build();
        Assert.Equal(SdlPrinter.Print(sample.Schema), SdlPrinter.Print(reversed));
    }

    [Theory]
    [InlineData("GetOrdersAsync", "orders")]
    [InlineData("GetOrders", "orders")]
    [InlineData("Getaway", "getaway")]
    [InlineData("Get", "get")]
    [InlineData("ApplyAsMerchantAsync", "applyAsMerchant")]
    [InlineData("Async", "async")]
    [InlineData("GetIDNumber", "idNumber")]
    [InlineData("URL", "url")]
    [InlineData("GetX", "x")]
    public void Method_names(string method, string field) => Assert.Equal(field, Naming.Method(method));

    [Theory]
    [InlineData("InReview", "IN_REVIEW")]
    [InlineData("IDCard", "ID_CARD")]
    [InlineData("USCC", "USCC")]
    [InlineData("FIRST_REVIEW", "FIRST_REVIEW")]
    [InlineData("Version2", "VERSION2")]
    public void Enum_value_names(string value, string name) => Assert.Equal(name, Naming.UpperSnake(value));

    [Theory]
    [InlineData("MerchantId", false, "merchant")]
    [InlineData("ReviewerId", false, "reviewer")]
    [InlineData("Id", false, "id")]
    [InlineData("Owner", false, "owner")]
    [InlineData("DocumentIds", true, "documents")]
    [InlineData("DeputyIds", true, "deputies")]
    [InlineData("BranchIds", true, "branches")]
    public void Link_names(string property, bool isList, string field) => Assert.Equal(field, Naming.Link(property, isList));

    [QueryType]
    private static class Nulls
    {
        public static string Text() => "";
        public static string? TextOrNull() => null;
        public static int? NumberOrNull() => null;
        public static short Small() => 1;
        public static uint Unsigned() => 1;
        public static List<string?>? ListOrNull() => null;
        public static string[]?[] Nested() => [];
        public static Task<int> Later() => Task.FromResult(1);
        public static Task<string?> LaterOrNull() => Task.FromResult<string?>(null);
        public static ValueTask<IReadOnlyList<int?>> Numbers() => new([]);
        public static Task<Dictionary<string, int>.KeyCollection> Keys() => Task.FromResult(new Dictionary<string, int>().Keys);
        public static byte[] Bytes() => [];
        public static object? Anything() => null;
        public static IEnumerable<DateOnly> Days() => [];
        [GraphQLType("[ID!]")] public static string[] Typed() => [];
        [ID] public static Task<string?> GivenId() => Task.FromResult<string?>(null);
        public static Pair<string, int?> Generic() => new("", null);
    }

    private sealed record Pair<TFirst, TSecond>(TFirst First, TSecond Second);

    [Theory]
    [InlineData("text", "String!")]
    [InlineData("textOrNull", "String")]
    [InlineData("numberOrNull", "Int")]
    [InlineData("small", "Int!")]
    [InlineData("unsigned", "Long!")]
    [InlineData("listOrNull", "[String]")]
    [InlineData("nested", "[[String!]]!")]
    [InlineData("later", "Int!")]
    [InlineData("laterOrNull", "String")]
    [InlineData("numbers", "[Int]!")]
    [InlineData("keys", "[String!]!")]
    [InlineData("bytes", "Base64String!")]
    [InlineData("anything", "Any")]
    [InlineData("days", "[LocalDate!]!")]
    [InlineData("typed", "[ID!]")]
    [InlineData("givenId", "ID")]
    [InlineData("generic", "PairOfStringAndInt32!")]
    public void Nullability_follows_the_annotations_at_every_level(string field, string type)
    {
        var schema = new SchemaBuilder().AddTypes([typeof(Nulls)]).Build();
        Assert.Equal(type, schema.Query.Find(field)!.Type.ToString());
    }

    [Theory]
    [InlineData("Mutation", "applyAsMerchant", "merchants:write")]
    [InlineData("Mutation", "rename", null)]
    [InlineData("Query", "me", "")]
    [InlineData("Query", "orders", null)]
    [InlineData("Merchant", "phone", "merchants:reveal")]
    public async Task Access_is_what_class_and_member_ask_for(string type, string field, string? permissions)
    {
        await using var sample = new SampleSchema();
        var access = ((ObjectType)sample.Schema.FindType(type)!).Find(field)!.Access;
        Assert.Equal(permissions, access is null ? null : string.Join(' ', access.Permissions));
    }

    [Theory]
    [InlineData("Merchant", "id", "Id")]
    [InlineData("Merchant", "keeper", "KeeperId")]
    [InlineData("Merchant", "greeting", "LegalName Status")]
    [InlineData("Merchant", "newest", "Id")]
    [InlineData("Merchant", "replaced", null)]
    public async Task A_field_says_which_properties_of_its_parent_it_reads(string type, string field, string? properties)
    {
        await using var sample = new SampleSchema();
        var requires = ((ObjectType)sample.Schema.FindType(type)!).Find(field)!.Requires;
        Assert.Equal(properties, requires is null ? null : string.Join(' ', requires));
    }
}
