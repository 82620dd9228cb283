using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

[assembly: Module("Stock", Kernel = "1")]

namespace Modular.ModuleTesting.Tests;

/// <summary>A contract of another module, which this one reads.</summary>
public interface IPriceReader
{
    Task<int> CentsAsync(Guid product, CancellationToken cancellationToken);
}

/// <summary>An id of another module.</summary>
[Node("Warehouse")]
public readonly record struct WarehouseId(Guid Value);

/// <summary>A small module that depends on another.</summary>
public sealed class StockModule : IModule
{
    public void AddServices(IServiceCollection services, ModuleContext context)
    {
        services.AddModuleDatabase<StockDb>(context);
        services.AddSingleton(new Permission("stock:count", "Count.", Roles.Fulfilment));
        services.AddScoped<Pricing>();
        services.AddSingleton<Gate>();
    }
}

internal sealed class Pricing(IPriceReader prices)
{
    public Task<int> CentsAsync(Guid product, CancellationToken cancellationToken) => prices.CentsAsync(product, cancellationToken);
}

internal sealed class Item
{
    public Guid Id { get; set; }

    public Guid OwnerId { get; set; }

    public WarehouseId WarehouseId { get; set; }
}

internal sealed class StockDb(DbContextOptions<StockDb> options) : ModuleDbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Item>();
        modelBuilder.Entity<Booking>();
        base.OnModelCreating(modelBuilder);
        ScopeToOwner<Item>(modelBuilder, i => i.OwnerId == CallerId);
    }
}

[QueryType]
internal static class StockQueries
{
    [Authorize("stock:count")]
    [UsePaging]
    public static IQueryable<Item> GetItems([Service] StockDb db) => db.Set<Item>().AsNoTracking().OrderBy(i => i.Id);

    public static Task<int> GetPriceAsync(Guid product, [Service] Pricing pricing, CancellationToken cancellationToken) => pricing.CentsAsync(product, cancellationToken);

    public static string GetCaller([Service] ICaller caller, [Service] TimeProvider clock) => $"{caller.Name} at {clock.GetUtcNow():HH:mm}";
}
