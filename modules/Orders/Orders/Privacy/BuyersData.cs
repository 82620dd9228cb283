using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;
using Orders.Persistence;

namespace Orders.Privacy;

/// <summary>What the module holds of buyers (ACC-03): their orders, and where these went. Orders are kept as long as the law demands; after that only where they went is let go of, so that every sum adds up.</summary>
internal sealed class BuyersData(ModuleDatabase<OrdersDb> database, OrdersOptions options, TimeProvider clock) : IPersonalData
{
    private const int AtATime = 200;

    /// <inheritdoc/>
    public string Module => "Orders";

    /// <inheritdoc/>
    public async Task ExportAsync(Guid userId, Utf8JsonWriter json, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        json.WriteStartObject();
        json.WriteStartArray("orders");
        var all = await db.Orders.Where(o => o.BuyerId == userId).OrderBy(o => o.Id).Select(o => o.Id).ToListAsync(cancellationToken);
        foreach (var ids in all.Chunk(AtATime))
        {
            var orders = await db.Orders.AsNoTracking().Include(o => o.Lines).AsSingleQuery().Where(o => ids.Contains(o.Id)).OrderBy(o => o.Id).ToListAsync(cancellationToken);
            var shipments = (await db.Shipments.AsNoTracking().Where(s => ids.Contains(s.OrderId)).OrderBy(s => s.Number).ToListAsync(cancellationToken)).ToLookup(s => s.OrderId);
            var payments = (await db.Payments.AsNoTracking().Where(p => ids.Contains(p.OrderId)).OrderBy(p => p.Id).ToListAsync(cancellationToken)).ToLookup(p => p.OrderId);
            var refunds = (await db.Refunds.AsNoTracking().Where(r => ids.Contains(r.OrderId)).OrderBy(r => r.Id).ToListAsync(cancellationToken)).ToLookup(r => r.OrderId);
            var changes = (await db.Changes.AsNoTracking().Where(c => ids.Contains(c.OrderId)).OrderBy(c => c.Number).ToListAsync(cancellationToken)).ToLookup(c => c.OrderId);
            foreach (var order in orders)
                BuyersExport.Write(json, order, shipments[order.Id], payments[order.Id], refunds[order.Id], changes[order.Id]);
        }

        json.WriteEndArray();
        await CasesData.ExportAsync(db, userId, json, cancellationToken);
        // Of those who fulfil orders or do services: which ones they were given.
        json.WriteStartArray("assignedOrders");
        var given = db.Assignments.Where(a => a.AssigneeId == userId).Select(a => a.OrderId).Union(db.ServiceOrders.Where(s => s.AssigneeId == userId).Select(s => s.OrderId));
        foreach (var number in await db.Orders.Where(o => given.Contains(o.Id)).OrderBy(o => o.Id).Select(o => o.Number).ToListAsync(cancellationToken))
            json.WriteStringValue(number);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<KeptData>> EraseAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        await using var writing = await db.BeginWritingAsync(cancellationToken);
        var before = clock.GetUtcNow().UtcDateTime.AddYears(-options.YearsOrdersAreKept);
        foreach (var order in await db.Orders.Where(o => o.BuyerId == userId && o.EndedAt != null && o.EndedAt <= before).OrderBy(o => o.Id).ToListAsync(cancellationToken))
            order.Erase();
        foreach (var change in await db.Changes.Where(c => c.BuyerId == userId && db.Orders.Any(o => o.Id == c.OrderId && o.EndedAt != null && o.EndedAt <= before)).ToListAsync(cancellationToken))
            change.Erase();
        await CasesData.EraseAsync(db, userId, before, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        var young = db.Orders.Where(o => o.BuyerId == userId && (o.EndedAt == null || o.EndedAt > before));
        var isOpen = await young.AnyAsync(o => o.EndedAt == null, cancellationToken);
        var lastEnd = await young.MaxAsync(o => o.EndedAt, cancellationToken);
        var isKept = isOpen || lastEnd is not null;
        if (!isKept)
            await db.ForgetPersonAsync(userId, cancellationToken);
        await writing.CommitAsync(cancellationToken);
        return isKept ? [new("ORDERS", "ORDER_RETENTION", isOpen ? null : lastEnd!.Value.AddYears(options.YearsOrdersAreKept))] : [];
    }

    /// <inheritdoc/>
    public string ReasonOf(string code) => Text.Of("ORDER_RETENTION");
}
