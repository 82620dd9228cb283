using Catalogue.Contracts;
using Catalogue.Model;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Catalogue.Tests.Stock;

/// <summary>Stock as other modules move it.</summary>
public abstract class StockTests : CatalogueTests
{
    /// <summary>Sends a command to the port as a module does in a request of the buyer.</summary>
    protected async Task<T> PortAsync<T>(Func<IStockReservations, Task<T>> send)
    {
        await using var scope = Opened.As(Buyer);
        return await send(scope.ServiceProvider.GetRequiredService<IStockReservations>());
    }

    protected Task<CommandAnswer<StockReserved>> ReserveAsync(CommandId command, params StockLine[] lines) => PortAsync(p => p.ReserveAsync(command, new(lines), default));

    protected async Task<(int OnHand, int Reserved)> StockOfAsync(VariantId variant)
    {
        await using var db = Open();
        var level = await db.StockLevels.AsNoTracking().SingleAsync(s => s.VariantId == variant);
        return (level.OnHand, level.Reserved);
    }

    /// <summary>What must hold of all stock at any moment: onHand = Σ movements, reserved = Σ open lines, onHand ≥ reserved ≥ 0.</summary>
    protected async Task HoldsAsync(string after)
    {
        await using var db = Open();
        await using var snapshot = await db.BeginSnapshotAsync(default);
        var moved = await db.StockMovements.GroupBy(m => m.VariantId).ToDictionaryAsync(g => g.Key, g => g.Sum(m => m.Quantity));
        var open = await (from r in db.Reservations
                          join l in db.ReservationLines on r.Id equals l.ReservationId
                          where r.Status == ReservationStatus.Held || r.Status == ReservationStatus.Secured
                          group l.Quantity - l.Dispatched by l.VariantId).ToDictionaryAsync(g => g.Key, g => g.Sum());
        foreach (var level in await db.StockLevels.AsNoTracking().ToListAsync())
        {
            Assert.True(level.OnHand == moved.GetValueOrDefault(level.VariantId), $"{after}: {level.OnHand} on hand, {moved.GetValueOrDefault(level.VariantId)} moved.");
            Assert.True(level.Reserved == open.GetValueOrDefault(level.VariantId), $"{after}: {level.Reserved} reserved, {open.GetValueOrDefault(level.VariantId)} in open lines.");
            Assert.True(level.OnHand >= level.Reserved && level.Reserved >= 0, $"{after}: {level.OnHand} on hand, {level.Reserved} reserved.");
        }
    }
}
