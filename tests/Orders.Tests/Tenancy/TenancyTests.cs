using System.Text.Json;
using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;
using Orders.Tests.Actions;

namespace Orders.Tests.Tenancy;

/// <summary>An order is its buyer's, its merchant's and the staff's who read orders; to everybody else it is not there (domain.md, section 3).</summary>
public sealed class TenancyTests : OrdersTests
{
    private const string Everything = """
        id status number total { amount } refunded { amount } commission { amount } delivery { region recipientMasked phoneMasked } buyerName merchant { id }
        lines { sku title } payments { reference } refunds { reason lines { amount } } shipments { trackingNumber } history(first: 2) { nodes { to } } allowedActions { action allowed }
        """;

    [Theory, OnSqlite, OnPostgres]
    public async Task Others_find_nothing(DatabaseKind on)
    {
        await StartAsync(on);
        var order = Samples.Placed(at: Opened.Clock.Now);
        var made = order.Lead(OrderStatus.Shipped);
        var refund = Refund.Of(new(Guid.CreateVersion7()), order, order.PaymentId!.Value, order.RefundLines([new(1, 1, null)]).Lines, RefundReason.FaultyGoods, "开线", Samples.Owner, Opened.Clock.Now);
        Keep(made.Append(refund));
        var uploader = Opened.CallerOf(DemoUsers.Uploader);
        foreach (var caller in new[] { Other, OtherBuyer, TestCaller.Anonymous, uploader })
        {
            foreach (var (id, unknown, fields) in new[]
            {
                (IdOf(order.Id), IdOf(new OrderId(Guid.NewGuid())), $"... on Order {{ {Everything} }}"),
                (IdOf(order.PaymentId!.Value), IdOf(new PaymentId(Guid.NewGuid())), "... on Payment { reference status }"),
                (IdOf(refund.Id), IdOf(new RefundId(Guid.NewGuid())), "... on Refund { reason lines { amount } }"),
            })
                await SameAsync(caller, $"query($id: ID!) {{ node(id: $id) {{ id {fields} }} }}", id, unknown);
            if (!caller.Has(OrdersPermissions.Read))
                continue;
            await SameAsync(caller, $"query($id: ID!) {{ order(id: $id) {{ {Everything} }} }}", IdOf(order.Id), IdOf(new OrderId(Guid.NewGuid())));
            var lists = await AskAsync(caller, "query($m: ID!) { orders { totalCount } myOrders { totalCount } refunds { totalCount } orderEvents { updates { event } } node(id: $m) { ... on Merchant { orders { totalCount } } } }", new { m = IdOf(Samples.First) });
            Assert.Equal("""{"orders":{"totalCount":0},"myOrders":{"totalCount":0},"refunds":{"totalCount":0},"orderEvents":{"updates":[]},"node":{"orders":{"totalCount":0}}}""", lists.GetRawText());
        }

        foreach (var (caller, code) in new[] { (TestCaller.Anonymous, "AUTH_NOT_AUTHENTICATED"), (uploader, "AUTH_NOT_AUTHORIZED") })
        {
            foreach (var field in new[] { "orders { totalCount }", "myOrders { totalCount }", "refunds { totalCount }", "orderEvents { cursor }", $"order(id: \"{IdOf(order.Id)}\") {{ id }}" })
            {
                var refused = await Opened.ExecuteAsync(caller, $"{{ {field} }}");
                Assert.Equal(code, refused.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
            }
        }

        // Another's order is changed by nobody, and answers as one that is not there.
        foreach (var mutation in OrderActions.All.Select(a => a.Mutation).Concat(BuyerActions.All.Select(a => a.Mutation)))
        {
            foreach (var caller in new[] { Other, OtherBuyer }.Select(c => c with { Permissions = [.. OrdersPermissions.All.Select(p => p.Name)] }))
            {
                var answers = new List<string>();
                foreach (var id in new[] { order.Id.Value, Guid.NewGuid() })
                    answers.Add((await PayloadAsync(caller, mutation, AllowedActionsTests.InputOf(id, mutation))).GetRawText());
                Assert.Contains("NOT_FOUND", answers[0], StringComparison.Ordinal);
                Assert.Equal(answers[0], answers[1]);
            }
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Buyers_merchants_and_staff_see_what_is_theirs(DatabaseKind on)
    {
        await StartAsync(on);
        var mine = Make(OrderStatus.Paid);
        var others = Make(OrderStatus.Paid, Samples.Placed(buyer: OtherBuyer.UserId, at: Opened.Clock.Now));
        Make(OrderStatus.Paid, Samples.Placed(merchant: Samples.Second, at: Opened.Clock.Now));
        foreach (var (caller, count, own) in new[]
        {
            (Buyer, 2, 2), (OtherBuyer, 1, 1), (Owner, 2, 0), (Other, 1, 0), (Opened.CallerOf(DemoUsers.Finance), 3, 0), (Opened.CallerOf(DemoUsers.Fulfilment), 3, 0),
            (Owner with { UserId = DemoUsers.Buyer.Id }, 3, 2),
        })
        {
            var data = await AskAsync(caller, "{ orders { totalCount nodes { merchant { id } commission { amount } } } myOrders { totalCount } }");
            Assert.Equal((count, own), (data.GetProperty("orders").GetProperty("totalCount").GetInt32(), data.GetProperty("myOrders").GetProperty("totalCount").GetInt32()));
            foreach (var node in data.GetProperty("orders").GetProperty("nodes").EnumerateArray())
            {
                var isTold = caller.IsPlatformWide || caller.MerchantScope.Any(m => IdOf(new Merchants.Contracts.MerchantId(m)) == node.GetProperty("merchant").GetProperty("id").GetString());
                Assert.Equal(isTold ? JsonValueKind.Object : JsonValueKind.Null, node.GetProperty("commission").ValueKind);
            }
        }

        var bought = (await AskAsync(Owner, $"query($id: ID!) {{ order(id: $id) {{ {Everything} }} }}", new { id = IdOf(mine.Id) })).GetRawText();
        Assert.Contains("138****5678", bought, StringComparison.Ordinal);
        foreach (var secret in new[] { Samples.Phone, Samples.Recipient, Samples.Street })
            Assert.DoesNotContain(secret, bought, StringComparison.Ordinal);
        Assert.NotEqual(mine.Id, others.Id);
    }

    /// <summary>Who sees the rows of all merchants by one role, and reads orders at one merchant by another, reads those and what he buys (ACC-02): in lists, by ids and in what has happened alike.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Who_reads_at_one_merchant_reads_there_whatever_else_he_sees(DatabaseKind on)
    {
        await StartAsync(on);
        await Opened.StartUpAsync();
        var (bought, sold, others) = (MakeRefunded(), MakeRefunded(OtherBuyer.UserId, Samples.Second), MakeRefunded(OtherBuyer.UserId));
        await UntilAsync(async () => await Opened.Services.GetServices<Modular.Messaging.IEventFeed>().Single(f => f.Module == "Orders").LastPositionAsync(default) == 18);
        var both = new TestCaller(DemoUsers.Buyer.Id, "陈晨", true, Samples.Second.Value) { PermissionsAtMerchants = [(OrdersPermissions.Read, Samples.Second.Value)] };
        var document = $$"""
            query($o: ID!, $p: ID!, $r: ID!, $m: ID!) {
              order(id: $o) { number } node(id: $o) { id } payment: node(id: $p) { id } refund: node(id: $r) { id }
              merchant: node(id: $m) { ... on Merchant { orders { nodes { number } } } }
              orders { nodes { number } } refunds { nodes { order { number } } } orderEvents(first: 200) { updates { order { number } } }
            }
            """;
        foreach (var (caller, seen) in new[]
        {
            (both, new[] { bought, sold }), (both with { UserId = Guid.NewGuid() }, [sold]), (both with { UserId = Guid.NewGuid(), PermissionsAtMerchants = [], Permissions = [OrdersPermissions.Read] }, [bought, sold, others]),
        })
        {
            var numbers = seen.Select(m => m.Order.Number).Order().ToList();
            foreach (var made in new[] { bought, sold, others })
            {
                var data = await AskAsync(caller, document, new { o = IdOf(made.Order.Id), p = IdOf(made.Order.PaymentId!.Value), r = IdOf(made.Refund), m = IdOf(made.Order.MerchantId) });
                Assert.Equal(Enumerable.Repeat(seen.Contains(made), 4), new[] { "order", "node", "payment", "refund" }.Select(f => data.GetProperty(f).ValueKind == JsonValueKind.Object));
                Assert.Equal(numbers, NumbersOf(data.GetProperty("orders").GetProperty("nodes")));
                Assert.Equal(numbers, NumbersOf(data.GetProperty("refunds").GetProperty("nodes"), "order"));
                Assert.Equal(numbers, NumbersOf(data.GetProperty("orderEvents").GetProperty("updates"), "order").Distinct());
                Assert.Equal(
                    seen.Where(s => s.Order.MerchantId == made.Order.MerchantId).Select(s => s.Order.Number).Order(),
                    NumbersOf(data.GetProperty("merchant").GetProperty("orders").GetProperty("nodes")));
            }
        }

        (Order Order, RefundId Refund) MakeRefunded(Guid? buyer = null, Merchants.Contracts.MerchantId? merchant = null)
        {
            var order = Samples.Placed(buyer: buyer, merchant: merchant, at: Opened.Clock.Now);
            var made = order.Lead(OrderStatus.Shipped);
            var refund = Refund.Of(new(Guid.CreateVersion7()), order, order.PaymentId!.Value, order.RefundLines([new(1, 1, null)]).Lines, RefundReason.FaultyGoods, "开线", Samples.Owner, Opened.Clock.Now);
            Keep(made.Append(refund));
            return (order, refund.Id);
        }

        static IEnumerable<string> NumbersOf(JsonElement rows, string? within = null) =>
            rows.EnumerateArray().Select(r => (within is null ? r : r.GetProperty(within)).GetProperty("number").GetString()!).Order();
    }

    /// <summary>What is held at one merchant does nothing at another whose orders the caller sees (ACC-02); a buyer who is a merchant's owner buys as a buyer.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_held_at_one_merchant_does_nothing_at_another(DatabaseKind on)
    {
        await StartAsync(on);
        var caller = new TestCaller(Guid.NewGuid(), "陈晨", false, Samples.Second.Value, Samples.First.Value)
        {
            PermissionsAtMerchants = [.. OrdersPermissions.All.Select(p => (p.Name, Samples.Second.Value)), (OrdersPermissions.Read, Samples.First.Value)],
        };
        foreach (var action in OrderActions.All)
        {
            var (foreign, own) = (Make(action.From[0]), Make(action.From[0], Samples.Placed(merchant: Samples.Second, at: Opened.Clock.Now)));
            Assert.Equal("AUTH_NOT_AUTHORIZED", await CodesAsync(caller, action.Mutation, AllowedActionsTests.InputOf(foreign.Id.Value, action.Mutation)));
            Assert.Equal("", await CodesAsync(caller, action.Mutation, AllowedActionsTests.InputOf(own.Id.Value, action.Mutation)));
        }
    }

    /// <summary>The address in full is for who may at the order's merchant, for a purpose in force, and is on record (ACC-06).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task The_address_is_revealed_for_a_purpose_where_it_may_be(DatabaseKind on)
    {
        await StartAsync(on);
        var (own, foreign) = (Make(OrderStatus.Paid), Make(OrderStatus.Paid, Samples.Placed(merchant: Samples.Second, at: Opened.Clock.Now)));
        var reader = Owner with { MerchantScope = [Samples.First.Value, Samples.Second.Value], Permissions = [], PermissionsAtMerchants = [(OrdersPermissions.Reveal, Samples.First.Value), (OrdersPermissions.Read, Samples.Second.Value)] };
        foreach (var (by, id, field, dataUse, value, codes) in new[]
        {
            (Owner, own.Id, "PHONE", OnePurpose.Code, Samples.Phone, ""), (Owner, own.Id, "RECIPIENT", OnePurpose.Code, Samples.Recipient, ""), (Owner, own.Id, "STREET", OnePurpose.Code, Samples.Street, ""),
            (Owner, own.Id, "PHONE", "curiosity", null, "INVALID_INPUT"), (Other, own.Id, "PHONE", OnePurpose.Code, null, "NOT_FOUND"), (reader, foreign.Id, "PHONE", OnePurpose.Code, null, "AUTH_NOT_AUTHORIZED"),
            (Opened.CallerOf(DemoUsers.Fulfilment), foreign.Id, "PHONE", OnePurpose.Code, Samples.Phone, ""),
        })
        {
            var payload = (await AskAsync(
                by, "mutation($i: RevealDeliveryAddressInput!) { revealDeliveryAddress(input: $i) { value errors { ... on Error { code } } } }",
                new { i = new { orderId = IdOf(id), field, dataUse, reason = "联系收件人" } })).GetProperty("revealDeliveryAddress");
            Assert.Equal((value, codes), (payload.GetProperty("value").GetString(), CodesOf(payload)));
        }

        foreach (var caller in new[] { Buyer, Opened.CallerOf(DemoUsers.Finance) })
        {
            var refused = await Opened.ExecuteAsync(
                caller, "mutation($i: RevealDeliveryAddressInput!) { revealDeliveryAddress(input: $i) { value } }", new { i = new { orderId = IdOf(own.Id), field = "PHONE", dataUse = OnePurpose.Code, reason = "x" } });
            Assert.Equal("AUTH_NOT_AUTHORIZED", refused.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        }

        var records = await Opened.AuditAsync<OrdersDb>("Revealed");
        Assert.Equal(4, records.Count);
        Assert.All(records, r => Assert.Equal(("Order", "联系收件人"), (r.What, r.Reason)));
        Assert.DoesNotContain(records, r => $"{r.After}{r.Before}".Contains(Samples.Phone, StringComparison.Ordinal));
    }

    private async Task SameAsync(TestCaller caller, string document, string id, string unknown)
    {
        var answers = new List<string>();
        foreach (var asked in new[] { id, unknown })
            answers.Add((await Opened.ExecuteAsync(caller, document, new { id = asked })).GetRawText().Replace(asked, "", StringComparison.Ordinal));
        Assert.Equal(answers[0], answers[1]);
        Assert.Contains("null", answers[0], StringComparison.Ordinal);
    }
}
