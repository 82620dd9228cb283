using Merchants.Contracts;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Model;

namespace Orders.Demo;

/// <summary>Makes what comes after the sale of some demo orders (ORD-09, ORD-13 to ORD-16), step by step through the model; from a seed of its own, so that the orders are the same with it and without.</summary>
internal sealed class DemoAfterSales(DateTime asOf, OrdersOptions options)
{
    private const int OfHundredReviewed = 10;
    private const int OfHundredAsked = 2;
    private const int OfHundredWithAfterSale = 12;
    private const int OfHundredDisputed = 4;
    private const int OneOfHidden = 7;
    private const int OneOfAnswered = 3;

    private static readonly string[] Praise = ["尺码合适，面料舒服。", "物流很快，和描述一致。", "颜色比图片略深，整体满意。", "做工一般。"];

    // However few orders there are, there is one of each.
    private readonly Queue<int> _firstOfOpen = new([0, OfHundredWithAfterSale]);
    private readonly Queue<int> _firstOfCompleted = new([0, 0, OfHundredReviewed]);
    private readonly DemoSource _source = new(20260909);
    private int _reviews;

    /// <summary>The platform's policy, in force before all demo orders, and what some merchants promise beyond it since yesterday or mean to.</summary>
    public IEnumerable<AfterSalePolicy> Policies(IReadOnlyList<MerchantId> merchants)
    {
        yield return Policy(null, options.AfterSales.LeastReturnDays, asOf.AddMonths(-14));
        foreach (var merchant in merchants.Take(3))
            yield return Policy(merchant, options.AfterSales.LeastReturnDays + 8, asOf.AddDays(-1), isDraft: merchant == merchants[0]);
    }

    /// <summary>What comes after the sale of an order.</summary>
    public IEnumerable<object> Of(Order order)
    {
        var roll = _source.Random.Next(100);
        if (order.Status == OrderStatus.Completed)
            return (_firstOfCompleted.TryDequeue(out var first) ? first : roll) switch { < OfHundredReviewed => [Review(order)], < OfHundredReviewed + OfHundredAsked => Ticket(order), _ => [] };
        if (order.Status is not (OrderStatus.Shipped or OrderStatus.Delivered) || order.RefundedAmount > 0)
            return [];
        return (_firstOfOpen.TryDequeue(out var firstOfOpen) ? firstOfOpen : roll) switch
        {
            < OfHundredWithAfterSale => AfterSale(order),
            < OfHundredWithAfterSale + OfHundredDisputed => Dispute(order),
            _ => [],
        };
    }

    private AfterSalePolicy Policy(MerchantId? merchant, int returnDays, DateTime at, bool isDraft = false)
    {
        var author = new Actor(merchant is null ? DemoUsers.Coordinator.Id : DemoUsers.Merchant.Id);
        var policy = AfterSalePolicy.Draft(
            new(_source.Id(at)), merchant, 1,
            new(returnDays, options.AfterSales.ExchangeDays, options.AfterSales.RepairDays, WayBackPayer.Buyer, "联系商家后寄回，检测后七个工作日内修复寄回。", "先联系商家，未解决可申请平台介入。", "商品完好、不影响二次销售。"),
            author, at);
        if (!isDraft)
            DemoSource.Must(policy.Publish(new(DemoUsers.Supervisor.Id), at.AddHours(2)));
        return policy;
    }

    private OrderReview Review(Order order)
    {
        var at = order.EndedAt!.Value.AddHours(_source.Random.Next(1, 100));
        at = at < asOf ? at : asOf;
        var stars = (_source.Random.Next(3, 6), _source.Random.Next(3, 6), _source.Random.Next(2, 6));
        var review = OrderReview.Give(new(_source.Id(at)), order, _source.Pick(order.Lines), stars, _source.Pick(Praise), new(order.BuyerId), at);
        if (_reviews++ % OneOfHidden == 1)
            DemoSource.Must(review.Hide(new(null, "评价中有他人的联系方式。"), new(DemoUsers.Supervisor.Id), at));
        else if (_reviews % OneOfAnswered == 0)
            review.Reply("感谢您的评价，欢迎再次光临。", at);
        return review;
    }

    private List<object> Ticket(Order order)
    {
        var at = order.EndedAt!.Value < asOf ? order.EndedAt.Value : asOf;
        var ticket = OrderTicket.Open(new(_source.Id(at)), order, _source.Random.Next(2) == 0 ? TicketKind.Invoice : TicketKind.Goods, new(order.BuyerId), at, options.AfterSales);
        return [ticket, CaseEntry.Of(ticket.Id.Value, order, CaseSide.Buyer, "请问可以补开发票吗？", order.BuyerId, at)];
    }

    private List<object> AfterSale(Order order)
    {
        var (at, line) = (Lately(order), order.Lines[0]);
        DemoSource.Must(order.Claim([new(line.Number, 1, null)]));
        var id = new AfterSaleId(_source.Id(at));
        var sale = Model.AfterSale.Apply(
            id, order, new((AfterSaleKind)_source.Random.Next(3), AfterSaleReason.FaultyGoods),
            [new AfterSaleLine { AfterSaleId = id, Number = line.Number, VariantId = line.VariantId, Quantity = 1 }], WayBackPayer.Merchant, new(order.BuyerId), at, options.AfterSales);
        return [sale, CaseEntry.Of(id.Value, order, CaseSide.Buyer, "收到时有瑕疵，见照片。", order.BuyerId, at)];
    }

    private List<object> Dispute(Order order)
    {
        var at = Lately(order);
        var dispute = DisputeCase.Open(new(_source.Id(at)), order, DisputeGround.NotArrived, new(order.BuyerId), at, options.AfterSales);
        return [dispute, CaseEntry.Of(dispute.Id.Value, order, CaseSide.Buyer, "物流多日没有更新。", order.BuyerId, at)];
    }

    // Within the last day, and not before it had left.
    private DateTime Lately(Order order) => asOf.AddHours(-_source.Random.Next(1, 20)) is var at && at > order.ShippedAt ? at : order.ShippedAt!.Value;
}
