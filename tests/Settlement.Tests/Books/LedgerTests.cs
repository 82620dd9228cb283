using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;
using Orders.Contracts.Events;
using Settlement.Contracts.Inbound;
using Settlement.Model;
using Settlement.Posting;
using Settlement.Reactions;

namespace Settlement.Tests.Books;

/// <summary>The ledger adds up, whatever is booked and however often (SET-06), and nobody changes what stands in it.</summary>
public sealed class LedgerTests : SettlementTests
{
    private static readonly int Operations = int.Parse(Environment.GetEnvironmentVariable("MODULAR_LEDGER_OPERATIONS") ?? "400", System.Globalization.CultureInfo.InvariantCulture);
    private static readonly int Seed = int.Parse(Environment.GetEnvironmentVariable("MODULAR_LEDGER_SEED") ?? "20260301", System.Globalization.CultureInfo.InvariantCulture);

    [Theory, OnSqlite, OnPostgres]
    public async Task A_sale_its_refund_and_a_penalty_are_booked_on_their_accounts(DatabaseKind on)
    {
        await BeginAsync(on);
        var merchant = NewMerchant();
        var paid = await SellAsync(merchant, 999, 50, February);
        foreach (var (soFar, returned) in new[] { (333, 17), (666, 16), (999, 17) })
        {
            var before = await BalanceAsync(AccountCode.CommissionReturned);
            await RefundAsync(paid, 333, soFar, February);
            Assert.Equal(returned, await BalanceAsync(AccountCode.CommissionReturned) - before);
        }

        var finding = Guid.NewGuid();
        await HandleAsync<BookPenalties, MerchantPenaltyCharged>(new(finding, merchant, 20_000, Money.Yuan, "LATE_SHIPMENT"), February);
        Assert.Equal((999, -20_000, 20_000), (await BalanceAsync(AccountCode.BuyerFunds), await BalanceAsync(AccountCode.PenaltyIncome), await BalanceAsync(AccountCode.MerchantPayable)));
        Assert.Equal((-999, -50, 50), (await BalanceAsync(AccountCode.RefundClearing), await BalanceAsync(AccountCode.CommissionIncome), await BalanceAsync(AccountCode.CommissionReturned)));
        await HandleAsync<BookPenalties, MerchantPenaltyWaived>(new(finding, merchant), February);
        Assert.Equal((0, 0), (await BalanceAsync(AccountCode.PenaltyIncome), await BalanceAsync(AccountCode.MerchantPayable)));
        await using var db = Open();
        var waived = await db.LedgerEntries.SingleAsync(e => e.Kind == EntryKind.PenaltyWaived);
        Assert.Equal((await db.LedgerEntries.SingleAsync(e => e.Kind == EntryKind.Penalty)).Id, waived.ReversesId);
        await AssertBalancedAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_event_books_once_however_often_it_is_handed_over(DatabaseKind on)
    {
        await BeginAsync(on);
        var merchant = NewMerchant();
        var paid = await SellAsync(merchant, 999, 50, February);
        var refunded = await RefundAsync(paid, 333, 333, February);
        var (charged, waived) = (new MerchantPenaltyCharged(Guid.NewGuid(), merchant, 500, Money.Yuan, "LATE_SHIPMENT"), default(MerchantPenaltyWaived));
        waived = new(charged.Finding, merchant);
        await HandleAsync<BookPenalties, MerchantPenaltyCharged>(charged, February);
        await HandleAsync<BookPenalties, MerchantPenaltyWaived>(waived, February);
        await using var db = Open();
        var entries = await db.LedgerEntries.CountAsync();
        for (var i = 0; i < 2; i++)
        {
            await HandleAsync<BookOrders, OrderPaid>(paid, February);
            await HandleAsync<BookOrders, OrderRefunded>(refunded, February);
            await HandleAsync<BookOrders, OrderCompleted>(new(paid.Order, merchant), February.AddDays(3));
            await HandleAsync<BookPenalties, MerchantPenaltyCharged>(charged, February);
            await HandleAsync<BookPenalties, MerchantPenaltyWaived>(waived, February);
        }

        Assert.Equal((4, 4), (entries, await db.LedgerEntries.CountAsync()));
        Assert.Equal(["settlement.merchant-penalty-booked", "settlement.merchant-penalty-reversed"], await EventsAsync(db));
        Assert.Equal(17, (await db.ReturnedCommissions.AsNoTracking().SingleAsync()).Returned);
        Assert.Equal(February.AddDays(7), (await db.SettledOrders.AsNoTracking().SingleAsync()).EligibleAt);
        await AssertBalancedAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Several_who_book_the_same_at_once_book_it_once(DatabaseKind on)
    {
        await BeginAsync(on);
        var merchant = NewMerchant();
        await SellAsync(merchant, 100, 5, February);
        var finding = Guid.NewGuid();
        var tries = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
        {
            try
            {
                await HandleAsync<BookPenalties, MerchantPenaltyCharged>(new(i < 4 ? finding : Guid.NewGuid(), merchant, 500, Money.Yuan, "LATE_SHIPMENT"), February);
                return true;
            }
            catch (DbUpdateException)
            {
                return false;
            }
        })));
        Assert.Contains(true, tries);
        await using var db = Open();
        Assert.Equal(5, await db.LedgerEntries.CountAsync(e => e.Kind == EntryKind.Penalty));
        await AssertBalancedAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_database_refuses_to_change_or_remove_what_stands(DatabaseKind on)
    {
        await BeginAsync(on);
        var merchant = NewMerchant();
        await SellAsync(merchant, 999, 50, February, isCompleted: false);
        await CloseAsync();
        await using var db = Open();
        var schema = on == DatabaseKind.Postgres ? "\"Settlement\"." : "";
        string[] attempts =
        [
            .. new[] { ("LedgerEntries", "Period"), ("LedgerLines", "Debit"), ("StatementLines", "Amount"), ("StatementHolds", "Amount"), ("Statements", "Payable"), ("Statements", "Currency") }
                .SelectMany(t => new[] { $"UPDATE {schema}\"{t.Item1}\" SET \"{t.Item2}\" = \"{t.Item2}\"", $"DELETE FROM {schema}\"{t.Item1}\"" }),
        ];
        foreach (var attempt in attempts)
        {
            var failure = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync(attempt));
            Assert.Contains("append-only", failure.Message, StringComparison.Ordinal);
        }

        var entry = await db.LedgerEntries.AsTracking().SingleAsync();
        db.Entry(entry).Property(e => e.Code).CurrentValue = "CHANGED";
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
        db.ChangeTracker.Clear();
        Assert.Equal((1, 3, 1, 1), (await db.LedgerEntries.CountAsync(), await db.LedgerLines.CountAsync(), await db.StatementLines.CountAsync(), await db.StatementHolds.CountAsync()));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_does_not_add_up_is_not_booked(DatabaseKind on)
    {
        await BeginAsync(on);
        Side[][] wrong = [[Side.Dr(AccountCode.Bank, 5), Side.Cr(AccountCode.BuyerFunds, 4)], [Side.Dr(AccountCode.Bank, 0), Side.Cr(AccountCode.BuyerFunds, 0)], [Side.Dr(AccountCode.Bank, 5)], [],
            [Side.Dr(AccountCode.Bank, long.MaxValue), Side.Dr(AccountCode.Bank, long.MaxValue), Side.Dr(AccountCode.Bank, 2)]];
        foreach (var sides in wrong)
        {
            await using var scope = Opened.As();
            var db = scope.ServiceProvider.GetRequiredService<Persistence.SettlementDb>();
            await using var writing = await db.BeginWritingAsync(default);
            await Assert.ThrowsAsync<UnbalancedEntryException>(() => scope.ServiceProvider.GetRequiredService<Ledger>().PostAsync(
                new(EntryKind.Sale, NewMerchant(), Money.Yuan, Guid.NewGuid().ToString(), February, sides), default));
        }

        await using var read = Open();
        Assert.Equal(0, await read.LedgerEntries.CountAsync());
    }

    /// <summary>At full scale: <c>MODULAR_LEDGER_OPERATIONS=20000</c>; another course of things by <c>MODULAR_LEDGER_SEED</c>.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task The_ledger_adds_up_after_many_operations_and_statements_take_up_all_of_it(DatabaseKind on)
    {
        await BeginAsync(on);
        var random = new Random(Seed);
        var merchants = Enumerable.Range(0, 5).Select(_ => NewMerchant()).ToArray();
        var (sold, back) = (new List<OrderPaid>(), new Dictionary<Guid, long>());
        var (charged, again) = (new List<MerchantPenaltyCharged>(), new List<Func<Task>>());
        Opened.Clock.Now = new DateTime(2025, 10, 3, 0, 0, 0, DateTimeKind.Utc);
        for (var i = 0; i < Operations; i++)
        {
            var (now, merchant, currency) = (Opened.Clock.Now, merchants[random.Next(merchants.Length)], random.Next(10) == 0 ? "USD" : Money.Yuan);
            // Some events come late, into a month that may be closed.
            var at = now.AddMinutes(-random.Next(random.Next(20) == 0 ? 60 * 24 * 40 : 60));
            switch (random.Next(100))
            {
                case < 50:
                    var amount = random.Next(1, 200_000);
                    sold.Add(await SellAsync(merchant, amount, Shares.OfRate(amount, 500), at, currency, isCompleted: random.Next(5) > 0));
                    var (paid, when) = (sold[^1], at);
                    again.Add(() => HandleAsync<BookOrders, OrderPaid>(paid, when));
                    break;
                case < 75 when sold.Count > 0:
                    var order = sold[random.Next(sold.Count)];
                    var soFar = back.GetValueOrDefault(order.Order.Value);
                    if (soFar < order.Amount)
                    {
                        var part = random.Next(3) == 0 ? order.Amount - soFar : random.NextInt64(1, order.Amount - soFar + 1);
                        back[order.Order.Value] = soFar + part;
                        var refunded = await RefundAsync(order, part, soFar + part, at);
                        again.Add(() => HandleAsync<BookOrders, OrderRefunded>(refunded, at));
                    }

                    break;
                case < 83:
                    charged.Add(new(Guid.NewGuid(), merchant, random.Next(1, 50_000), currency, "LATE_SHIPMENT"));
                    await HandleAsync<BookPenalties, MerchantPenaltyCharged>(charged[^1], at);
                    break;
                case < 87 when charged.Count > 0:
                    var finding = charged[random.Next(charged.Count)];
                    await HandleAsync<BookPenalties, MerchantPenaltyWaived>(new(finding.Finding, finding.Merchant), now);
                    break;
                case < 97 when again.Count > 0:
                    await again[random.Next(again.Count)]();
                    break;
                default:
                    Opened.Clock.Advance(TimeSpan.FromDays(300 / (Operations * 0.03)));
                    await CloseAsync();
                    break;
            }
        }

        Opened.Clock.Advance(TimeSpan.FromDays(40));
        await CloseAsync();
        await AssertBalancedAsync();
        await AssertTakenUpAsync(merchants);
    }

    /// <summary>Every entry of a closed month stands on one statement, statements follow each other, and together they are what the ledger owes.</summary>
    private async Task AssertTakenUpAsync(IReadOnlyList<MerchantId> merchants)
    {
        await using var db = Open();
        var closed = await db.Periods.Where(p => p.Status == PeriodStatus.Closed).OrderBy(p => p.StartsAt).Select(p => p.Month).ToListAsync();
        var entries = await db.LedgerEntries.AsNoTracking().Where(e => closed.Contains(e.Period)).ToListAsync();
        var lines = await db.StatementLines.AsNoTracking().ToListAsync();
        Assert.Equal(entries.Select(e => e.Id.Value).Order(), lines.Select(l => l.EntryId.Value).Order());
        var statements = await db.Statements.AsNoTracking().ToListAsync();
        Assert.Equal(statements.Count, statements.Select(s => (s.MerchantId, s.Period, s.Currency)).Distinct().Count());
        var months = await db.LedgerEntries.AsNoTracking().ToListAsync();
        var zone = new Months("Asia/Shanghai");
        Assert.All(months, e => Assert.Equal(e.Period, zone.Of(e.PostedAt)));
        foreach (var merchant in merchants)
        {
            foreach (var own in statements.Where(s => s.MerchantId == merchant).GroupBy(s => s.Currency))
            {
                var ordered = own.OrderBy(s => s.StartsAt).ToList();
                Assert.Equal(0, ordered[0].Opening);
                Assert.All(ordered.Zip(ordered.Skip(1)), p => Assert.Equal(p.First.Carried, p.Second.Opening));
                Assert.All(ordered, s => Assert.Equal(s.Closing, s.Opening + lines.Where(l => l.StatementId == s.Id).Sum(l => l.Amount)));
                Assert.All(ordered, s => Assert.Equal((Math.Max(0, s.Closing - s.Held), true), (s.Payable, s.Held >= 0)));
                var owed = await db.LedgerEntries.Where(e => e.MerchantId == merchant && e.Currency == own.Key && closed.Contains(e.Period))
                    .Join(db.LedgerLines.Where(l => l.Account == AccountCode.MerchantPayable), e => e.Id, l => l.EntryId, (_, l) => l.Credit - l.Debit).SumAsync();
                Assert.Equal(owed, ordered.Sum(s => s.Payable) + ordered[^1].Carried);
            }

            var yuan = statements.Where(s => s.MerchantId == merchant && s.Currency == Money.Yuan).Select(s => s.Period).Order().ToList();
            Assert.Equal(closed.Where(m => string.CompareOrdinal(m, yuan[0]) >= 0), yuan);
        }
    }

    /// <summary>The names of the events that were raised, in their order.</summary>
    private static Task<List<string>> EventsAsync(Persistence.SettlementDb db)
    {
        var table = db.Model.GetEntityTypes().Single(e => e.ClrType.Name == "StoredEvent").GetSchemaQualifiedTableName()!.Replace(".", "\".\"", StringComparison.Ordinal);
        var sql = $"""SELECT "Name" AS "Value" FROM "{table}" ORDER BY "Id" """;
        return db.Database.SqlQueryRaw<string>(sql).ToListAsync();
    }
}
