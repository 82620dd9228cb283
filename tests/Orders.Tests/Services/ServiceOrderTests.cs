using Catalogue.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Contracts.Inbound;
using Orders.Model;
using Orders.Reactions;

namespace Orders.Tests.Services;

/// <summary>Services are ordered, paid, given to somebody and done (ORD-17); their orders hold the money, and nothing of them is in stock.</summary>
public sealed class ServiceOrderTests : OrdersTests
{
    private static readonly ServiceListingId Cleaning = new(new("c0000000-0000-7000-8000-000000000001"));

    private Task BeginAsync(DatabaseKind on) => StartAsync(on, s => s.AddScoped<IServiceListings>(_ => new OneService()));

    [Theory, OnSqlite, OnPostgres]
    public async Task Ordered_paid_assigned_done_and_completed(DatabaseKind on)
    {
        await BeginAsync(on);
        var id = await PaidAsync();
        // The steps of goods are not its own.
        foreach (var (by, mutation) in new[] { (Owner, "confirmOrder"), (Buyer, "reduceOrder"), (Buyer, "changeDeliveryMethod") })
            Assert.Equal("ILLEGAL_TRANSITION", await CodesAsync(by, mutation, Actions.AllowedActionsTests.InputOf(OrderOf(id).Value, mutation)));
        Assert.Equal("NOT_FOUND", await CodesAsync(Other, "confirmServiceOrder", new { orderId = id }));
        var service = await ConfirmAsync(id);
        Assert.Equal("ILLEGAL_TRANSITION", await CodesAsync(Owner, "confirmServiceOrder", new { orderId = id }));
        foreach (var (by, mutation) in new[] { (Owner, "shipOrder"), (Owner, "declineOrder"), (Buyer, "cancelOrder") })
            Assert.Equal("ILLEGAL_TRANSITION", await CodesAsync(by, mutation, Actions.AllowedActionsTests.InputOf(OrderOf(id).Value, mutation)));
        Assert.Equal("ILLEGAL_TRANSITION", await CodesAsync(Owner, "beginServiceOrder", new { serviceOrderId = service }));
        Assert.Equal("INVALID_INPUT", await CodesAsync(Owner, "assignServiceOrder", Assigning(service, Guid.NewGuid())));
        Assert.Equal("", await CodesAsync(Owner, "assignServiceOrder", Assigning(service, DemoUsers.Reviewer.Id)));
        Assert.Equal("", await CodesAsync(Owner, "assignServiceOrder", Assigning(service, DemoUsers.Merchant.Id)));
        Assert.Equal("", await CodesAsync(Owner, "beginServiceOrder", new { serviceOrderId = service }));
        Assert.Equal("ILLEGAL_TRANSITION", await CodesAsync(Buyer, "cancelServiceOrder", new { serviceOrderId = service }));
        var codes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => CodesAsync(Owner, "completeServiceOrder", new { serviceOrderId = service }))));
        Assert.Single(codes, c => c == "");
        Assert.All(codes, c => Assert.True(c is "" or "EDIT_CONFLICT" or "ILLEGAL_TRANSITION", c));

        var order = await ReadAsync(OrderOf(id));
        Assert.Equal((OrderStatus.Completed, 0, 3), (order.Status, order.RefundedAmount, order.Lines[0].ShippedQuantity));
        Assert.Equal((1, 1, false), ((await EventsOfAsync(order.Id.Value))["orders.order-paid"], (await EventsOfAsync(order.Id.Value))["orders.order-completed"], (await EventsOfAsync(order.Id.Value)).ContainsKey("orders.order-shipped")));
        // Nobody tells the catalogue of a reservation that there never was: the order's own events stand under the same id.
        Assert.DoesNotContain((await EventsOfAsync(order.Reservation.Value)).Keys, n => n.StartsWith("catalogue.", StringComparison.Ordinal));
        var shown = (await AskAsync(Buyer, "query($id: ID!) { order(id: $id) { kind lines { title specification total { amount } } serviceOrder { status assigneeName scheduledAt history { nodes { to } } } } }", new { id })).GetProperty("order");
        Assert.Equal(("SERVICE", "深度保洁", 30000), (shown.GetProperty("kind").GetString(), shown.GetProperty("lines")[0].GetProperty("title").GetString(), shown.GetProperty("lines")[0].GetProperty("total").GetProperty("amount").GetInt32()));
        Assert.Equal("CONFIRMED ASSIGNED IN_SERVICE COMPLETED", string.Join(' ', shown.GetProperty("serviceOrder").GetProperty("history").GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("to").GetString())));
        Assert.Equal("", await CodesAsync(Owner, "refundOrder", new { orderId = id, reasonCode = "PRICE_REDUCTION", reasonText = "少做一小时", lines = new[] { new { number = 1, quantity = 1 } } }));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_cancelled_declined_or_lost_goes_back_once(DatabaseKind on)
    {
        await BeginAsync(on);
        foreach (var (how, status) in new[] { ("cancel", "CANCELLED"), ("decline", "CANCELLED"), ("dispute lost", "CANCELLED"), ("dispute won", "COMPLETED"), ("risk", "CANCELLED") })
        {
            var id = await PaidAsync();
            var service = await ConfirmAsync(id);
            if (how == "cancel")
                Assert.Equal("", await CodesAsync(Buyer, "cancelServiceOrder", new { serviceOrderId = service, reason = "不需要了" }));
            if (how == "decline")
                Assert.Equal("", await CodesAsync(Owner, "declineServiceOrder", new { serviceOrderId = service, reason = "没有人手" }));
            if (how.StartsWith("dispute", StringComparison.Ordinal))
            {
                Assert.Equal("", await CodesAsync(Owner, "assignServiceOrder", Assigning(service, DemoUsers.Merchant.Id)));
                Assert.Equal("", await CodesAsync(Owner, "beginServiceOrder", new { serviceOrderId = service }));
                Assert.Equal("", await CodesAsync(Buyer, "disputeServiceOrder", new { serviceOrderId = service, words = "没有按标准做" }));
                Assert.Equal("ILLEGAL_TRANSITION", await CodesAsync(Owner, "completeServiceOrder", new { serviceOrderId = service }));
                Assert.Equal("", await CodesAsync(Opened.CallerOf(DemoUsers.Supervisor), "decideServiceOrder", new { serviceOrderId = service, isDone = how.EndsWith("won", StringComparison.Ordinal), words = "已核实" }));
            }

            if (how == "risk")
                await HandleAsync<FollowScreening, OrderScreeningDecided>(new(OrderOf(id), ScreeningVerdict.Decline, "STOLEN_CARD"), from: "Risk");
            var node = (await AskAsync(Owner, "query($id: ID!) { node(id: $id) { ... on ServiceOrder { status order { status refunded { amount } } } } }", new { id = service })).GetProperty("node");
            Assert.Equal((status, status, status == "CANCELLED" ? 30000 : 0), (
                node.GetProperty("status").GetString(), node.GetProperty("order").GetProperty("status").GetString(), node.GetProperty("order").GetProperty("refunded").GetProperty("amount").GetInt32()));
            Assert.Equal(status == "CANCELLED" ? 30000 : 0, (await RefundsAsync(OrderOf(id))).Sum(r => r.AmountTotal));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Only_what_is_offered_at_the_price_that_was_seen(DatabaseKind on)
    {
        await BeginAsync(on);
        const string details = "... on InvalidInputError { field rule }";
        foreach (var (input, rule) in new (object, string)[]
        {
            (Ordering(IdOf(new ServiceListingId(Guid.NewGuid()))), "serviceId SERVICE_NOT_OFFERED"), (Ordering(IdOf(Cleaning), quantity: 0), "quantity ORDER_QUANTITY"),
            (Ordering(IdOf(Cleaning), expectedPrice: new { amount = 9999 }), "expectedPrice PRICE_CHANGED"), (Ordering(IdOf(Cleaning), expectedPrice: new { amount = 10000 }), ""),
        })
            Assert.Equal(rule, CodesOf(await PayloadAsync(Buyer, "placeServiceOrder", input, details: details)));
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => PayloadAsync(Buyer, "placeServiceOrder", Ordering(IdOf(Cleaning)), "order { id }", key: "k"))));
        Assert.Single(answers.Select(a => a.GetRawText()).Distinct());
    }

    /// <summary>What a front end is told that can be done is what the mutations do (FE-01), in every state.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task What_can_be_done_is_what_is_told(DatabaseKind on)
    {
        await BeginAsync(on);
        await AgreesAsync(ServiceOrderActions.All, ServiceOrderActions.OfBuyer.Count);
        await AgreesAsync(ServiceOrderActions.OfBuyer, ServiceOrderActions.All.Count);
    }

    [Fact]
    public void It_moves_only_as_the_domain_says()
    {
        var allowed = "Confirmed>Assigned Assigned>InService InService>Completed InService>Disputed Disputed>Completed Disputed>Cancelled Confirmed>Cancelled Assigned>Cancelled".Split(' ').ToHashSet();
        foreach (var from in Enum.GetValues<ServiceOrderStatus>())
        {
            foreach (var to in Enum.GetValues<ServiceOrderStatus>())
                Assert.True(allowed.Contains($"{from}>{to}") == (ServiceOrderActions.Machine.Refuse("thing", from, to) is null), $"{from} > {to}");
        }
    }

    private async Task AgreesAsync<TFacts>(IReadOnlyList<StateAction<TFacts, ServiceOrderStatus>> actions, int others) where TFacts : IStateFacts<ServiceOrderStatus>
    {
        var fixture = new ActionFixture<TFacts, ServiceOrderStatus>(
            "ServiceOrder", actions, [.. Enum.GetValues<ServiceOrderStatus>().Select(s => new ActionCase($"service {s}", _ => Task.FromResult(Made(s))))], [DemoUsers.Buyer], (_, id, action) => Task.FromResult(InputOf(id, action.Mutation)))
        {
            Callers = [_ => Owner, _ => Other, _ => OtherBuyer],
            OtherActions = others,
        };
        var (tried, taken) = await ActionAgreement.CheckAsync(Opened, fixture);
        Assert.True(tried > 0 && taken > actions.Count, $"{taken} of {tried}");
    }

    // As the mutations make it, with its order.
    private Guid Made(ServiceOrderStatus status)
    {
        var (at, id) = (Opened.Clock.Now, Guid.CreateVersion7());
        var order = Order.Place(
            new(new(id), DemoUsers.Buyer.Id, new(id), new(Samples.First, Money.Yuan, [new(default, default, "", "深度保洁", "小时", "home", 3, 10000)]), Samples.Delivery(), ScreeningVerdict.Approve, at, Service: Cleaning),
            Samples.Buyer, Samples.Options);
        var payment = Samples.Begun(order, at);
        Assert.True(payment.Report(true, 30000, Money.Yuan, at) == ReportedMoney.Pays && order.TakePayment(payment, at, Samples.Options));
        Assert.Null(order.Confirm(Samples.Owner, at));
        var service = ServiceOrder.Of(new(Guid.CreateVersion7()), order, Samples.Owner, at);
        var all = new List<object> { order, payment, service };
        if (status is ServiceOrderStatus.Cancelled)
        {
            Assert.Null(service.End(false, null, Samples.Owner, at) ?? order.Cancel(OrderActions.Decline, null, Samples.Owner, at));
        }
        else if (status is not ServiceOrderStatus.Confirmed)
        {
            Assert.Null(service.Assign(DemoUsers.Merchant.Id, at, Samples.Owner, at));
            if (status is not ServiceOrderStatus.Assigned)
                Assert.Null(service.Begin(Samples.Owner, at));
            if (status is ServiceOrderStatus.Completed)
                Assert.Null(service.End(true, null, Samples.Owner, at) ?? order.CompleteService(Samples.Owner, at));
            if (status is ServiceOrderStatus.Disputed)
                Assert.Null(service.Dispute("没有按标准做", Samples.Buyer, at));
        }

        Keep(all);
        return service.Id.Value;
    }

    private static Dictionary<string, object?> InputOf(Guid id, string mutation)
    {
        var input = new Dictionary<string, object?> { ["serviceOrderId"] = NodeId.Of(new ServiceOrderId(id)).ToString() };
        if (mutation == "assignServiceOrder")
            (input["userId"], input["scheduledAt"]) = (DemoUsers.Merchant.Id, "2026-07-01T02:00:00Z");
        if (mutation is "declineServiceOrder" or "cancelServiceOrder")
            input["reason"] = "没有人手";
        if (mutation is "disputeServiceOrder" or "decideServiceOrder")
            input["words"] = "没有按标准做";
        if (mutation == "decideServiceOrder")
            input["isDone"] = true;
        return input;
    }

    private async Task<string> PaidAsync()
    {
        var payload = await PayloadAsync(Buyer, "placeServiceOrder", Ordering(IdOf(Cleaning)), "order { id total { amount } }");
        Assert.Equal("", CodesOf(payload));
        var id = payload.GetProperty("order").GetProperty("id").GetString()!;
        Assert.Equal(CallbackAnswer.Accepted, await ReportAsync(await PayAsync(id), 30000));
        return id;
    }

    private async Task<string> ConfirmAsync(string orderId)
    {
        var payload = await PayloadAsync(Owner, "confirmServiceOrder", new { orderId }, "serviceOrder { id }");
        Assert.Equal("", CodesOf(payload));
        return payload.GetProperty("serviceOrder").GetProperty("id").GetString()!;
    }

    private static object Assigning(string serviceOrderId, Guid userId) => new { serviceOrderId, userId, scheduledAt = "2026-07-01T02:00:00Z" };

    private static object Ordering(string serviceId, int quantity = 3, object? expectedPrice = null) => new
    {
        serviceId, quantity, expectedPrice, place = new { recipient = Samples.Recipient, phone = Samples.Phone, region = "上海市黄浦区", street = Samples.Street },
    };

    /// <summary>Stands for the catalogue's services.</summary>
    private sealed class OneService : IServiceListings
    {
        private static readonly OfferedService Offered = new(Cleaning, Samples.First, "深度保洁", "两人上门。", "全屋无尘。", "home", "小时", 10000, Money.Yuan);

        public Task<IReadOnlyDictionary<ServiceListingId, OfferedService>> FindOfferedAsync(IReadOnlyCollection<ServiceListingId> services, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<ServiceListingId, OfferedService>>(services.Where(s => s == Cleaning).ToDictionary(s => s, _ => Offered));

        public Task<IReadOnlyList<OfferedService>> ListOfferedAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<OfferedService>>([Offered]);
    }
}
