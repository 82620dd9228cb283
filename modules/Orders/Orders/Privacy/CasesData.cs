using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Orders.Persistence;

namespace Orders.Privacy;

/// <summary>What is held of buyers beside their orders (ACC-03): what they said in after-sales, disputes and questions, kept as long as the order, and their reviews, whose words go at once.</summary>
internal static class CasesData
{
    /// <summary>Writes what a buyer has asked for, said and reviewed.</summary>
    public static async Task ExportAsync(OrdersDb db, Guid userId, Utf8JsonWriter json, CancellationToken cancellationToken)
    {
        json.WriteStartArray("afterSales");
        await foreach (var sale in db.AfterSales.AsNoTracking().Where(s => s.BuyerId == userId).OrderBy(s => s.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
            Write(json, sale.OrderNumber, StateName.Of(sale.Kind), StateName.Of(sale.Status), sale.AppliedAt);
        json.WriteEndArray();
        json.WriteStartArray("disputes");
        await foreach (var dispute in db.Disputes.AsNoTracking().Where(d => d.BuyerId == userId).OrderBy(d => d.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
            Write(json, dispute.OrderNumber, StateName.Of(dispute.Ground), StateName.Of(dispute.Status), dispute.OpenedAt);
        json.WriteEndArray();
        json.WriteStartArray("questions");
        await foreach (var ticket in db.Tickets.AsNoTracking().Where(t => t.BuyerId == userId).OrderBy(t => t.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
            Write(json, ticket.OrderNumber, StateName.Of(ticket.Kind), StateName.Of(ticket.Status), ticket.OpenedAt);
        json.WriteEndArray();
        json.WriteStartArray("said");
        await foreach (var entry in db.CaseEntries.AsNoTracking().Where(e => e.ById == userId).OrderBy(e => e.At).ThenBy(e => e.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            json.WriteStartObject();
            json.WriteString("at", entry.At);
            json.WriteString("words", entry.Words.Open());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("reviews");
        await foreach (var review in db.Reviews.AsNoTracking().Where(r => r.BuyerId == userId).OrderBy(r => r.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            json.WriteStartObject();
            json.WriteString("givenAt", review.GivenAt);
            json.WriteNumber("goodsStars", review.GoodsStars);
            json.WriteNumber("serviceStars", review.ServiceStars);
            json.WriteNumber("deliveryStars", review.DeliveryStars);
            json.WriteString("words", review.Words.Open());
            json.WriteString("followUp", review.FollowUp.Open());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Lets go of the words of reviews, and of what was said about orders that are kept no more. The caller saves.</summary>
    public static async Task EraseAsync(OrdersDb db, Guid userId, DateTime before, CancellationToken cancellationToken)
    {
        foreach (var review in await db.Reviews.Where(r => r.BuyerId == userId).ToListAsync(cancellationToken))
            review.Erase();
        var over = db.Orders.Where(o => o.BuyerId == userId && o.EndedAt != null && o.EndedAt <= before).Select(o => o.Id);
        foreach (var entry in await db.CaseEntries.Where(e => e.BuyerId == userId && over.Contains(e.OrderId)).ToListAsync(cancellationToken))
            entry.Erase();
    }

    private static void Write(Utf8JsonWriter json, string order, string kind, string status, DateTime at)
    {
        json.WriteStartObject();
        json.WriteString("order", order);
        json.WriteString("kind", kind);
        json.WriteString("status", status);
        json.WriteString("at", at);
        json.WriteEndObject();
    }
}
