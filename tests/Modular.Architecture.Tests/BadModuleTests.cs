using System.Reflection;
using Modular.Architecture.Tests.Fixtures;
using Modular.Architecture.Tests.Repository;
using Modular.Architecture.Tests.Rules;
using Modular.GraphQL.Building;
using Modular.GraphQL.Data;
using Modular.GraphQL.Types;

namespace Modular.Architecture.Tests;

/// <summary>Rules 4, 5, 6, 8 and 10 catch the modules that break them, and pass the sound one.</summary>
public sealed class BadModuleTests
{
    private const string Module = "public sealed class OrdersModule : IModule { public void AddServices(IServiceCollection services, ModuleContext context) { } } ";

    public static TheoryData<string, string[]> Types => new()
    {
        { Module + "internal sealed class A; internal static class B; internal record struct C; internal interface D; internal enum E { F } internal abstract class G; internal sealed class H : G;", [] },
        { "internal sealed class A;", ["Orders.dll shows no module"] },
        { Module + "public sealed class SecondModule : IModule { public void AddServices(IServiceCollection services, ModuleContext context) { } }", ["SecondModule is a second module"] },
        { Module + "public enum Status { New }", ["Status is public"] },
        { Module + "public static class Extensions;", ["Extensions is public"] },
        { Module + "internal class Order;", ["Order is not sealed"] },
        { Module + "internal static class A { private class Nested; }", ["A/Nested is not sealed"] },
        { Module + "internal abstract class Idle;", ["Idle is abstract, and nothing inherits it"] },
    };

    [Theory, MemberData(nameof(Types))]
    public void A_type_that_is_shown_or_open_is_caught(string source, string[] offenders) =>
        Assert.Equal(offenders, new FixtureModule("Orders", source).Inspect(a => TypeRules.Of("Orders", a)).Select(v => v.Offender));

    // Anew for each test, as a load context holds one assembly of a name.
    private readonly FixtureModule _goods = new("Goods",
        "public sealed class Product { public Guid Id { get; set; } public string Name { get; set; } = \"\"; } " + Db("Goods", "public DbSet<Product> Products => Set<Product>();"));

    public static TheoryData<string, string[]> Models => new()
    {
        { Db("Orders", "public DbSet<Order> Orders => Set<Order>();"), [] },
        { Db("Orders", "public DbSet<Product> Bought => Set<Product>();"), ["it stores Product of Goods"] },
        { Db("Orders", "public DbSet<Order> Orders => Set<Order>();") + Db("More", ""), ["MoreDb stands beside OrdersDb"] },
        { "internal sealed class OtherDb : DbContext;", ["OtherDb derives from DbContext"] },
        { Db("Orders", "protected override void OnModelCreating(ModelBuilder m) { base.OnModelCreating(m); m.Entity<Order>().ToTable(\"Products\", \"Goods\"); }"),
            ["Order is mapped to Goods.Products", "Goods.Products is mapped by Goods's Product and Orders's Order"] },
        { Db("Orders", "protected override void OnModelCreating(ModelBuilder m) { base.OnModelCreating(m); m.Entity<Order>().ToTable(\"T\"); m.Entity<Line>().ToTable(\"T\"); m.Entity<Line>().HasOne<Order>().WithOne().HasForeignKey<Order>(o => o.Id); }"),
            ["Orders.T is mapped by Orders's Line and Orders's Order"] },
        { Db("Orders", "protected override void OnModelCreating(ModelBuilder m) { base.OnModelCreating(m); m.Entity<Order>(); m.Entity<Product>().ToTable(\"Products\", \"Goods\", t => t.ExcludeFromMigrations()); m.Entity<Order>().HasOne<Product>().WithMany().HasForeignKey(o => o.ProductId); }"),
            ["it stores Product of Goods", "Product is mapped to Goods.Products", "Goods.Products is mapped by Goods's Product and Orders's Product", "a foreign key leads from Orders.Order to Goods.Products"] },
        { Db("Orders", "protected override void OnModelCreating(ModelBuilder m) { base.OnModelCreating(m); m.Entity<Order>(); m.Entity<Special>(); }"), [] },
    };

    [Theory, MemberData(nameof(Models))]
    public void A_model_that_reaches_into_another_module_is_caught(string source, string[] offenders)
    {
        var orders = new FixtureModule("Orders", source + """
             internal class Order { public Guid Id { get; set; } public Guid ProductId { get; set; } }
             internal sealed class Special : Order;
             internal sealed class Line { public Guid Id { get; set; } }
             """, _goods);

        var found = ModelRules.OfContexts("Orders", orders.Assembly.Value)
            .Concat(ModelRules.Of([.. ModuleModel.Of("Goods", _goods.Assembly.Value), .. ModuleModel.Of("Orders", orders.Assembly.Value)]));

        Assert.Equal(offenders.Order(), found.Select(v => v.Offender).Order());
    }

    public static TheoryData<string, bool> Strings => new()
    {
        { "\"SELECT * FROM Products\"", true },
        { "\"select p.* from t join products p\"", true },
        { "\"DELETE FROM \\\"Goods\\\".\\\"Products\\\"\"", true },
        { "$\"UPDATE Goods.Products SET Name = '{DateTime.Now}'\"", true },
        { "\"SELECT * FROM Goods.Shared\"", true },
        { "\"ATTACH 'data/Goods.db' AS g\"", true },
        { "\"EXISTS (SELECT 1 FROM \" + DateTime.Now + \"JOIN \\\"Products\\\")\"", true },
        { "new ModelBuilder().Entity(\"x\").ToTable(\"Products\").ToString()!", true },
        { "\"SELECT * FROM Shared\"", false },
        { "\"SELECT * FROM OurProducts\"", false },
        { "\"Products\"", false },
        { "\"Take a picture from products that sell.\"", false },
        { "nameof(Goods) + \"Products.\"", false },
    };

    [Theory, MemberData(nameof(Strings))]
    public void A_string_that_names_a_table_of_another_module_is_caught(string expression, bool isCaught)
    {
        var tables = new (string Module, string Table)[] { ("Goods", "Products"), ("Goods", "Shared"), ("Orders", "Shared"), ("Orders", "Orders") }.ToLookup(t => t.Module, t => t.Table);
        var orders = new FixtureModule("Orders", $"internal static class Goods; internal static class Reading {{ public static Func<string> Text() => () => {expression}; }}");

        var found = orders.Inspect(a => ForeignTableRules.Of("Orders", a, tables));

        Assert.Equal(isCaught, found.Count > 0);
        Assert.All(found, v => Assert.Matches(@"^Reading.* names Goods\.(Products|Shared): ", v.Offender));
    }

    public static TheoryData<string, string[]> Events => new()
    {
        { "public sealed record Placed(Guid Id, IReadOnlyList<string> Lines) { public int Count { get; init; } } public readonly record struct Paid(long Cents); public enum Kind { A }", [] },
        { "public sealed class Placed { public Guid Id { get; init; } }", ["{0}.Placed is no sealed record"] },
        { "public record Placed(Guid Id);", ["{0}.Placed is no sealed record"] },
        { "public record struct Placed(Guid Id);", ["{0}.Placed is no sealed record", "{0}.Placed.Id can be set"] },
        { "public sealed record Placed(Guid Id) { public int Count { get; set; } }", ["{0}.Placed.Count can be set"] },
        { "public sealed record Placed(Guid Id) { public int Count; }", ["{0}.Placed.Count can be assigned"] },
        { "public sealed record Placed(List<string> Lines);", ["{0}.Placed.Lines is a List"] },
        { "public sealed record Placed(string[] Lines);", ["{0}.Placed.Lines is a String[]"] },
    };

    [Theory, MemberData(nameof(Events))]
    public void An_event_that_can_change_is_caught(string source, string[] offenders)
    {
        foreach (var folder in new[] { "Events", "Inbound" })
        {
            var place = $"Orders.Contracts.{folder}";
            var contracts = new FixtureModule("Orders.Contracts", $"namespace {place} {{ {source} }} namespace Orders.Contracts {{ public class Elsewhere {{ public int Free; }} }}");

            Assert.Equal(offenders.Select(o => o.Replace("{0}", place, StringComparison.Ordinal)), contracts.Inspect(a => EventRules.Of("Orders", a)).Select(v => v.Offender));
        }
    }

    public static TheoryData<string, string, string[]> Handlers => new()
    {
        { "Orders.Reactions", Handles, [] },
        { "Orders.Place", Handles, ["Orders.Place.CountsPlaced handles events outside of Reactions"] },
        { "Orders.Track", "[SubscriptionType] internal static class Tracking { public static async IAsyncEnumerable<long> OnPlaced(IEventFeed feed) { await foreach (var e in feed.ReadAsync(0, EventFilter.All, default)) yield return e.Position; } }", [] },
        { "Orders.Track", "internal static class Tracking { public static IAsyncEnumerable<FeedEvent> Read(IEventFeed feed) => feed.ReadAsync(0, EventFilter.All, default); }", ["Orders.Track.Tracking reads a feed by itself"] },
    };

    private const string Handles =
        "public sealed record Placed(Guid Id) : IEvent { Guid IEvent.AggregateId => Id; } internal sealed class CountsPlaced : IHandle<Placed> { public Task HandleAsync(Placed p, EventSource s, CancellationToken c) => Task.CompletedTask; }";

    [Theory, MemberData(nameof(Handlers))]
    public void A_reaction_that_passes_the_inbox_by_is_caught(string place, string source, string[] offenders) =>
        Assert.Equal(offenders, new FixtureModule("Orders", $"namespace {place} {{ using Modular.Messaging; {source} }}").Inspect(a => HandlerRules.Of("Orders", a)).Select(v => v.Offender));

    public static TheoryData<string, string?, string?> Resolvers => new()
    {
        { "public static string GetName() => \"\"; [UsePaging] public static IQueryable<Order> GetOrders([Service] OrdersDb db) => db.Orders; public static IReadOnlyList<Order> GetLast() => [];", null, null },
        { "public static Product? GetProduct() => null;", "Query.product (Queries.GetProduct) shows Product of Goods", null },
        { "public static Task<IReadOnlyList<Product>> GetProductsAsync() => null!;", "Query.products (Queries.GetProductsAsync) shows Product of Goods", null },
        { "public static Card? GetCard() => null;", "Card.product (Card.Product) shows Product of Goods", null },
        { "public static Task<string?> GetNameAsync(IDataLoader<Guid, Product> products) => null!;", "Query.name (Queries.GetNameAsync) shows Product of Goods", null },
        { "public static IEnumerable<Order> GetOrders([Service] OrdersDb db) => db.Orders;", null, "Query.orders (Queries.GetOrders) gives a lazy sequence" },
        { "[ListSize(AssumedSize = 5)] public static IEnumerable<Order> GetOrders([Service] OrdersDb db) => db.Orders.Take(5);", null, null },
    };

    [Theory, MemberData(nameof(Resolvers))]
    public void A_resolver_that_shows_anothers_entity_or_a_live_query_is_caught(string members, string? entity, string? query)
    {
        var orders = OrdersWith(members);
        var owners = new[] { _goods, orders }.ToDictionary(m => m.Assembly.Value, m => m.Name);
        var schema = new SchemaBuilder().AddAssembly(orders.Assembly.Value).AddData().Build();
        HashSet<Type> entities = [.. owners.SelectMany(o => ModuleModel.Of(o.Value, o.Key)).SelectMany(m => m.Entities).Select(e => e.Type)];
        string? OwnerOf(Assembly assembly) => owners.GetValueOrDefault(assembly);

        Assert.Equal(entity is null ? [] : [entity], ResolverRules.OfEntities(schema, OwnerOf, entities).Select(v => v.Offender).Distinct());
        Assert.Equal(query is null ? [] : [query], ResolverRules.OfQueries(schema, OwnerOf).Select(v => v.Offender));
    }

    [Fact]
    public void A_query_without_paging_is_refused_by_the_schema() =>
        Assert.Contains("GetOrders", Assert.Throws<SchemaException>(() => new SchemaBuilder()
            .AddAssembly(OrdersWith("public static IQueryable<Order> GetOrders([Service] OrdersDb db) => db.Orders;").Assembly.Value).AddData().Build()).Message, StringComparison.Ordinal);

    private FixtureModule OrdersWith(string members) => new("Orders", Db("Orders", "public DbSet<Order> Orders => Set<Order>();") + $$"""
        internal sealed class Order { public Guid Id { get; set; } }
        internal sealed record Card(Product? Product);
        [QueryType] internal static class Queries { {{members}} }
        internal static class Loaders { [DataLoader] public static Task<IReadOnlyDictionary<Guid, Product>> GetProductsAsync(IReadOnlyList<Guid> ids) => null!; }
        """, _goods);

    /// <summary>The source of a context that is sound but for its members.</summary>
    private static string Db(string name, string members) =>
        $"internal sealed class {name}Db(DbContextOptions<{name}Db> options) : ModuleDbContext(options) {{ {members} }} ";
}
