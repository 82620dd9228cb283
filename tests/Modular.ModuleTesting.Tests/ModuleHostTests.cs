using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Tests.Modules;
using Modular.Kernel;

namespace Modular.ModuleTesting.Tests;

/// <summary>One module runs alone: over its own database, with fakes for what it reads, for the caller and at the time that the test names.</summary>
public sealed class ModuleHostTests : ModuleTests<StockModule>
{
    /// <summary>The module that loads warehouses, as far as these tests ask for it; all types of this assembly are the tested module's own.</summary>
    private static readonly Assembly OtherModule = Assembly.Load(SourceCompiler.Compile("OtherModule", """
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Modular.GraphQL;
        using Modular.ModuleTesting.Tests;

        internal sealed record Warehouse(WarehouseId Id, string City);

        internal static class WarehouseNodes
        {
            [NodeResolver]
            public static Task<IReadOnlyDictionary<WarehouseId, Warehouse>> GetAsync(IReadOnlyList<WarehouseId> ids) =>
                Task.FromResult<IReadOnlyDictionary<WarehouseId, Warehouse>>(ids.ToDictionary(id => id, id => new Warehouse(id, "上海")));
        }
        """, MetadataReference.CreateFromFile(typeof(WarehouseId).Assembly.Location)));

    internal static readonly ModuleSetup Setup = new()
    {
        Fakes = s => s.AddSingleton<IPriceReader, FixedPrice>(),
        Types = OtherModule.GetTypes(),
    };

    [Theory, OnSqlite, OnPostgres]
    public async Task Rows_are_seen_by_their_owner_through_the_modules_own_schema(DatabaseKind on)
    {
        await UseAsync(on, Setup);
        var (own, others) = (Opened.CallerOf(DemoUsers.Fulfilment), Opened.CallerOf(DemoUsers.Merchant));
        await using (var db = Opened.OpenDatabase<StockDb>())
        {
            db.AddRange(new Item { Id = Guid.NewGuid(), OwnerId = own.UserId!.Value, WarehouseId = new(Guid.NewGuid()) }, new Item { Id = Guid.NewGuid(), OwnerId = others.UserId!.Value });
            await db.SaveChangesAsync();
        }

        await using var scoped = Opened.OpenDatabase<StockDb>(own with { IsPlatformWide = false });
        Assert.Equal(1, await scoped.Set<Item>().CountAsync());
        var answer = await Opened.ExecuteAsync(own with { IsPlatformWide = false }, "{ items { nodes { warehouse { city } } } }");
        Assert.Equal("""{"data":{"items":{"nodes":[{"warehouse":{"city":"上海"}}]}}}""", answer.GetRawText());
        Assert.Equal(2, (await Opened.ExecuteAsync(own, "{ items { totalCount } }")).GetProperty("data").GetProperty("items").GetProperty("totalCount").GetInt32());
        Assert.Equal("AUTH_NOT_AUTHORIZED", Code(await Opened.ExecuteAsync(others, "{ items { totalCount } }")));
        Assert.Equal("AUTH_NOT_AUTHENTICATED", Code(await Opened.ExecuteAsync(TestCaller.Anonymous, "{ items { totalCount } }")));
    }

    [Fact]
    public async Task Contracts_are_answered_by_fakes_and_time_passes_as_the_test_says()
    {
        await UseAsync(DatabaseKind.Sqlite, Setup);
        var user = Opened.CallerOf(DemoUsers.Buyer);

        Assert.Equal("""{"data":{"price":250,"caller":"张伟 at 02:00"}}""",
            (await Opened.ExecuteAsync(user, "query ($p: UUID!) { price(product: $p) caller }", new { p = Guid.NewGuid() })).GetRawText());
        Opened.Clock.Advance(TimeSpan.FromMinutes(90));
        Assert.Equal("""{"data":{"caller":" at 03:30"}}""", (await Opened.ExecuteAsync(TestCaller.Anonymous, "{ caller }")).GetRawText());

        await using var scope = Opened.As(user);
        Assert.Same(user, scope.ServiceProvider.GetRequiredService<ICaller>());
        Assert.Equal(250, await scope.ServiceProvider.GetRequiredService<Pricing>().CentsAsync(Guid.NewGuid(), default));
    }

    [Fact]
    public async Task A_contract_that_nobody_answers_fails_the_start_with_its_name()
    {
        var failure = await Assert.ThrowsAsync<AggregateException>(() => UseAsync(DatabaseKind.Sqlite));
        Assert.Contains(nameof(IPriceReader), failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_clock_refuses_local_time() =>
        Assert.Throws<ArgumentException>(() => new MovableClock().Now = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Local));

    private static string? Code(System.Text.Json.JsonElement answer) =>
        answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();

    private sealed class FixedPrice : IPriceReader
    {
        public Task<int> CentsAsync(Guid product, CancellationToken cancellationToken) => Task.FromResult(250);
    }
}
