using Catalogue.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Catalogue.Tests.UseCases;

/// <summary>Goods are booked in and corrected (CAT-04), once for each key, and nobody books what is promised away.</summary>
public sealed class MoveStockTests : CatalogueTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Goods_are_booked_once_and_what_is_promised_stays(DatabaseKind on)
    {
        await StartAsync(on);
        var variant = Goods.Stocked(0);
        var variantId = IdOf(variant);
        var response = await Opened.ExecuteAsync(Owner, "mutation($input: ReceiveStockInput!) { receiveStock(input: $input) { variant { id } } }", new { input = new { variantId, quantity = 1 } });
        Assert.Equal("IDEMPOTENCY_KEY_REQUIRED", response.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());

        const string stock = "variant { stock { onHand reserved available } }";
        for (var i = 0; i < 2; i++)
        {
            var received = await PayloadAsync(Owner, "receiveStock", new { variantId, quantity = 10, note = "DN-1" }, stock, key: "in");
            Assert.Equal("""{"onHand":10,"reserved":0,"available":10}""", received.GetProperty("variant").GetProperty("stock").GetRawText());
        }

        await using (var scope = Opened.As())
            Assert.True((await scope.ServiceProvider.GetRequiredService<IStockReservations>().ReserveAsync(CommandId.New(), new([new(variant, 7)]), default)).IsAccepted);
        Assert.Equal("STOCK_SHORT", await CodesAsync(Owner, "adjustStock", new { variantId, change = -4, reason = "盘亏" }, key: "a1"));
        Assert.Equal("", await CodesAsync(Opened.CallerOf(DemoUsers.Fulfilment), "adjustStock", new { variantId, change = -3, reason = "盘亏" }, key: "a2"));
        Assert.Equal("STOCK_SHORT", await CodesAsync(Owner, "adjustStock", new { variantId, change = -1, reason = "盘亏" }, key: "a3"));
        Assert.Equal("change STOCK_QUANTITY, reason REASON_TEXT_MISSING", await CodesAsync(Owner, "adjustStock", new { variantId, change = 0, reason = "" }, key: "a4"));
        Assert.Equal("quantity STOCK_QUANTITY", await CodesAsync(Owner, "receiveStock", new { variantId, quantity = -1 }, key: "a5"));
        Assert.Equal("quantity STOCK_QUANTITY, note NOTE_LENGTH", await CodesAsync(Owner, "receiveStock", new { variantId, quantity = 1_000_001, note = new string('n', 201) }, key: "a6"));

        var read = await AskAsync(Owner, "query($id: ID!) { node(id: $id) { ... on ProductVariant { stock { onHand reserved } stockMovements { nodes { kind quantity note byName } } } } }", new { id = variantId });
        Assert.Equal("""{"onHand":7,"reserved":7}""", read.GetProperty("node").GetProperty("stock").GetRawText());
        Assert.Equal(
            ["ADJUSTED -3 盘亏 刘洋", "RECEIVED 10 DN-1 李文博"],
            read.GetProperty("node").GetProperty("stockMovements").GetProperty("nodes").EnumerateArray().Select(m => $"{m.GetProperty("kind")} {m.GetProperty("quantity")} {m.GetProperty("note")} {m.GetProperty("byName")}"));
    }

    /// <summary>The column has an end: what lies beyond is refused as bad input on both databases, never an error of the server.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task No_number_runs_over(DatabaseKind on)
    {
        await StartAsync(on);
        var variant = Goods.Stocked(MoveStock.StockMoves.MostOnHand - 5);
        Assert.Equal("quantity STOCK_LARGEST", await CodesAsync(Owner, "receiveStock", new { variantId = IdOf(variant), quantity = 6 }, key: "k1"));
        Assert.Equal("change STOCK_LARGEST", await CodesAsync(Owner, "adjustStock", new { variantId = IdOf(variant), change = 1_000_000, reason = "盘盈" }, key: "k2"));
        Assert.Equal("", await CodesAsync(Owner, "receiveStock", new { variantId = IdOf(variant), quantity = 5 }, key: "k3"));

        await using var scope = Opened.As();
        var port = scope.ServiceProvider.GetRequiredService<IStockReservations>();
        Assert.True((await port.ReserveAsync(CommandId.New(), new([new(variant, 10)]), default)).IsAccepted);
        foreach (var lines in new StockLine[][] { [new(variant, int.MaxValue)], [new(variant, int.MaxValue), new(variant, int.MaxValue)], [new(variant, MoveStock.StockMoves.MostOnHand - 9)] })
            Assert.Equal("OUT_OF_STOCK", (await port.ReserveAsync(CommandId.New(), new(lines), default)).Refusal?.Code);
        foreach (var lines in new StockLine[][] { [], [new(variant, 0)], [new(variant, 2), new(variant, -1)] })
            await Assert.ThrowsAsync<ArgumentException>(() => port.ReserveAsync(CommandId.New(), new(lines), default));
        await using var db = Open();
        var level = await db.StockLevels.SingleAsync();
        Assert.Equal((MoveStock.StockMoves.MostOnHand, 10), (level.OnHand, level.Reserved));
    }
}
