using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts.Events;
using Settlement.Model;
using Settlement.Reactions;

namespace Settlement.Tests.Closing;

/// <summary>A month is closed once, whoever closes it and whatever stops them (SET-01): one statement for each merchant, and each adds up.</summary>
public sealed class CloseMonthTests : SettlementTests
{
    /// <summary>The month follows the business time zone: the last second of January and the first of February lie 16 hours before midnight UTC's.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_month_ends_at_midnight_in_Shanghai(DatabaseKind on)
    {
        await BeginAsync(on);
        var merchant = NewMerchant();
        var border = new DateTime(2026, 1, 31, 16, 0, 0, DateTimeKind.Utc);
        await SellAsync(merchant, 100, 0, border.AddSeconds(-1));
        await SellAsync(merchant, 10, 0, border);
        await SellAsync(merchant, 1, 0, border.AddMicroseconds(-1));
        await CloseAsync();
        Assert.Equal((101, 10), ((await StatementAsync(merchant, "2026-01")).Sales, (await StatementAsync(merchant, "2026-02")).Sales));
        await using var db = Open();
        var january = await db.Periods.AsNoTracking().SingleAsync(p => p.Month == "2026-01");
        Assert.Equal((new DateTime(2025, 12, 31, 16, 0, 0, DateTimeKind.Utc), border), (january.StartsAt, january.EndsAt));
        Assert.Equal(PeriodStatus.Open, (await db.Periods.AsNoTracking().SingleAsync(p => p.Month == "2026-03")).Status);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_statement_adds_up_to_the_fen_and_a_merchant_without_activity_gets_one_too(DatabaseKind on)
    {
        await BeginAsync(on);
        var (busy, idle, gone, late) = (NewMerchant(), NewMerchant(), NewMerchant(), NewMerchant());
        await JoinAsync(idle, February.AddMonths(-1));
        await JoinAsync(gone, February.AddMonths(-1));
        await HandleAsync<FollowMerchants, Merchants.Contracts.Events.MerchantTerminated>(new(gone), February.AddMonths(-1).AddDays(3));
        await JoinAsync(late, February.AddMonths(1).AddDays(-9));
        var first = await SellAsync(busy, 999, 50, February);
        var open = await SellAsync(busy, 5_000, 250, February.AddDays(1), isCompleted: false);
        await RefundAsync(first, 333, 333, February.AddDays(2));
        await HandleAsync<BookPenalties, Contracts.Inbound.MerchantPenaltyCharged>(new(Guid.NewGuid(), busy, 77, Money.Yuan, "LATE_SHIPMENT"), February.AddDays(3));
        await SellAsync(busy, 300, 15, February, "USD");
        Assert.Equal(5, await CloseAsync());

        var made = await StatementAsync(busy, "2026-02");
        Assert.Equal((0, 5_999, 333, 300, 17, 77, 5_306), (made.Opening, made.Sales, made.Refunds, made.Commission, made.CommissionReturned, made.Penalties, made.Closing));
        Assert.Equal((4_750, 556, 4), (made.Held, made.Payable, made.LineCount));
        Assert.Equal((open.Order, 4_750, HoldReason.AfterSaleWindow, null), made.Holds.Select(h => (h.OrderId, h.Amount, h.Reason, h.ExpiresAt)).Single());
        Assert.Equal(made.Closing, made.Lines.Sum(l => l.Amount));
        Assert.Equal((285, "USD"), ((await StatementAsync(busy, "2026-02", "USD")).Closing, (await StatementAsync(busy, "2026-02", "USD")).Currency));
        foreach (var (merchant, month) in new[] { (idle, "2026-01"), (idle, "2026-02"), (gone, "2026-01") })
            Assert.Equal((0, 0, 0), ((await StatementAsync(merchant, month)).Closing, (await StatementAsync(merchant, month)).Payable, (await StatementAsync(merchant, month)).LineCount));
        await using var db = Open();
        Assert.False(await db.Statements.AnyAsync(s => s.MerchantId == late || (s.MerchantId == gone && s.Period == "2026-02")));
        Assert.Equal(0, await CloseAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_comes_late_goes_into_the_month_that_is_open_and_a_refund_names_its_statement(DatabaseKind on)
    {
        await BeginAsync(on);
        var merchant = NewMerchant();
        var paid = await SellAsync(merchant, 999, 50, February);
        await CloseAsync();
        var february = await StatementAsync(merchant, "2026-02");
        await RefundAsync(paid, 333, 333, February.AddDays(15));
        var late = await SellAsync(merchant, 40, 2, February.AddDays(15));
        Opened.Clock.Now = new(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc);
        await CloseAsync();

        var march = await StatementAsync(merchant, "2026-03");
        Assert.Equal((949, 949), (february.Closing, february.Payable));
        Assert.Equal((0, 40, 333, 17, -278), (march.Opening, march.Sales, march.Refunds, march.CommissionReturned, march.Closing));
        Assert.Equal((0, february.Id, (Contracts.StatementId?)null), (march.Payable, march.Lines.Single(l => l.Kind == EntryKind.Refund).OriginalStatementId, march.Lines.Single(l => l.Kind == EntryKind.Sale).OriginalStatementId));
        Assert.Equal(-316, march.Lines.Single(l => l.Kind == EntryKind.Refund).Amount);
        await using var db = Open();
        var entry = await db.LedgerEntries.AsNoTracking().SingleAsync(e => e.OrderId == late.Order);
        Assert.Equal((February.AddDays(15), MovableClock.Start, "2026-03"), (entry.HappenedAt, entry.PostedAt, entry.Period));

        // The debt is carried into April, and netted there.
        Assert.Equal(949, (await StatementAsync(merchant, "2026-02")).Closing);
        await SellAsync(merchant, 1_000, 0, Opened.Clock.Now);
        Opened.Clock.Now = new(2026, 5, 15, 0, 0, 0, DateTimeKind.Utc);
        await CloseAsync();
        var april = await StatementAsync(merchant, "2026-04");
        Assert.Equal((-278, 722, 722), (april.Opening, april.Closing, april.Payable));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_held_is_carried_into_the_next_statement_and_paid_there(DatabaseKind on)
    {
        await BeginAsync(on);
        var merchant = NewMerchant();
        var (open, recent) = (await SellAsync(merchant, 1_000, 0, February, isCompleted: false), await SellAsync(merchant, 200, 0, February, isCompleted: false));
        await HandleAsync<BookOrders, OrderCompleted>(new(recent.Order, merchant), MovableClock.Start.AddDays(-6));
        await CloseAsync();
        var february = await StatementAsync(merchant, "2026-02");
        Assert.Equal((1_200, 1_200, 0), (february.Closing, february.Held, february.Payable));
        Assert.Equal(MovableClock.Start.AddDays(1), february.Holds.Single(h => h.OrderId == recent.Order).ExpiresAt);
        await HandleAsync<BookOrders, OrderCompleted>(new(open.Order, merchant), MovableClock.Start);
        Opened.Clock.Now = new(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc);
        await CloseAsync();
        var march = await StatementAsync(merchant, "2026-03");
        Assert.Equal((1_200, 0, 1_200), (march.Opening, march.Held, march.Payable));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_who_close_at_once_make_each_statement_once_while_others_post(DatabaseKind on)
    {
        await BeginAsync(on);
        var merchants = Enumerable.Range(0, 12).Select(_ => NewMerchant()).ToArray();
        foreach (var merchant in merchants)
            await SellAsync(merchant, 1_000, 50, February);
        await using (var db = Open())
            Assert.Equal(2, await db.Periods.CountAsync() + 1);
        Opened.Clock.Now = MovableClock.Start;
        await SellAsync(merchants[0], 1, 0, MovableClock.Start);
        var posting = Enumerable.Range(0, 20).Select(i => Task.Run(() => SellAsync(merchants[i % 12], 10, 0, February.AddDays(9), isCompleted: false)));
        var closing = Enumerable.Range(0, 3).Select(_ => Task.Run(CloseAsync)).ToList();
        await Task.WhenAll([.. closing, .. posting]);

        Assert.Equal(12, closing.Sum(c => c.Result));
        await using var read = Open();
        var entries = await read.LedgerEntries.AsNoTracking().Where(e => e.Period == "2026-02").Select(e => e.Id).ToListAsync();
        var lines = await read.StatementLines.AsNoTracking().Select(l => l.EntryId).ToListAsync();
        Assert.Equal(entries.Select(e => e.Value).Order(), lines.Select(e => e.Value).Order());
        Assert.Equal(33, await read.LedgerEntries.CountAsync());
        Assert.Equal(12, await read.Statements.CountAsync());
        Assert.Equal(["CLOSED"], await read.StateChanges.Where(c => c.Ordinal == 3).Select(c => c.To).Distinct().ToListAsync());
        await AssertBalancedAsync();
    }

    /// <summary>What a closing has made before it was stopped stays, and the next one goes on behind it.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_closing_that_is_stopped_in_the_middle_is_ended_by_the_next(DatabaseKind on)
    {
        await BeginAsync(on);
        var merchants = Enumerable.Range(0, 5).Select(_ => NewMerchant()).OrderBy(m => m.Value).ToArray();
        foreach (var merchant in merchants)
            await SellAsync(merchant, 1_000, 50, February);
        await using var db = Open();
        await StopAtAsync(merchants[2].Value);
        await Assert.ThrowsAsync<DbUpdateException>(CloseAsync);

        var before = await db.Statements.AsNoTracking().Select(s => s.Id).ToListAsync();
        Assert.Equal((2, PeriodStatus.Closing), (before.Count, (await db.Periods.AsNoTracking().SingleAsync(p => p.Month == "2026-02")).Status));
        // Nothing is posted into the month in between.
        await SellAsync(merchants[4], 1, 0, February);
        Assert.Equal(1, await db.LedgerEntries.CountAsync(e => e.Period == "2026-03"));
        await db.Database.ExecuteSqlRawAsync(on == DatabaseKind.Sqlite ? "DROP TRIGGER \"Stop\"" : "DROP TRIGGER \"Stop\" ON \"Settlement\".\"Statements\"");
        Assert.Equal(3, await CloseAsync());

        var after = await db.Statements.AsNoTracking().ToListAsync();
        Assert.Equal(merchants, after.Select(s => s.MerchantId).OrderBy(m => m.Value));
        Assert.All(after, s => Assert.Equal(950, s.Closing));
        Assert.Superset(before.ToHashSet(), after.Select(s => s.Id).ToHashSet());

        async Task StopAtAsync(Guid merchant) => await db.Database.ExecuteSqlRawAsync(on == DatabaseKind.Sqlite
            ? $"CREATE TRIGGER \"Stop\" BEFORE INSERT ON \"Statements\" WHEN NEW.\"MerchantId\" = '{merchant.ToString().ToUpperInvariant()}' BEGIN SELECT RAISE(ABORT, 'stopped'); END"
            : $"CREATE TRIGGER \"Stop\" BEFORE INSERT ON \"Settlement\".\"Statements\" FOR EACH ROW WHEN (NEW.\"MerchantId\" = '{merchant}') EXECUTE FUNCTION \"Settlement\".\"RefuseChange\"()");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Finance_closes_months_that_are_over_in_their_order(DatabaseKind on)
    {
        await BeginAsync(on);
        var merchant = NewMerchant();
        await SellAsync(merchant, 100, 5, February.AddMonths(-2));
        await SellAsync(merchant, 100, 5, MovableClock.Start);
        var ids = new Dictionary<string, string>();
        await using (var db = Open())
            ids = await db.Periods.AsNoTracking().ToDictionaryAsync(p => p.Month, p => NodeId.Of(p.Id).ToString());
        Assert.Equal(["2025-12", "2026-01", "2026-02", "2026-03"], ids.Keys.Order());

        Assert.Equal("EARLIER_PERIOD_OPEN", await CallAsync(Finance, "closePeriod", new { periodId = ids["2026-01"] }));
        Assert.Equal("PERIOD_NOT_OVER", await CallAsync(Finance, "closePeriod", new { periodId = ids["2026-03"] }));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await CallAsync(OwnerOf(merchant), "closePeriod", new { periodId = ids["2025-12"] }));
        var key = Guid.NewGuid().ToString();
        Assert.Null(await CallAsync(Finance, "closePeriod", new { periodId = ids["2025-12"] }, key));
        Assert.Null(await CallAsync(Finance, "closePeriod", new { periodId = ids["2025-12"] }, key));
        Assert.Equal("ILLEGAL_TRANSITION", await CallAsync(Finance, "closePeriod", new { periodId = ids["2025-12"] }));
        Assert.Null(await CallAsync(Finance, "closePeriod", new { periodId = ids["2026-01"] }));
        Assert.Equal(1, await CloseAsync());
        await using var read = Open();
        Assert.Equal(3, await read.Statements.CountAsync());
        Assert.Equal(95, (await StatementAsync(merchant, "2025-12")).Payable);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_job_closes_on_the_first_of_the_month(DatabaseKind on)
    {
        await BeginAsync(on);
        await JoinAsync(NewMerchant(), February);
        Opened.Clock.Now = new(2026, 2, 28, 18, 0, 0, DateTimeKind.Utc);
        await SellAsync(NewMerchant(), 100, 5, February);
        Assert.Equal(2, (await Opened.RunJobAsync("settlement.close-period")).Counts["statements"]);
        Assert.Equal(0, (await Opened.RunJobAsync("settlement.close-period")).Counts["statements"]);
    }
}
