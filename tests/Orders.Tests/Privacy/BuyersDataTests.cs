using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Model;

namespace Orders.Tests.Privacy;

/// <summary>What is held of a buyer is given out whole; of orders that the law does not make us keep any more, where they went is erased, and every sum stays (ACC-03).</summary>
public sealed class BuyersDataTests : OrdersTests
{
    private IPersonalData Data => Opened.Services.GetServices<IPersonalData>().Single(d => d.Module == "Orders");

    [Theory, OnSqlite, OnPostgres]
    public async Task Young_orders_are_kept_with_reason_and_end_old_ones_lose_their_address(DatabaseKind on)
    {
        await StartAsync(on);
        var me = DemoUsers.Buyer.Id;
        var old = Make(OrderStatus.Completed);
        var theirs = Make(OrderStatus.Completed, Samples.Placed(buyer: OtherBuyer.UserId, at: Opened.Clock.Now));
        Opened.Clock.Now = MovableClock.Start.AddYears(2);
        var young = Make(OrderStatus.Cancelled);
        var open = Make(OrderStatus.Shipped);
        Opened.Clock.Now = MovableClock.Start.AddYears(3);

        var export = await ExportAsync(me);
        Assert.Equal(3, export.GetProperty("orders").GetArrayLength());
        var first = export.GetProperty("orders").EnumerateArray().Single(o => o.GetProperty("number").GetString() == old.Number);
        Assert.Equal(
            (Samples.Recipient, Samples.Phone, Samples.Street, "COMPLETED", 3666, 2),
            (first.GetProperty("recipient").GetString(), first.GetProperty("phone").GetString(), first.GetProperty("street").GetString(), first.GetProperty("status").GetString(),
                first.GetProperty("total").GetInt32(), first.GetProperty("lines").GetArrayLength()));
        Assert.Equal("SF1234567890", first.GetProperty("shipments")[0].GetProperty("trackingNumber").GetString());
        Assert.Equal(("SUCCEEDED", 3666), (first.GetProperty("payments")[0].GetProperty("status").GetString(), first.GetProperty("payments")[0].GetProperty("amount").GetInt32()));
        var cancelled = export.GetProperty("orders").EnumerateArray().Single(o => o.GetProperty("number").GetString() == young.Number);
        Assert.Equal(("ORDER_CANCELLED", 3666), (cancelled.GetProperty("refunds")[0].GetProperty("reason").GetString(), cancelled.GetProperty("refunds")[0].GetProperty("amount").GetInt32()));

        // As long as one is open, nobody knows the end.
        for (var i = 0; i < 2; i++)
            Assert.Equal([new KeptData("ORDERS", "ORDER_RETENTION", null)], await Data.EraseAsync(me, default));
        await IsErasedAsync((old.Id, true), (young.Id, false), (open.Id, false), (theirs.Id, false));
        Assert.NotEqual("", Data.ReasonOf("ORDER_RETENTION"));
        Assert.Equal("", (await ExportAsync(me)).GetProperty("orders").EnumerateArray().Single(o => o.GetProperty("number").GetString() == old.Number).GetProperty("phone").GetString());

        Assert.Equal("", await CodesAsync(Buyer, "confirmReceipt", new { orderId = IdOf(open.Id) }));
        Assert.Equal([new KeptData("ORDERS", "ORDER_RETENTION", MovableClock.Start.AddYears(6))], await Data.EraseAsync(me, default));
        Opened.Clock.Now = MovableClock.Start.AddYears(6);
        Assert.Empty(await Data.EraseAsync(me, default));
        Assert.Empty(await Data.EraseAsync(me, default));
        Assert.Empty(await Data.EraseAsync(Guid.NewGuid(), default));
        await IsErasedAsync((old.Id, true), (young.Id, true), (open.Id, true), (theirs.Id, false));
        await using var db = Open();
        Assert.Equal(4 * 3666, await db.Orders.SumAsync(o => o.TotalAmount));
        var shown = await AskAsync(Owner, "query($id: ID!) { order(id: $id) { delivery { region recipientMasked phoneMasked } } }", new { id = IdOf(old.Id) });
        Assert.Equal("""{"region":"上海市黄浦区","recipientMasked":null,"phoneMasked":null}""", shown.GetProperty("order").GetProperty("delivery").GetRawText());
    }

    private async Task IsErasedAsync(params IEnumerable<(OrderId Id, bool IsErased)> orders)
    {
        foreach (var (id, isErased) in orders)
        {
            var delivery = (await ReadAsync(id)).Delivery;
            Assert.Equal((isErased, isErased, isErased, "上海市黄浦区"), (delivery.Recipient.IsEmpty, delivery.Phone.IsEmpty, delivery.Street.IsEmpty, delivery.Region));
        }
    }

    private async Task<JsonElement> ExportAsync(Guid user)
    {
        using var buffer = new MemoryStream();
        await using (var json = new Utf8JsonWriter(buffer))
            await Data.ExportAsync(user, json, default);
        return JsonSerializer.Deserialize<JsonElement>(buffer.ToArray());
    }
}
