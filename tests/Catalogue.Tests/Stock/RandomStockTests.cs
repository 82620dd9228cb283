using System.Data.Common;
using System.Globalization;
using Catalogue.Contracts;
using Catalogue.Contracts.Inbound;
using Catalogue.Model;
using Catalogue.Reactions;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Xunit.Abstractions;

namespace Catalogue.Tests.Stock;

/// <summary>
/// Whatever happens to stock in whatever order, told twice each, it is where a few lines of arithmetic say, after every step (CAT-04). Scale from MODULAR_STOCK_STEPS, the seed
/// from MODULAR_STOCK_SEED.
/// </summary>
public sealed class RandomStockTests(ITestOutputHelper output) : StockTests
{
    private static readonly int Steps = Setting("MODULAR_STOCK_STEPS", 150);
    private static readonly int Seed = Setting("MODULAR_STOCK_SEED", 20260305);

    private int _keys;

    [Theory, OnSqlite, OnPostgres]
    public async Task One_after_the_other_stock_is_where_the_model_says(DatabaseKind on)
    {
        await StartAsync(on);
        var random = new Random(Seed);
        var shelf = new StockModel(Goods.Make(variants: 3, stock: 12).Variants.Select(v => v.Id), 12);
        var counts = new SortedDictionary<string, int>();
        for (var i = 0; i < Steps; i++)
        {
            var step = await StepAsync(random, shelf);
            counts[step] = counts.GetValueOrDefault(step) + 1;
            var what = $"seed {Seed}, step {i}, {step}";
            await HoldsAsync(what);
            foreach (var (variant, stock) in shelf.Stock)
                Assert.True(stock == await StockOfAsync(variant), $"{what}: {await StockOfAsync(variant)}, the model says {stock}.");
            await using var db = Open();
            Assert.Equal(shelf.Held.ToDictionary(h => h.Key, h => h.Value.Status), await db.Reservations.ToDictionaryAsync(r => r.Id, r => r.Status));
        }

        output.WriteLine($"{on}: {string.Join(", ", counts.Select(c => $"{c.Key} {c.Value}"))}");
    }

    /// <summary>At the same time nobody can say where it ends, but the sums agree: what a reaction lost against somebody else is tried again, as its inbox does.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task At_the_same_time_the_sums_agree(DatabaseKind on)
    {
        await StartAsync(on);
        var variants = Goods.Make(variants: 2, stock: 30).Variants.Select(v => v.Id).ToArray();
        var commands = Enumerable.Range(0, 12).Select(_ => CommandId.New()).ToArray();
        var random = new Random(Seed);
        var again = 0;
        var steps = Enumerable.Range(0, Steps).Select(i => (Kind: random.Next(8), Command: commands[random.Next(12)], Variant: variants[random.Next(2)], Quantity: random.Next(1, 6), Key: $"p{i}")).ToArray();
        await Parallel.ForEachAsync(steps, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (s, _) =>
        {
            for (var tries = 1; ; tries++)
            {
                try
                {
                    await DoAsync(s.Kind, s.Command, s.Variant, s.Quantity, s.Key);
                    return;
                }
                // An error of the database itself, such as a deadlock, is none that anybody may be told of.
                catch (Exception e) when (tries < 20 && e is DbUpdateConcurrencyException or InvalidOperationException && e.GetBaseException() is not DbException)
                {
                    // What was never reserved, or not paid for, is not dispatched: that stays so.
                    if (e is InvalidOperationException && tries == 5)
                        return;
                    Interlocked.Increment(ref again);
                }
            }
        });
        await HoldsAsync($"seed {Seed}");
        output.WriteLine($"{on}: {Steps} steps, {again} tried again");
    }

    private async Task DoAsync(int kind, CommandId command, VariantId variant, int quantity, string key)
    {
        // One command asks for one thing, whenever it comes.
        var lines = new[] { new StockLine(variant, quantity) };
        switch (kind)
        {
            case 0 or 1 or 2:
                await ReserveAsync(CommandId.New(), lines);
                await IgnoreMismatchAsync(command, lines);
                break;
            case 3:
                await PortAsync(p => p.CancelAsync(command, default));
                break;
            case 4:
                await HandleAsync<FollowReservations, ReservationSecured>(new(command));
                break;
            case 5:
                await HandleAsync<FollowReservations, ReservationReleased>(new(command));
                break;
            case 6:
                await HandleAsync<FollowReservations, ReservedStockDispatched>(new(command, [new(variant, 1)]));
                break;
            default:
                await CodesAsync(Owner, "adjustStock", new { variantId = IdOf(variant), change = quantity % 2 == 0 ? quantity : -quantity, reason = "盘点" }, key);
                break;
        }
    }

    private async Task IgnoreMismatchAsync(CommandId command, StockLine[] lines)
    {
        try
        {
            await ReserveAsync(command, lines);
        }
        catch (CommandMismatchException)
        {
            // Somebody asked for something else under it.
        }
    }

    private async Task<string> StepAsync(Random random, StockModel shelf)
    {
        var variant = shelf.Stock.Keys.ElementAt(random.Next(shelf.Stock.Count));
        var command = shelf.Held.Count > 0 ? shelf.Held.Keys.ElementAt(random.Next(shelf.Held.Count)) : CommandId.New();
        var quantity = random.Next(1, 7);
        switch (random.Next(10))
        {
            case 0:
                await MoveAsync("receiveStock", new { variantId = IdOf(variant), quantity }, shelf.TryMove(variant, quantity) ? "" : "STOCK_SHORT");
                return "receive";
            case 1:
                await MoveAsync("adjustStock", new { variantId = IdOf(variant), change = -quantity, reason = "盘亏" }, shelf.TryMove(variant, -quantity) ? "" : "STOCK_SHORT");
                return "adjust";
            case 2 or 3 or 4:
                var (asked, lines) = (CommandId.New(), Enumerable.Range(0, random.Next(1, 5)).Select(_ => new StockLine(shelf.Stock.Keys.ElementAt(random.Next(3)), random.Next(1, 4))).ToArray());
                var isTaken = shelf.TryHold(asked, lines, Opened.Clock.Now.AddMinutes(45));
                for (var i = 0; i < 2; i++)
                    Assert.Equal(isTaken ? null : "OUT_OF_STOCK", (await ReserveAsync(asked, lines)).Refusal?.Code);
                return isTaken ? "reserve" : "out of stock";
            case 5:
                shelf.Cancel(command);
                await TwiceAsync(() => PortAsync(p => p.CancelAsync(command, default)));
                return "cancel";
            case 6 when shelf.Held.ContainsKey(command):
                shelf.Secure(command);
                await TwiceAsync(() => HandleAsync<FollowReservations, ReservationSecured>(new(command)));
                return $"secure to {shelf.Held[command].Status}";
            case 7 when shelf.Held.ContainsKey(command):
                shelf.Release(command);
                await TwiceAsync(() => HandleAsync<FollowReservations, ReservationReleased>(new(command)));
                return "release";
            case 8 when shelf.Held.ContainsKey(command):
                var left = new[] { new StockLine(shelf.Held[command].Lines.Keys.First(), random.Next(1, 3)) };
                if (shelf.TryDispatch(command, left))
                    await HandleAsync<FollowReservations, ReservedStockDispatched>(new(command, left));
                else
                    await Assert.ThrowsAsync<InvalidOperationException>(() => HandleAsync<FollowReservations, ReservedStockDispatched>(new(command, left)));
                return "dispatch";
            default:
                Opened.Clock.Advance(TimeSpan.FromMinutes(random.Next(1, 20)));
                Assert.Equal(shelf.Expire(Opened.Clock.Now), (int)(await Opened.RunJobAsync("catalogue.expire-reservations")).Counts["expired"]);
                return "expire";
        }
    }

    private async Task MoveAsync(string mutation, object input, string codes)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"r{_keys++}");
        await TwiceAsync(async () => Assert.Equal(codes, await CodesAsync(Owner, mutation, input, key)));
    }

    private static async Task TwiceAsync(Func<Task> tell)
    {
        await tell();
        await tell();
    }

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
