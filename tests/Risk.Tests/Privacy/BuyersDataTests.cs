using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Orders.Contracts;
using Risk.Tests.Screening;

namespace Risk.Tests.Privacy;

/// <summary>Whose an order was is given out and let go of; by which rule it was hit is not told (ACC-03).</summary>
public sealed class BuyersDataTests : ScreeningTests
{
    private IPersonalData Data => Opened.Services.GetServices<IPersonalData>().Single(d => d.Module == "Risk");

    [Theory, OnSqlite, OnPostgres]
    public async Task Whose_an_order_was_is_kept_as_long_as_a_window_may_reach(DatabaseKind on)
    {
        await BeginAsync(on);
        await AmountRuleAsync(ScreeningVerdict.Review, 100);
        await PlaceAsync(Placed(NewMerchant(), 4_711), Opened.Clock.Now.AddDays(-31));
        var young = await PlaceAsync(Placed(NewMerchant(), 4_712));
        await PlaceAsync(Placed(NewMerchant(), 4_713, buyer: Guid.NewGuid()));
        var export = await ExportAsync();
        Assert.Contains("4711", export, StringComparison.Ordinal);
        Assert.DoesNotContain("4713", export, StringComparison.Ordinal);
        Assert.DoesNotContain("AMOUNT", export, StringComparison.Ordinal);

        var until = Opened.Clock.Now.AddDays(30);
        for (var i = 0; i < 2; i++)
            Assert.Equal([new KeptData("SCREENED_ORDERS", "SCREENING_RETENTION", until)], await Data.EraseAsync(Buyer, default));
        Assert.DoesNotContain("4711", await ExportAsync(), StringComparison.Ordinal);
        Assert.Contains("4712", await ExportAsync(), StringComparison.Ordinal);
        Opened.Clock.Now = until;
        Assert.Empty(await Data.EraseAsync(Buyer, default));
        Assert.NotEmpty(Data.ReasonOf("SCREENING_RETENTION"));
        await using var db = Open();
        Assert.Null((await db.ScreenedOrders.SingleAsync(o => o.Id == young.Order)).BuyerId);
        Assert.Equal((3, 1), (await db.Decisions.CountAsync(), await db.ScreenedBuyers.CountAsync()));
    }

    private async Task<string> ExportAsync()
    {
        using var stream = new MemoryStream();
        await using (var json = new Utf8JsonWriter(stream))
            await Data.ExportAsync(Buyer, json, default);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
