using System.Text.Json;
using Modular.Kernel;
using Orders.Model;

namespace Orders.Privacy;

/// <summary>Writes an order with all that belongs to it, as its buyer is given it (ACC-03).</summary>
internal static class BuyersExport
{
    public static void Write(Utf8JsonWriter json, Order order, IEnumerable<Shipment> shipments, IEnumerable<Payment> payments, IEnumerable<Refund> refunds,
        IEnumerable<OrderChange> changes)
    {
        json.WriteStartObject();
        json.WriteString("number", order.Number);
        json.WriteString("status", StateName.Of(order.Status));
        json.WriteString("placedAt", order.PlacedAt);
        json.WriteNumber("total", order.TotalAmount);
        json.WriteString("currency", order.Currency);
        json.WriteString("recipient", order.Delivery.Recipient.Open());
        json.WriteString("phone", order.Delivery.Phone.Open());
        json.WriteString("region", order.Delivery.Region);
        json.WriteString("street", order.Delivery.Street.Open());
        WriteAll(json, "lines", order.Lines.OrderBy(l => l.Number), l =>
        {
            json.WriteString("title", l.Title);
            json.WriteNumber("quantity", l.Quantity);
            json.WriteNumber("unitPrice", l.UnitPriceAmount);
        });
        WriteAll(json, "shipments", shipments, s =>
        {
            json.WriteString("carrier", s.Carrier);
            json.WriteString("trackingNumber", s.TrackingNumber);
            json.WriteString("shippedAt", s.ShippedAt);
        });
        WriteAll(json, "payments", payments, p =>
        {
            json.WriteString("provider", p.Provider);
            json.WriteString("reference", p.Reference);
            json.WriteString("status", StateName.Of(p.Status));
            json.WriteNumber("amount", p.AmountDue);
            json.WriteString("initiatedAt", p.InitiatedAt);
        });
        WriteAll(json, "refunds", refunds, r =>
        {
            json.WriteString("reason", StateName.Of(r.Reason));
            json.WriteString("status", StateName.Of(r.Status));
            json.WriteNumber("amount", r.AmountTotal);
            json.WriteString("requestedAt", r.RequestedAt);
        });
        WriteAll(json, "changes", changes, c =>
        {
            json.WriteString("kind", StateName.Of(c.Kind));
            json.WriteString("at", c.At);
            json.WriteString("reason", c.Reason);
            foreach (var (name, address) in c.Kind == OrderChangeKind.Address ? [("before", c.AddressBefore), ("after", c.AddressAfter)] : Array.Empty<(string, DeliveryAddress)>())
                json.WriteString(name, $"{address.Recipient.Open()} {address.Phone.Open()} {address.Region} {address.Street.Open()}");
        });
        json.WriteEndObject();
    }

    private static void WriteAll<T>(Utf8JsonWriter json, string name, IEnumerable<T> all, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var one in all)
        {
            json.WriteStartObject();
            write(one);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
