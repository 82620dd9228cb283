using Catalogue.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Modular.Kernel;
using Modular.Persistence;
using Orders.Persistence;

namespace Orders.Demo;

/// <summary>Makes the module's demo data on the first start, where the host asks for some: all of it or, if it is stopped, none.</summary>
internal sealed class MakeDemoData(
    ModuleDatabase<OrdersDb> database, ICatalogueReader goods, IServiceListings services, IStockReservations stock, OrdersOptions options, TimeProvider clock, DemoAmount amount, ILogger<MakeDemoData> logger) : IModuleStartup
{
    private const int AtATime = 200;

    /// <inheritdoc/>
    public string Module => "Orders";

    /// <inheritdoc/>
    public int Order => 100;

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var count = amount.Value switch { DemoData.Small => 200, DemoData.Full => 20_000, _ => 0 };
        await using var db = database.Open(SystemCaller.Instance);
        if (count == 0 || await db.Orders.AnyAsync(cancellationToken))
            return;
        var offers = await goods.ListOffersAsync(cancellationToken);
        if (offers.Count == 0)
            return;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var asOf = clock.GetUtcNow().UtcDateTime.Date;
        var (after, statements) = (new DemoAfterSales(asOf, options), new DemoStatements(asOf));
        db.AddRange(after.Policies([.. offers.Select(o => o.Merchant).Distinct()]));
        DemoDelivery.AddTo(db, offers, asOf);
        foreach (var (order, payment, service) in new DemoServices(asOf, options).Make(await services.ListOfferedAsync(cancellationToken)))
            db.AddRange(order, payment, service);
        foreach (var batch in new DemoOrders(asOf, options).Make(count, offers).Chunk(AtATime))
        {
            foreach (var made in batch)
            {
                if (made.IsOpen && !await IsReservedAsync(made, cancellationToken))
                    continue;
                Add(db, made);
                statements.Add(made.Payment);
                db.AddRange(after.Of(made.Order));
            }

            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }

        db.AddRange(statements.Make());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        logger.LogInformation("Demo data: {Orders} orders", count);
    }

    // Goods of the past have left long ago; what the catalogue counts is what is there now.
    private static void Add(OrdersDb db, DemoOrders.Made made)
    {
        db.Add(made.Order);
        if (made.Basket is not null)
            db.Add(made.Basket);
        if (made.Payment is not null)
            db.Add(made.Payment);
        db.AddRange(made.Shipments);
        db.AddRange(made.Refunds);
        foreach (var raised in made.Order.TakeNewEvents().Where(e => made.IsOpen || e.Event.GetType().Assembly == typeof(Contracts.OrderId).Assembly))
            db.Raise(raised.Event, raised.At);
    }

    // A suspended merchant takes no new orders, and what is sold out is; their open orders are left out.
    private async Task<bool> IsReservedAsync(DemoOrders.Made made, CancellationToken cancellationToken)
    {
        var asked = new ReserveStock([.. made.Order.Lines.Select(l => new StockLine(l.VariantId, l.Quantity))]);
        return (await stock.ReserveAsync(made.Order.Reservation, asked, cancellationToken)).IsAccepted;
    }
}
