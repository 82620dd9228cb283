using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Model;

namespace Orders.Tests.Actions;

/// <summary>What a front end is told that can be done is what the mutations do (FE-01), for every state, action and caller: staff, the merchant, another merchant, the buyer, another buyer.</summary>
public sealed class AllowedActionsTests : OrdersTests
{
    [Theory, OnSqlite, OnPostgres]
    public Task What_those_who_fulfil_it_can_do(DatabaseKind on) => AgreesAsync(on, OrderActions.All, BuyerActions.All.Count + OrderCaseActions.All.Count);

    [Theory, OnSqlite, OnPostgres]
    public Task What_its_buyer_can_do(DatabaseKind on) => AgreesAsync(on, BuyerActions.All, OrderActions.All.Count + OrderCaseActions.All.Count);

    [Theory, OnSqlite, OnPostgres]
    public Task What_its_buyer_can_begin_after_the_sale(DatabaseKind on) => AgreesAsync(on, OrderCaseActions.All, OrderActions.All.Count + BuyerActions.All.Count);

    /// <summary>A list of orders with all that belongs to them is read by as many statements as one order.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Many_orders_take_as_many_statements_as_one(DatabaseKind on)
    {
        await StartAsync(on);
        for (var i = 0; i < 20; i++)
        {
            var order = Samples.Placed(at: Opened.Clock.Now);
            var made = order.Lead(OrderStatus.Shipped);
            var (lines, _) = order.RefundLines([new(1, 1, null), new(2, 2, null)]);
            Keep(made.Append(Refund.Of(new(Guid.CreateVersion7()), order, order.PaymentId!.Value, lines, RefundReason.FaultyGoods, "开线", Samples.Owner, Opened.Clock.Now)));
        }

        foreach (var (caller, first, selection, most) in new[]
        {
            (Owner, 15, "status total { formatted } commission { amount } isOverdue lines { sku total { amount } refunded { amount } } merchant { id } delivery { region phoneMasked }", 2),
            (Owner, 20, "status lines { sku } merchant { id } refunds { status }", 3),
            (Owner, 10, "refunds { status lines { number amount } } buyerName", 3),
            (Buyer, 6, "lines { sku } shipments { number lines { number quantity } } payments { reference amount { amount } } refunds { lines { number } }", 7),
            (Owner, 15, "status allowedActions { action allowed }", 2),
            (Owner, 15, "assignment { assigneeName isMine } breaches { step dueAt } changes { kind byName lines { before after } } dueAt breachAt", 5),
        })
        {
            var one = await StatementsAsync(caller, 1, selection);
            Assert.Equal(one, await StatementsAsync(caller, first, selection));
            Assert.InRange(one, 1, most);
        }

        async Task<int> StatementsAsync(TestCaller caller, int first, string selection)
        {
            using var watch = new StatementWatch();
            var data = await AskAsync(caller, $"query($first: Int!) {{ orders(first: $first) {{ nodes {{ {selection} }} }} }}", new { first });
            Assert.Equal(first, data.GetProperty("orders").GetProperty("nodes").GetArrayLength());
            return watch.Count;
        }
    }

    private async Task AgreesAsync<TFacts>(DatabaseKind on, IReadOnlyList<StateAction<TFacts, OrderStatus>> actions, int others) where TFacts : IStateFacts<OrderStatus>
    {
        await StartAsync(on);
        var fixture = new ActionFixture<TFacts, OrderStatus>(
            "Order", actions,
            [
                .. Enum.GetValues<OrderStatus>().Select(s => new ActionCase($"order {s}", _ => Task.FromResult(Make(s).Id.Value))),
                new("held order that is paid", _ => Task.FromResult(Make(OrderStatus.Paid, Samples.Placed(verdict: ScreeningVerdict.BlockAndReview)).Id.Value)),
                new("order held after its confirmation", _ => Task.FromResult(Held(OrderStatus.Confirmed))),
                new("order of which all has gone back", _ => Task.FromResult(Refunded())),
            ],
            [DemoUsers.Buyer],
            (_, id, action) => Task.FromResult(InputOf(id, action.Mutation)))
        {
            Callers = [_ => Owner, _ => Other, _ => OtherBuyer, _ => Owner with { PermissionsAtMerchants = [(OrdersPermissions.Buy, Samples.First.Value)] }],
            OtherActions = others,
        };
        var (tried, taken) = await ActionAgreement.CheckAsync(Opened, fixture);
        Assert.True(tried == fixture.Cases.Count * actions.Count * (DemoUsers.All.Count + 1 + fixture.Callers.Count) && taken > actions.Count, $"{taken} of {tried}");
    }

    private Guid Held(OrderStatus status)
    {
        var order = Samples.Placed(at: Opened.Clock.Now);
        var made = order.Lead(status);
        order.Hold(Opened.Clock.Now);
        Keep(made);
        return order.Id.Value;
    }

    private Guid Refunded()
    {
        var order = Samples.Placed(at: Opened.Clock.Now);
        var made = order.Lead(OrderStatus.Completed);
        order.RefundRest();
        Keep(made);
        return order.Id.Value;
    }

    internal static Dictionary<string, object?> InputOf(Guid order, string mutation)
    {
        var input = new Dictionary<string, object?> { ["orderId"] = NodeId.Of(new OrderId(order)).ToString() };
        switch (mutation)
        {
            case "applyAfterSale":
                (input["kind"], input["reasonCode"], input["words"], input["lines"]) = ("RETURN", "FAULTY_GOODS", "开线", new[] { new { number = 1, quantity = 1 } });
                break;
            case "openDispute":
                (input["ground"], input["words"]) = ("GOODS", "开线");
                break;
            case "openOrderTicket":
                (input["kind"], input["words"]) = ("DELIVERY", "什么时候到？");
                break;
            case "reviewOrder":
                (input["lineNumber"], input["goodsStars"], input["serviceStars"], input["deliveryStars"]) = (1, 5, 4, 3);
                break;
            case "cancelRestOfOrder":
            case "declineOrder":
                input["reason"] = "缺货";
                break;
            case "shipOrder":
                (input["carrier"], input["trackingNumber"]) = ("sf", "SF1");
                break;
            case "refundOrder":
                (input["lines"], input["reasonCode"], input["reasonText"]) = (new[] { new { number = 1, quantity = 1 } }, "FAULTY_GOODS", "开线");
                break;
            case "payOrder":
                input["provider"] = "sandbox";
                break;
            case "changeDeliveryAddress":
                input["delivery"] = new { recipient = Samples.Recipient, phone = Samples.Phone, region = "上海市黄浦区", street = Samples.Street };
                break;
            case "reduceOrder" or "shortenOrder":
                (input["lines"], input["reason"]) = (new[] { new { number = 1, quantity = 1 } }, "少要一件");
                break;
            case "reassignOrder":
                input["userId"] = DemoUsers.Merchant.Id;
                break;
        }

        return input;
    }
}
