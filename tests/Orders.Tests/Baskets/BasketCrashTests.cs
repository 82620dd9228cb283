using Catalogue.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Orders.Model;

namespace Orders.Tests.Baskets;

/// <summary>
/// Whoever dies between two steps of placing a basket (noted, reserved, committed, confirmed) leaves no reservation without its order and no order without its goods, once another one has
/// swept (ORD-01, design §6). <c>MODULAR_BASKET_ROUNDS=100</c> is the full scale, <c>MODULAR_BASKET_SEED</c> another run of it.
/// </summary>
public sealed class BasketCrashTests : BasketTests
{
    private static readonly int Rounds = int.TryParse(Environment.GetEnvironmentVariable("MODULAR_BASKET_ROUNDS"), out var rounds) ? rounds : 8;
    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("MODULAR_BASKET_SEED"), out var seed) ? seed : 20260611;

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_reservation_has_its_order_and_each_order_its_goods(DatabaseKind on)
    {
        var death = new Death();
        await StartAsync(on, s => Mortal(s, death), settings: ("Commands:Deadline", "00:00:30"));
        var (mine, theirs, foreign) = (await SellAsync(1000, 10_000), await SellAsync(333, 10_000, isOfSecond: true), await SellAsync(777, 10_000, currency: "USD"));
        await Opened.StartUpAsync();
        var random = new Random(Seed);
        var (died, repeated) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var (key, input) = ($"round {round}", Placing((mine, random.Next(1, 4)), (theirs, random.Next(1, 4)), (foreign, random.Next(1, 4))));
            // Three parts, each of which passes two steps: some baskets die, some live.
            death.In(random.Next(1, 8));
            var first = await TryPlaceAsync(key, input);
            died += first is null ? 1 : 0;
            death.In(random.Next(3) == 0 ? random.Next(1, 8) : int.MaxValue);
            // Half of those who got no answer ask again; a repeat makes what the first run would have made.
            if (random.Next(2) == 0)
            {
                repeated++;
                var second = await TryPlaceAsync(key, input);
                Assert.True(first is null || second is null || first == second, $"round {round}: {first} and {second}");
            }

            death.In(random.Next(4) == 0 ? random.Next(1, 3) : int.MaxValue);
            if (random.Next(3) == 0)
                await SweepAsync(mayDie: true);
        }

        death.In(int.MaxValue);
        for (var i = 0; i < 8; i++)
            await SweepAsync(mayDie: false);
        await using var db = Open();
        var orders = await db.Orders.AsNoTracking().Include(o => o.Lines).ToListAsync();
        var groups = await db.OrderGroups.AsNoTracking().ToListAsync();
        Assert.True(died > Rounds / 4 && groups.Count > 0 && repeated > 0, $"{died} died, {groups.Count} groups, {repeated} repeated");
        // All or none, of each basket at most one.
        Assert.All(groups, g => Assert.Equal(3, orders.Count(o => o.GroupId == g.Id)));
        Assert.Equal(groups.Count * 3, orders.Count);
        Assert.Equal(orders.Count, orders.DistinctBy(o => o.Reservation).Count());
        foreach (var (variant, by) in new[] { (mine, Owner), (theirs, Other), (foreign, Owner) })
        {
            var sold = orders.SelectMany(o => o.Lines).Where(l => IdOf(l.VariantId) == variant).Sum(l => l.Quantity);
            Assert.Equal((10_000, sold), await StockAsync(variant, by));
        }

        // Each has its goods: once paid, its reservation stands until it leaves.
        foreach (var group in groups.Take(3))
            Assert.Equal(CallbackAnswer.Accepted, await ReportAsync(await PayGroupAsync(IdOf(group.Id), "CNY", 2), orders.Where(o => o.GroupId == group.Id && o.Currency == "CNY").Sum(o => o.TotalAmount)));
        Assert.Equal(Math.Min(3, groups.Count) * 2, await db.Orders.CountAsync(o => o.Status == OrderStatus.Paid));
    }

    private static void Mortal(IServiceCollection services, Death death)
    {
        var port = services.Last(s => s.ServiceType == typeof(IStockReservations)).ImplementationType!;
        services.AddScoped<IStockReservations>(s => new MortalPort((IStockReservations)ActivatorUtilities.CreateInstance(s, port), death));
    }

    // Null where the process died: the answer of a masked error is no answer.
    private async Task<string?> TryPlaceAsync(string key, object input)
    {
        var response = await Opened.ExecuteAsync(Buyer, Document("placeOrders", "group { id orders { id } }", key), new { input });
        return response.TryGetProperty("errors", out _) ? null : response.GetProperty("data").GetRawText();
    }

    private async Task SweepAsync(bool mayDie)
    {
        Opened.Clock.Advance(TimeSpan.FromSeconds(31));
        var failure = await Record.ExceptionAsync(() => Opened.RunJobAsync("commands.compensate"));
        Assert.True(mayDie || failure is null, $"{failure}");
    }

    /// <summary>Comes at the so manieth step from now.</summary>
    private sealed class Death
    {
        private int _steps = int.MaxValue;

        public void In(int steps) => _steps = steps;

        public void Pass()
        {
            if (_steps != int.MaxValue && --_steps <= 0)
                throw new DiedException();
        }
    }

    private sealed class DiedException() : Exception("The process died here.");

    /// <summary>The catalogue's port, before and behind which a process may die: the intention is noted, or the reservation is committed and nobody has heard of it.</summary>
    private sealed class MortalPort(IStockReservations port, Death death) : IStockReservations
    {
        public async Task<CommandAnswer<StockReserved>> ReserveAsync(CommandId command, ReserveStock asked, CancellationToken cancellationToken)
        {
            death.Pass();
            var answer = await port.ReserveAsync(command, asked, cancellationToken);
            death.Pass();
            return answer;
        }

        public async Task<CommandEnding> CancelAsync(CommandId command, CancellationToken cancellationToken)
        {
            death.Pass();
            var ending = await port.CancelAsync(command, cancellationToken);
            death.Pass();
            return ending;
        }
    }
}
