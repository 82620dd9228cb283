using System.Data.Common;
using Catalogue.Contracts;
using Catalogue.Contracts.Events;
using Catalogue.Contracts.Inbound;
using Catalogue.Model;
using Catalogue.Reactions;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Messaging;

namespace Catalogue.Tests.Stock;

/// <summary>How reservations end (CAT-04): once, whoever says so first and however often.</summary>
public sealed class ReservationTests : StockTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_paid_late_is_taken_anew_or_lost_once(DatabaseKind on)
    {
        await StartAsync(on);
        var variant = Goods.Stocked(3);
        var (early, late) = (await HeldAsync(variant, 2), await HeldAsync(variant, 1));
        await ExpireAsync(2);
        Assert.Equal((3, 0), await StockOfAsync(variant));

        // Of the two who pay late, the second finds nothing: somebody else has bought in between.
        await SecureAsync(early);
        await SecureAsync(await HeldAsync(variant, 1));
        await SecureAsync(late);
        Assert.Equal((3, 3), await StockOfAsync(variant));
        await ReleaseAsync(early);
        // It was given up, and its buyer gets the money back: goods that come free do not bring it back.
        await SecureAsync(late);
        await ReleaseAsync(late);
        Assert.Equal((3, 1), await StockOfAsync(variant));
        Assert.Equal([ReservationStatus.Released, ReservationStatus.Lost], [await StatusAsync(early), await StatusAsync(late)]);
        Assert.Equal(late.Value, Assert.Single(await LostAsync()));
        await HoldsAsync("late payments");
    }

    /// <summary>An order that ended before its payment came is like one that expired here: whoever has paid gets the goods, or is told.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task What_was_released_before_it_was_paid_is_taken_anew_and_what_was_released_afterwards_is_not(DatabaseKind on)
    {
        await StartAsync(on);
        var variant = Goods.Stocked(3);
        var command = await HeldAsync(variant, 3);
        await ReleaseAsync(command);
        Assert.Equal((3, 0), await StockOfAsync(variant));
        await SecureAsync(command);
        Assert.Equal((3, 3), await StockOfAsync(variant));
        await DispatchAsync(command, new StockLine(variant, 1));
        await ReleaseAsync(command);
        Assert.Equal((2, 0), await StockOfAsync(variant));
        await SecureAsync(command);
        Assert.Equal((2, 0), await StockOfAsync(variant));
        await HoldsAsync("all");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_dispatched_leaves_and_no_more_of_it_than_was_reserved(DatabaseKind on)
    {
        await StartAsync(on);
        var (a, b) = (Goods.Stocked(5), Goods.Stocked(5));
        var command = CommandId.New();
        Assert.True((await ReserveAsync(command, new(a, 3), new(b, 1))).IsAccepted);
        await Assert.ThrowsAsync<InvalidOperationException>(() => DispatchAsync(command, new StockLine(a, 1)));
        await SecureAsync(command);
        await DispatchAsync(command, new(a, 1), new(b, 1));
        await Assert.ThrowsAsync<InvalidOperationException>(() => DispatchAsync(command, new StockLine(a, 3)));
        await Assert.ThrowsAsync<InvalidOperationException>(() => DispatchAsync(command, new StockLine(b, 1)));
        Assert.Equal(ReservationStatus.Secured, await StatusAsync(command));
        await DispatchAsync(command, new(a, 1), new(a, 1));
        Assert.Equal([(2, 0), (4, 0)], [await StockOfAsync(a), await StockOfAsync(b)]);
        Assert.Equal(ReservationStatus.Dispatched, await StatusAsync(command));
        await ReleaseAsync(command);
        await HoldsAsync("dispatch");
        await using var db = Open();
        Assert.Equal([-1, -1, -1, -1], await db.StockMovements.Where(m => m.Kind == StockMovementKind.Dispatched).Select(m => m.Quantity).ToListAsync());
    }

    /// <summary>Payment and expiry meet at the same moment: each reservation goes one way, and the stock agrees.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Of_payment_and_expiry_at_the_same_moment_one_wins(DatabaseKind on)
    {
        await StartAsync(on);
        var variant = Goods.Stocked(40);
        var all = new List<CommandId>();
        for (var i = 0; i < 20; i++)
            all.Add(await HeldAsync(variant, 2));
        Opened.Clock.Advance(TimeSpan.FromMinutes(46));
        await Task.WhenAll(
            [.. all.Select(c => Task.Run(() => HandleAsync<FollowReservations, ReservationSecured>(new(c)))), Task.Run(() => Opened.RunJobAsync("catalogue.expire-reservations"))]);
        Assert.Equal((40, 40), await StockOfAsync(variant));
        await using var db = Open();
        Assert.All(await db.Reservations.ToListAsync(), r => Assert.Equal(ReservationStatus.Secured, r.Status));
        Assert.Equal(0, (await Opened.RunJobAsync("catalogue.expire-reservations")).Counts["expired"]);
        await HoldsAsync("the meeting");
    }

    /// <summary>The last word is the table's own.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task The_table_refuses_to_be_oversold(DatabaseKind on)
    {
        await StartAsync(on);
        var variant = Goods.Stocked(3);
        await HeldAsync(variant, 2);
        await using var db = Open();
        var table = db.Model.FindEntityType(typeof(StockLevel))!.GetSchemaQualifiedTableName()!.Replace(".", "\".\"", StringComparison.Ordinal);
        foreach (var broken in new[] { "\"Reserved\" = 4", "\"OnHand\" = 1", "\"Reserved\" = -1", "\"OnHand\" = -1, \"Reserved\" = -1" })
        {
            var statement = $"UPDATE \"{table}\" SET {broken}";
            await Assert.ThrowsAnyAsync<DbException>(() => db.Database.ExecuteSqlRawAsync(statement));
        }

        Assert.Equal((3, 2), await StockOfAsync(variant));
    }

    private async Task<CommandId> HeldAsync(VariantId variant, int quantity)
    {
        var command = CommandId.New();
        Assert.True((await ReserveAsync(command, new StockLine(variant, quantity))).IsAccepted);
        return command;
    }

    private async Task ExpireAsync(int count)
    {
        Opened.Clock.Advance(TimeSpan.FromMinutes(44));
        Assert.Equal(0, (await Opened.RunJobAsync("catalogue.expire-reservations")).Counts["expired"]);
        Opened.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(count, (await Opened.RunJobAsync("catalogue.expire-reservations")).Counts["expired"]);
        Assert.Equal(0, (await Opened.RunJobAsync("catalogue.expire-reservations")).Counts["expired"]);
    }

    // What ends a reservation is told twice.
    private async Task SecureAsync(CommandId command)
    {
        for (var i = 0; i < 2; i++)
            await HandleAsync<FollowReservations, ReservationSecured>(new(command));
    }

    private async Task ReleaseAsync(CommandId command)
    {
        for (var i = 0; i < 2; i++)
            await HandleAsync<FollowReservations, ReservationReleased>(new(command));
    }

    private Task DispatchAsync(CommandId command, params StockLine[] lines) => HandleAsync<FollowReservations, ReservedStockDispatched>(new(command, lines));

    private async Task<ReservationStatus> StatusAsync(CommandId command)
    {
        await using var db = Open();
        return await db.Reservations.Where(r => r.Id == command).Select(r => r.Status).SingleAsync();
    }

    private async Task<List<Guid>> LostAsync()
    {
        await Opened.StartUpAsync();
        var feed = Opened.Services.GetRequiredService<IEventFeed>();
        var lost = new List<Guid>();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            await foreach (var read in feed.ReadAsync(0, EventFilter.Of<ReservationLost>(), limit.Token))
            {
                lost.Add(read.As<ReservationLost>().Reservation.Value);
                limit.CancelAfter(TimeSpan.FromMilliseconds(300));
            }
        }
        catch (OperationCanceledException)
        {
            // No more of them comes.
        }

        return lost;
    }
}
