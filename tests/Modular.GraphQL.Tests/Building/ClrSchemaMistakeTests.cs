using Modular.GraphQL.Building;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Tests.Building;

/// <summary>All mistakes of a module are told at once, each with the member, its assembly and what to do.</summary>
public sealed class ClrSchemaMistakeTests
{
    [Node("Ghost")]
    private readonly record struct GhostId(Guid Value);

    [Node("Odd")]
    private readonly record struct OddId(long Value);

    private sealed record Odd(OddId Id);

    private sealed record Nameless(Guid Key);

    [Node("Nameless")]
    private readonly record struct NamelessId(Guid Value);

    private abstract record Shape;

    private sealed class NoWay
    {
        private NoWay(int value) => Value = value;

        public int Value { get; }
    }

    private sealed record Failed(string Message) : IUserError
    {
        public string Code => "FAILED";
    }

    [QueryType]
    private static class Queries
    {
        public static Shape GetShape() => throw new NotSupportedException();
        public static IQueryable<string> GetQuery() => throw new NotSupportedException();
        public static Dictionary<string, int> GetMap() => [];
        public static void GetNothing() { }
        public static T GetGeneric<T>() => default!;
        public static string GetByRef(ref int number) => $"{number}";
        public static string GetByNoWay(NoWay way) => $"{way}";
        public static string GetByQueue(Queue<int> queue) => $"{queue}";
        public static string GetByService([Service] Shape shape) => $"{shape}";
        public static string GetByLoader(IDataLoader<int, string> loader) => $"{loader}";
        public static string GetByParent([Parent] string parent) => parent;
        public static string GetDefault([DefaultValue("{ a: ")] Guid[] ids) => $"{ids}";
        public static GhostId GetGhost() => default;
        [GraphQLType("[Nope")] public static string GetTyped() => "";
        [GraphQLType("Nope")] public static string GetUnknown() => "";
        public static FieldResult<string> GetResult() => "";
        [BatchResolver] public static int GetBatch() => 1;
        public static string Twice() => "";
        public static string GetTwice() => "";
    }

    [QueryType]
    private sealed class NotStatic
    {
        public static string GetStatic() => "";
    }

    [MutationType]
    private static class Mutations
    {
        public static FieldResult<string> Undeclared() => "";
        [Error<Failed>] public static string Unfailing() => "";
        public static Task Nothing() => Task.CompletedTask;
        public static string TwoInputs(OptionsInput input, int more) => $"{input}{more}";
    }

    private sealed record OptionsInput(int Value);

    [ExtendObjectType<GhostId>]
    private static class GhostExtension
    {
        public static int GetHaunt([Parent] GhostId id) => id.GetHashCode();
    }

    private static class Nodes
    {
        [NodeResolver] public static Dictionary<OddId, Odd> Odds(IReadOnlyList<OddId> ids) => ids.ToDictionary(i => i, i => new Odd(i));
        [NodeResolver] public static Dictionary<NamelessId, Nameless> Nameless(IReadOnlyList<NamelessId> ids) => ids.ToDictionary(i => i, i => new Nameless(i.Value));
        [DataLoader] public static Dictionary<long, string> One(IReadOnlyList<long> keys) => keys.ToDictionary(k => k, k => "");
        [DataLoader] public static Dictionary<long, string> Other(IReadOnlyList<long> keys) => keys.ToDictionary(k => k, k => "");
        [DataLoader] public static string NoKeys() => "";
    }

    private static readonly SchemaException Told = Assert.Throws<SchemaException>(() => new SchemaBuilder { Services = SampleSchema.Services() }
        .AddTypes(typeof(ClrSchemaMistakeTests).GetNestedTypes(System.Reflection.BindingFlags.NonPublic)).Build());

    [Theory]
    [InlineData("Queries.GetShape", "Shape is abstract", "[InterfaceType]")]
    [InlineData("Queries.GetQuery", "a query that nobody runs", "[UsePaging]")]
    [InlineData("Queries.GetMap", "has no type in the schema", "add a scalar")]
    [InlineData("Queries.GetNothing", "returns a value", "[GraphQLIgnore]")]
    [InlineData("Queries.GetGeneric", "no type parameters", "[GraphQLIgnore]")]
    [InlineData("number of", "by reference", "by value")]
    [InlineData("NoWay", "no public constructor", "record")]
    [InlineData("queue of", "Queue", "IReadOnlyList<T>")]
    [InlineData("shape of", "not a registered service", "Register it")]
    [InlineData("loader of", "No [DataLoader] method loads String by Int32", "Add one")]
    [InlineData("parent of", "root field has no parent", "Remove [Parent]")]
    [InlineData("ids of", "[DefaultValue] is not a literal", "GraphQL's notation")]
    [InlineData("Queries.GetGhost", "links to Ghost, which nothing in the schema loads", "[NodeResolver]")]
    [InlineData("Queries.GetTyped", "is not a type", "[ID!]")]
    [InlineData("Queries.GetUnknown", "no type Nope", "[GraphQLType]")]
    [InlineData("Queries.GetResult", "mutations only", "[MutationType]")]
    [InlineData("Queries.GetBatch", "one item for each parent", "IReadOnlyList<T>")]
    [InlineData("Queries.GetTwice", "has a field twice already", "[GraphQLName]")]
    [InlineData("NotStatic", "not static", "Make the class static")]
    [InlineData("Mutations.Undeclared", "declares no errors", "[Error<T>]")]
    [InlineData("Mutations.Unfailing", "cannot give any", "FieldResult<T>")]
    [InlineData("Mutations.Nothing", "gives what it made", "FieldResult<T>")]
    [InlineData("more of", "one input", "input type")]
    [InlineData("GhostExtension", "extends Ghost", "Add the module")]
    [InlineData("OddId", "holds a Guid", "record struct")]
    [InlineData("Nameless", "has no id", "NamelessId Id")]
    [InlineData("Nodes.Other", "loaded already by", "Keep one")]
    [InlineData("Nodes.NoKeys", "loads values by their keys", "IReadOnlyList<TKey>")]
    public void Each_mistake_has_its_place_its_reason_and_its_remedy(string place, string reason, string remedy) =>
        Assert.Contains(Told.Problems, p => p.Origin!.Contains(place, StringComparison.Ordinal)
            && p.Origin.Contains("Modular.GraphQL.Tests.dll", StringComparison.Ordinal)
            && p.Message.Contains(reason, StringComparison.Ordinal)
            && p.Message.Contains(remedy, StringComparison.Ordinal));

    [Fact]
    public void The_message_lists_them_all() => Assert.All(Told.Problems, p => Assert.Contains(p.Message, Told.Message, StringComparison.Ordinal));

    [Fact]
    public void A_schema_without_mistakes_of_the_dialect_is_still_checked_against_the_specification() =>
        Assert.Contains(
            Assert.Throws<SchemaException>(() => new SchemaBuilder().AddTypes([typeof(Reserved)]).Build()).Problems,
            p => p.Message.Contains("__", StringComparison.Ordinal));

    [Fact]
    public void A_schema_without_queries_is_refused() => Assert.Throws<SchemaException>(() => new SchemaBuilder().Build());

    [QueryType]
    private static class Reserved
    {
        [GraphQLName("__mine")] public static int Mine() => 1;
    }
}
