using System.Collections.Concurrent;
using Depot;
using Desk;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;
using Xunit.Abstractions;

namespace Modular.Messaging.Tests.Commands;

/// <summary>Whatever comes in whatever order, repeated, late, at the same time: a command has one answer, one end and one effect.</summary>
public sealed class CommandModelTests(ITestOutputHelper output)
{
    private const int OnHand = 6;
    private const int Workers = 6;

    private static readonly int Runs = int.TryParse(Environment.GetEnvironmentVariable("MODULAR_COMMAND_RUNS"), out var runs) ? runs : 2;
    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("MODULAR_COMMAND_SEED"), out var seed) ? seed : 20260303;

    private enum Kind
    {
        Reserve,
        Cancel,
        Confirm,
    }

    /// <summary>One after the other, each answer is what a few lines of arithmetic say.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task One_after_the_other_commands_do_what_the_model_says(DatabaseKind on)
    {
        await using var crossing = await Crossing.OnAsync(on, OnHand);
        await crossing.StartAsync();
        var kinds = Gen.Elements(Kind.Reserve, Kind.Reserve, Kind.Reserve, Kind.Cancel, Kind.Confirm);
        var steps = Gen.ListOf(Gen.Zip(Gen.Choose(0, 3), Gen.Zip(kinds, Gen.Choose(1, 4)))).ToArbitrary();
        Prop.ForAll(steps, s => FollowAsync(crossing, [.. s.Select(x => (x.Item1, x.Item2.Item1, x.Item2.Item2))]).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(10 * Runs).WithReplay((ulong)Seed, 3));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task At_the_same_time_each_command_has_one_answer_and_one_end(DatabaseKind on)
    {
        await using var crossing = await Crossing.OnAsync(on, OnHand);
        await crossing.StartAsync();
        for (var run = 0; run < Runs; run++)
        {
            var random = new Random(Seed + run);
            var item = await NewItemAsync(crossing);
            var told = Enumerable.Range(0, 6).Select(_ => CommandId.New()).ToDictionary(c => c, _ => new ConcurrentBag<object>());
            var steps = Enumerable.Range(0, 90).Select(_ => (Command: told.Keys.ElementAt(random.Next(6)), Kind: (Kind)Math.Max(0, random.Next(-2, 3)), Quantity: random.Next(10) == 0 ? 2 : 1)).ToArray();
            await Parallel.ForEachAsync(steps, new ParallelOptions { MaxDegreeOfParallelism = Workers }, async (step, _) => told[step.Command].Add(await DoAsync(crossing, step.Command, step.Kind, item, step.Quantity)));

            await using var db = crossing.Process.OpenDepot();
            var reservations = await db.Reservations.AsNoTracking().Where(r => r.Item == item).ToDictionaryAsync(r => r.Id);
            var reserved = (await db.Items.AsNoTracking().SingleAsync(i => i.Id == item)).Reserved;
            var received = await crossing.ReceivedAsync();
            Assert.Equal(reservations.Values.Sum(r => r.Quantity), reserved);
            Assert.InRange(reserved, 0, OnHand);
            Assert.All(told, t =>
            {
                var state = received.SingleOrDefault(c => c.Id == t.Key.Value)?.State;
                var endings = t.Value.OfType<CommandEnding>().Except([CommandEnding.Unknown]).ToList();
                // Answers to the first that asked; the others asked for something else.
                Assert.True(t.Value.Where(v => v is StockReserved or string and not "cancelled").Distinct().Count() <= 1, string.Join(", ", t.Value));
                Assert.True(endings.Count <= 1 && endings.TrueForAll(e => e.ToString() == state.ToString()), $"{state}, {string.Join(", ", endings)}");
                Assert.Equal(state is ReceivedState.Accepted or ReceivedState.Confirmed, reservations.TryGetValue(t.Key, out var reservation));
                Assert.Equal(state == ReceivedState.Confirmed, reservation?.IsSold ?? false);
            });
        }
    }

    /// <summary>Callers and sweepers of two processes (one, with two sweepers, on SQLite) meet on little stock.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Sweepers_and_slow_callers_meet_and_nothing_is_oversold(DatabaseKind on)
    {
        for (var run = 0; run < Runs; run++)
        {
            await using var crossing = await Crossing.OnAsync(on, 40);
            var first = await crossing.StartAsync();
            var second = on == DatabaseKind.Postgres ? await crossing.StartAsync() : first;
            Traffic[] traffic = [new(first, Seed + run), new(second, ~Seed - run)];
            await Task.WhenAll(traffic.Select(t => t.RunAsync(TimeSpan.Zero)));
            await crossing.SettleAsync();
            await crossing.AssertWholeAsync();
            output.WriteLine($"{on} {run}: {(await crossing.IntentionsAsync()).Count} commands, {traffic.Sum(t => t.Refused)} refused, {traffic.Sum(t => t.Expired)} came too late");
            Assert.NotEqual(0, traffic.Sum(t => t.Expired));
            Assert.NotEqual(0, traffic.Sum(t => t.Refused));
        }
    }

    private static async Task FollowAsync(Crossing crossing, (int Command, Kind Kind, int Quantity)[] steps)
    {
        var item = await NewItemAsync(crossing);
        var ids = Enumerable.Range(0, 4).Select(_ => CommandId.New()).ToArray();
        var model = new Dictionary<int, (int Quantity, object Answer, ReceivedState State)>();
        foreach (var (command, kind, quantity) in steps)
        {
            var bound = model.Values.Where(m => m.State is ReceivedState.Accepted or ReceivedState.Confirmed).Sum(m => m.Quantity);
            object expected;
            if (!model.TryGetValue(command, out var known))
            {
                (expected, var state) = kind switch
                {
                    Kind.Reserve when bound + quantity > OnHand => ((object)$"OUT_OF_STOCK {OnHand - bound}", ReceivedState.Refused),
                    Kind.Reserve => (new StockReserved(item, quantity, OnHand - bound - quantity), ReceivedState.Accepted),
                    _ => (kind == Kind.Cancel ? CommandEnding.Cancelled : CommandEnding.Unknown, ReceivedState.Cancelled),
                };
                if (kind != Kind.Confirm)
                    model[command] = (kind == Kind.Reserve ? quantity : 0, expected, state);
            }
            else if (kind == Kind.Reserve)
            {
                // Cancelled before it came, it takes whatever late one for the cancelled one.
                expected = known.Quantity == 0 ? "cancelled" : known.Quantity != quantity ? typeof(CommandMismatchException) : known.State == ReceivedState.Cancelled ? "cancelled" : known.Answer;
            }
            else
            {
                var end = known.State != ReceivedState.Accepted ? known.State : kind == Kind.Cancel ? ReceivedState.Cancelled : ReceivedState.Confirmed;
                model[command] = known with { State = end };
                expected = Enum.Parse<CommandEnding>(end.ToString());
            }

            Assert.Equal(expected, await DoAsync(crossing, ids[command], kind, item, quantity));
        }
    }

    /// <summary>What one step is answered with: a result, an ending, a refusal's or a cancellation's text, an exception's type.</summary>
    private static async Task<object> DoAsync(Crossing crossing, CommandId command, Kind kind, Guid item, int quantity)
    {
        await using var scope = crossing.Process.Scope();
        var port = scope.ServiceProvider.GetRequiredService<IStockReservations>();
        if (kind == Kind.Cancel)
            return await port.CancelAsync(command, default);
        if (kind == Kind.Confirm)
            return await scope.ConfirmAsync(command);
        try
        {
            var answer = await port.ReserveAsync(command, new(item, quantity), default);
            return answer.IsAccepted ? answer.Result : answer.Refusal is { } refusal ? $"{refusal.Code} {refusal.Details!["left"]}" : (object)"cancelled";
        }
        catch (CommandMismatchException e)
        {
            return e.GetType();
        }
    }

    private static async Task<Guid> NewItemAsync(Crossing crossing)
    {
        await using var db = crossing.Process.OpenDepot();
        var item = db.Add(new StockItem { Id = Guid.NewGuid(), OnHand = OnHand }).Entity;
        await db.SaveChangesAsync();
        return item.Id;
    }
}
