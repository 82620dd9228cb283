using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;
using Orders.Contracts;

[assembly: Module("Orders", Kernel = "1")]

namespace Settlement.Tests;

/// <summary>Stands for the module Orders: it has its feed, and raises what a test says.</summary>
public sealed class OrdersStandIn : IModule
{
    public void AddServices(IServiceCollection services, ModuleContext context)
    {
        services.AddModuleDatabase<OrdersDb>(context);
        services.AddModuleMessaging<OrdersDb>(context);
    }

    /// <summary>Makes its tables; it has no migrations.</summary>
    internal static async Task PrepareAsync(ModuleHost host)
    {
        await using var db = host.OpenDatabase<OrdersDb>();
        await db.GetService<IRelationalDatabaseCreator>().CreateTablesAsync();
    }

    /// <summary>Raises an event, as the system.</summary>
    internal static async Task RaiseAsync(ModuleHost host, IEvent happened, DateTime at)
    {
        await using var db = host.OpenDatabase<OrdersDb>();
        db.Raise(happened, at);
        await db.SaveChangesAsync();
    }
}

internal sealed class OrdersDb(DbContextOptions<OrdersDb> options) : MessagingDbContext(options);

/// <summary>An order, as far as statements link to it.</summary>
internal sealed record Order(OrderId Id);

/// <summary>A merchant, as far as statements link to it.</summary>
internal sealed record Merchant(MerchantId Id);

internal static class StandInNodes
{
    [NodeResolver]
    public static Task<IReadOnlyDictionary<OrderId, Order>> GetOrdersAsync(IReadOnlyList<OrderId> ids) =>
        Task.FromResult<IReadOnlyDictionary<OrderId, Order>>(ids.ToDictionary(i => i, i => new Order(i)));

    [NodeResolver]
    public static Task<IReadOnlyDictionary<MerchantId, Merchant>> GetMerchantsAsync(IReadOnlyList<MerchantId> ids) =>
        Task.FromResult<IReadOnlyDictionary<MerchantId, Merchant>>(ids.ToDictionary(i => i, i => new Merchant(i)));
}
