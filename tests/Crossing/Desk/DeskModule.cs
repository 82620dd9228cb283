using Depot;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;

[assembly: Module("Desk", Version = "1.0", Kernel = "1", DependsOn = new[] { "Depot" })]

namespace Desk;

/// <summary>Takes orders, for which it reserves the depot's stock.</summary>
public sealed class DeskModule : IModule
{
    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, ModuleContext context)
    {
        services.AddModuleDatabase<DeskDb>(context);
        services.AddModuleMessaging<DeskDb>(context);
        services.AddScoped<Ordering>();
    }
}

/// <summary>An order of one item.</summary>
public sealed class Order
{
    /// <summary>Its id.</summary>
    public Guid Id { get; init; }

    /// <summary>The command under which its stock was reserved.</summary>
    public CommandId Reservation { get; init; }

    /// <summary>The item.</summary>
    public Guid Item { get; init; }

    /// <summary>How many.</summary>
    public int Quantity { get; init; }
}

/// <summary>The desk's database.</summary>
public sealed class DeskDb(DbContextOptions<DeskDb> options) : MessagingDbContext(options)
{
    /// <summary>The orders.</summary>
    public DbSet<Order> Orders => Set<Order>();
}

/// <summary>Places orders as a mutation would.</summary>
public sealed class Ordering(DeskDb db, CommandSender<DeskDb> commands, IStockReservations stock)
{
    /// <summary>Reserves the stock, then keeps the order together with the reservation.</summary>
    /// <param name="item">The item.</param>
    /// <param name="quantity">How many.</param>
    /// <param name="before">What happens between the two: payment, checks, a long wait.</param>
    /// <param name="purpose">What it is for where it may be repeated: the order's id then; null otherwise.</param>
    /// <returns>The order; null where stock is short.</returns>
    public async Task<Order?> PlaceAsync(Guid item, int quantity, Func<SentCommand, Task> before, Guid? purpose = null)
    {
        Task<CommandAnswer<StockReserved>> Reserve(IStockReservations port, CommandId command) => port.ReserveAsync(command, new(item, quantity), CancellationToken.None);
        var reserved = purpose is { } named
            ? await commands.SendAsync(stock, Reserve, named, CancellationToken.None)
            : await commands.SendAsync(stock, Reserve, CancellationToken.None);
        if (!reserved.IsAccepted)
            return null;
        await before(reserved);
        var order = db.Add(new Order { Id = purpose ?? Guid.CreateVersion7(), Reservation = reserved.Id, Item = item, Quantity = quantity }).Entity;
        db.Raise(new StockSold(reserved.Id), DateTime.UtcNow);
        db.Keep(reserved);
        await db.SaveChangesAsync();
        return order;
    }
}
