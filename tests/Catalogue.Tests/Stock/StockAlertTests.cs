using System.Text.Json;
using Catalogue.Contracts;
using Catalogue.Contracts.Inbound;
using Catalogue.Model;
using Catalogue.Reactions;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Catalogue.Tests.Stock;

/// <summary>Who sells is told once when goods run short, and again only after there were clearly enough (CAT-04).</summary>
public sealed class StockAlertTests : StockTests
{
    private const string Alert = "query($id: ID!) { node(id: $id) { ... on ProductVariant { lowStockThreshold stockAlert { id status threshold availableThen version } } } }";

    [Theory, OnSqlite, OnPostgres]
    public async Task An_alert_is_raised_once_and_over_when_there_are_clearly_enough(DatabaseKind on)
    {
        await StartAsync(on);
        var variant = Goods.Stocked(11);
        var variantId = IdOf(variant);
        Assert.Equal("threshold STOCK_THRESHOLD", await CodesAsync(Owner, "setLowStockThreshold", new { variantId, threshold = -1 }));
        Assert.Equal("", await CodesAsync(Owner, "setLowStockThreshold", new { variantId, threshold = 10 }));
        Assert.Equal((0, 0), await WatchAsync());
        var command = CommandId.New();
        Assert.True((await ReserveAsync(command, new StockLine(variant, 1))).IsAccepted);
        // Ten are left, which is not fewer than ten.
        Assert.Equal((0, 0), await WatchAsync());
        Assert.True((await ReserveAsync(CommandId.New(), new StockLine(variant, 1))).IsAccepted);
        Assert.Equal((1, 0), await WatchAsync());
        // It moves about the limit: nobody is called again, and the alert stays until there are a fifth more.
        await HandleAsync<FollowReservations, ReservationReleased>(new(command));
        Assert.Equal((0, 0), await WatchAsync());
        Assert.True((await ReserveAsync(CommandId.New(), new StockLine(variant, 3))).IsAccepted);
        Assert.Equal((0, 0), await WatchAsync());
        var alert = (await AskAsync(Owner, Alert, new { id = variantId })).GetProperty("node").GetProperty("stockAlert");
        Assert.Equal(("RAISED", 10, 9), (alert.GetProperty("status").GetString(), alert.GetProperty("threshold").GetInt32(), alert.GetProperty("availableThen").GetInt32()));
        var stockAlertId = alert.GetProperty("id").GetString();
        Assert.Equal("", await AcknowledgeAsync(Owner, stockAlertId));
        Assert.Equal("ILLEGAL_TRANSITION", await AcknowledgeAsync(Owner, stockAlertId));
        Assert.Equal("NOT_FOUND", await AcknowledgeAsync(Other, stockAlertId));

        Assert.Equal("", await CodesAsync(Owner, "receiveStock", new { variantId, quantity = 4 }, key: "in1"));
        Assert.Equal((0, 0), await WatchAsync());
        Assert.Equal("", await CodesAsync(Owner, "receiveStock", new { variantId, quantity = 1 }, key: "in2"));
        Assert.Equal((0, 1), await WatchAsync());
        Assert.Equal((0, 0), await WatchAsync());
        Assert.Equal(JsonValueKind.Null, (await AskAsync(Owner, Alert, new { id = variantId })).GetProperty("node").GetProperty("stockAlert").ValueKind);
        // A new shortage is a new alert; whoever wants no more of it is rid of it.
        Assert.Equal("", await CodesAsync(Owner, "adjustStock", new { variantId, change = -5, reason = "盘亏" }, key: "out"));
        Assert.Equal((1, 0), await WatchAsync());
        Assert.Equal("", await CodesAsync(Owner, "setLowStockThreshold", new { variantId, threshold = 0 }));
        Assert.Equal((0, 1), await WatchAsync());
        Assert.Equal(2, (await AskAsync(Owner, "{ stockAlerts { totalCount } }")).GetProperty("stockAlerts").GetProperty("totalCount").GetInt32());
        Assert.Equal(0, (await AskAsync(Other, "{ stockAlerts { totalCount } }")).GetProperty("stockAlerts").GetProperty("totalCount").GetInt32());
    }

    /// <summary>However many look at once, and whatever happens to the stock meanwhile, a variant has one alert.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Of_watches_at_once_one_raises_it(DatabaseKind on)
    {
        await StartAsync(on);
        var variant = Goods.Stocked(100);
        Assert.Equal("", await CodesAsync(Owner, "setLowStockThreshold", new { variantId = IdOf(variant), threshold = 90 }));
        await Task.WhenAll(
        [
            .. Enumerable.Range(0, 20).Select(_ => Task.Run(() => ReserveAsync(CommandId.New(), new StockLine(variant, 1)))),
            .. Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
            {
                try
                {
                    await WatchAsync();
                }
                catch (DbUpdateException)
                {
                    // The other one was faster; the next slot looks again.
                }
            })),
        ]);
        await WatchAsync();
        await using var db = Open();
        Assert.Equal(1, await db.StockAlerts.CountAsync());
    }

    [Fact]
    public void Alerts_move_only_as_declared()
    {
        var allowed = "Raised>Acknowledged Raised>Cleared Acknowledged>Cleared".Split(' ').ToHashSet();
        foreach (var from in Enum.GetValues<StockAlertStatus>())
        {
            foreach (var to in Enum.GetValues<StockAlertStatus>())
                Assert.True(allowed.Remove($"{from}>{to}") == (StockAlertStates.Machine.Refuse("alert", from, to) is null), $"{from} > {to}");
        }

        Assert.Empty(allowed);
    }

    private async Task<(long Raised, long Cleared)> WatchAsync()
    {
        var run = await Opened.RunJobAsync("catalogue.watch-stock");
        return (run.Counts["raised"], run.Counts["cleared"]);
    }

    private async Task<string> AcknowledgeAsync(TestCaller caller, string? id) => CodesOf((await AskAsync(
        caller, "mutation($input: AcknowledgeStockAlertInput!) { acknowledgeStockAlert(input: $input) { errors { ... on Error { code } } } }", new { input = new { stockAlertId = id } }))
        .GetProperty("acknowledgeStockAlert"));
}
