using Catalogue.Contracts;
using Modular.Kernel;
using Orders.Model;
using Orders.Persistence;

namespace Orders.Demo;

/// <summary>How the merchants of the demo data send (ORD-04): each in two ways that buyers choose from.</summary>
internal static class DemoDelivery
{
    /// <summary>Adds them; the caller saves.</summary>
    public static void AddTo(OrdersDb db, IReadOnlyList<Offer> offers, DateTime asOf)
    {
        var source = new DemoSource(20260304);
        foreach (var merchant in offers.Select(o => o.Merchant).Distinct())
        {
            foreach (var (code, name, carrier, days) in new[] { ("EXPRESS", "顺丰次日达", (string?)"SF", 1), ("STANDARD", "普通快递", null, 5) })
            {
                var method = DeliveryMethod.Of(new(source.Id(asOf)), merchant, code);
                method.Offer(name, carrier, days);
                db.Add(method);
            }
        }
    }
}
