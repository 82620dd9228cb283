using Modular.Kernel;
using Orders.Model;
using static Orders.Tests.Samples;

namespace Orders.Tests.AfterSales;

/// <summary>After-sales and disputes made through the model, in any state.</summary>
internal static class AfterSaleSamples
{
    public static readonly Actor Arbiter = new(DemoUsers.Coordinator.Id);
    public static readonly AfterSaleOptions Settings = Options.AfterSales;

    /// <summary>An after-sale of two pieces of the first line, in a state; with its order and all that was made on the way.</summary>
    public static (AfterSale Sale, Order Order, List<object> Made) Lead(AfterSaleStatus to, AfterSaleKind kind = AfterSaleKind.Return, DateTime? at = null, Order? order = null)
    {
        var now = at ?? Monday;
        order ??= Placed(at: now);
        var made = order.Lead(OrderStatus.Shipped).ToList();
        var sale = order.Ask(kind, [(1, 2)], now);
        made.Add(sale);
        switch (to)
        {
            case AfterSaleStatus.Refused:
                Took(sale.Refuse(order, StepReason.Told("REFUSED_NO_FAULT"), Owner, now, Settings));
                break;
            case AfterSaleStatus.Cancelled:
                Took(sale.Cancel(order, null, Buyer, now));
                break;
            case AfterSaleStatus.Arbitration:
                Took(sale.Refuse(order, StepReason.Told("REFUSED_NO_FAULT"), Owner, now, Settings));
                Took(sale.Escalate(order, null, Buyer, now, Settings));
                break;
            case AfterSaleStatus.Applied:
                break;
            default:
                Took(sale.Approve(order, null, Owner, now, Settings));
                if (to == AfterSaleStatus.Approved)
                    break;
                Took(sale.SendBack("sf", "SF9", Buyer, now, Settings));
                if (to == AfterSaleStatus.BuyerReturning)
                    break;
                Took(sale.Receive([new(1, 2, 0)], null, Owner, now, Settings));
                if (to == AfterSaleStatus.Received)
                    break;
                var outcome = sale.GiveBack(order, null, Owner, now);
                Took(outcome);
                made.Add(outcome.Refund!);
                if (to == AfterSaleStatus.Done)
                    sale.Finish(now);
                break;
        }

        Assert.Equal(to, sale.Status);
        return (sale, order, made);
    }

    /// <summary>Asks for pieces of an order.</summary>
    public static AfterSale Ask(this Order order, AfterSaleKind kind, IReadOnlyList<(int Number, int Quantity)> lines, DateTime at)
    {
        Assert.Null(order.Claim([.. lines.Select(l => new WantedRefund(l.Number, l.Quantity, null))]));
        var id = new Contracts.AfterSaleId(Guid.CreateVersion7());
        return AfterSale.Apply(
            id, order, new(kind, AfterSaleReason.FaultyGoods),
            [.. lines.Select(l => new AfterSaleLine { AfterSaleId = id, Number = l.Number, VariantId = order.Lines.Single(o => o.Number == l.Number).VariantId, Quantity = l.Quantity })],
            WayBackPayer.Merchant, new(order.BuyerId), at, Settings);
    }

    /// <summary>A dispute in a state, with its order and all that was made on the way.</summary>
    public static (DisputeCase Dispute, List<object> Made) Disputed(DisputeStatus to, DateTime at)
    {
        var order = Placed(at: at);
        var made = order.Lead(OrderStatus.Shipped).ToList();
        var dispute = DisputeCase.Open(new(Guid.CreateVersion7()), order, DisputeGround.Goods, Buyer, at, Settings);
        made.Add(dispute);
        if (to >= DisputeStatus.MerchantReplied)
            Assert.Null(dispute.Reply(Owner, at, Settings));
        if (to >= DisputeStatus.Arbitration)
            Assert.Null(dispute.Escalate(null, Buyer, at, Settings));
        if (to == DisputeStatus.Decided)
            Assert.Null(dispute.Decide(DisputeOutcome.ForMerchant, null, Arbiter, at));
        Assert.Equal(to, dispute.Status);
        return (dispute, made);
    }

    public static void Took(Outcome outcome) => Assert.Null(outcome.Refused);
}
