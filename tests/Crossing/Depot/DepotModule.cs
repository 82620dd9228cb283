using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;

[assembly: Module("Depot", Version = "1.0", Kernel = "1")]

namespace Depot;

/// <summary>Owns stock, and a command port to it: one of two modules that tests send commands between.</summary>
public sealed class DepotModule : IModule
{
    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, ModuleContext context)
    {
        services.TryAddSingleton<IStep>(_ => new NoStep());
        services.AddModuleDatabase<DepotDb>(context);
        services.AddModuleMessaging<DepotDb>(context);
    }
}

/// <summary>An item; of what is there, so many are reserved or sold.</summary>
[NotAudited]
public sealed class StockItem
{
    /// <summary>Its id.</summary>
    public Guid Id { get; init; }

    /// <summary>How many there were.</summary>
    public int OnHand { get; set; }

    /// <summary>How many of them are spoken for.</summary>
    public int Reserved { get; set; }
}

/// <summary>What is bound for one command.</summary>
public sealed class Reservation
{
    /// <summary>The command.</summary>
    public CommandId Id { get; init; }

    /// <summary>The item.</summary>
    public Guid Item { get; init; }

    /// <summary>How many.</summary>
    public int Quantity { get; init; }

    /// <summary>Whether the buyer has confirmed it.</summary>
    public bool IsSold { get; set; }
}

/// <summary>The depot's database.</summary>
public sealed class DepotDb(DbContextOptions<DepotDb> options) : MessagingDbContext(options)
{
    /// <summary>The items.</summary>
    public DbSet<StockItem> Items => Set<StockItem>();

    /// <summary>What is bound.</summary>
    public DbSet<Reservation> Reservations => Set<Reservation>();
}

/// <summary>The depot's port.</summary>
internal sealed class StockReservations(ReceivedCommands<DepotDb> received, IStep step) : IStockReservations
{
    public async Task<CommandAnswer<StockReserved>> ReserveAsync(CommandId command, ReserveStock asked, CancellationToken cancellationToken)
    {
        await step.AtAsync(Step.Noted);
        var answer = await received.AcceptAsync(command, asked, (db, what, stop) => ReserveAsync(db, command, what, stop), cancellationToken);
        await step.AtAsync(Step.Accepted);
        return answer;
    }

    public async Task<CommandEnding> CancelAsync(CommandId command, CancellationToken cancellationToken)
    {
        await step.AtAsync(Step.Claimed);
        var ending = await received.CancelAsync(command, (db, stop) => ReleaseAsync(db, command, stop), cancellationToken);
        await step.AtAsync(Step.Cancelled);
        return ending;
    }

    private async Task<CommandAnswer<StockReserved>> ReserveAsync(DepotDb db, CommandId command, ReserveStock asked, CancellationToken cancellationToken)
    {
        // Written before it is refused, so that a refusal has something to take back.
        db.Add(new Reservation { Id = command, Item = asked.Item, Quantity = asked.Quantity });
        await db.SaveChangesAsync(cancellationToken);
        await db.Items.Where(i => i.Id == asked.Item).ExecuteUpdateAsync(set => set.SetProperty(i => i.Reserved, i => i.Reserved + asked.Quantity), cancellationToken);
        var item = await db.Items.AsNoTracking().SingleAsync(i => i.Id == asked.Item, cancellationToken);
        if (item.Reserved > item.OnHand)
            return new Refusal("OUT_OF_STOCK", "Fewer are left than were asked for.", new Dictionary<string, string> { ["left"] = $"{item.OnHand - item.Reserved + asked.Quantity}" });
        await step.AtAsync(Step.Effective);
        return new StockReserved(asked.Item, asked.Quantity, item.OnHand - item.Reserved);
    }

    private static async Task ReleaseAsync(DepotDb db, CommandId command, CancellationToken cancellationToken)
    {
        var reservation = await db.Reservations.SingleAsync(r => r.Id == command, cancellationToken);
        await db.Items.Where(i => i.Id == reservation.Item).ExecuteUpdateAsync(set => set.SetProperty(i => i.Reserved, i => i.Reserved - reservation.Quantity), cancellationToken);
        db.Remove(reservation);
    }
}
