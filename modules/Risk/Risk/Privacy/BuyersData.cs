using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;
using Risk.Persistence;

namespace Risk.Privacy;

/// <summary>
/// What the screening holds of buyers (ACC-03): which orders are theirs, by which their amounts are added up. It is let go of once no window of any rule reaches back to the order. By which
/// rules an order was hit is no part of the export: whoever knew would stay below them.
/// </summary>
internal sealed class BuyersData(ModuleDatabase<RiskDb> database, RiskOptions options, TimeProvider clock) : IPersonalData
{
    /// <inheritdoc/>
    public string Module => "Risk";

    /// <inheritdoc/>
    public async Task ExportAsync(Guid userId, Utf8JsonWriter json, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        json.WriteStartObject();
        json.WriteStartArray("screenedOrders");
        foreach (var order in await db.ScreenedOrders.AsNoTracking().Where(o => o.BuyerId == userId).OrderBy(o => o.Id).ToListAsync(cancellationToken))
        {
            json.WriteStartObject();
            json.WriteString("order", order.Id.Value);
            json.WriteNumber("total", order.Total);
            json.WriteString("currency", order.Currency);
            json.WriteString("placedAt", order.PlacedAt);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<KeptData>> EraseAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        await using var writing = await db.BeginWritingAsync(cancellationToken);
        var before = clock.GetUtcNow().UtcDateTime.AddDays(-options.DaysBuyersAreKept);
        await db.ChangeRowsAsync(
            db.ScreenedOrders.Where(o => o.BuyerId == userId && o.PlacedAt <= before), set => set.SetProperty(o => o.BuyerId, (Guid?)null), cancellationToken);
        var last = await db.ScreenedOrders.Where(o => o.BuyerId == userId).MaxAsync(o => (DateTime?)o.PlacedAt, cancellationToken);
        if (last is null)
            await db.ScreenedBuyers.Where(b => b.Id == userId).OrderBy(b => b.Id).DeleteInBatchesAsync(cancellationToken);
        await writing.CommitAsync(cancellationToken);
        return last is { } at ? [new("SCREENED_ORDERS", "SCREENING_RETENTION", at.AddDays(options.DaysBuyersAreKept))] : [];
    }

    /// <inheritdoc/>
    public string ReasonOf(string code) => Text.Of("SCREENING_RETENTION", options.DaysBuyersAreKept);
}
