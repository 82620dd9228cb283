using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Settlement.Contracts;
using Settlement.Model;
using Settlement.Persistence;

namespace Settlement.Tests.Actions;

/// <summary>What a front end is told that can be done is what the mutations do (FE-01), for every state, role and action.</summary>
public sealed class AllowedActionsTests : SettlementTests
{
    private static readonly Months Months = new("Asia/Shanghai");
    private static readonly Actor Maker = new(DemoUsers.Finance.Id);
    private int _months;

    [Theory, OnSqlite, OnPostgres]
    public async Task Statements(DatabaseKind on) => await AgreesAsync<StatementFacts, StatementStatus>(on, new("Statement", StatementActions.All,
        [
            .. Enum.GetValues<StatementStatus>().Select(s => new ActionCase($"statement {s}", _ => StatementInAsync(s))),
            new("statement of nothing", _ => StatementInAsync(StatementStatus.Issued, 0)),
            new("statement with a payout", async _ =>
            {
                var id = await StatementInAsync(StatementStatus.Payable);
                await using var db = Open();
                db.Add(Payout.Of(await db.Statements.SingleAsync(s => s.Id == new StatementId(id)), Maker, MovableClock.Start));
                await db.SaveChangesAsync();
                return id;
            }),
        ],
        [DemoUsers.Finance],
        (_, id, action) =>
        {
            var input = new Dictionary<string, object?> { ["statementId"] = new NodeId("Statement", id).ToString() };
            if (action == StatementActions.Dispute || action == StatementActions.Adjust)
                input["reason"] = "有误";
            return Task.FromResult(input);
        }));

    [Theory, OnSqlite, OnPostgres]
    public async Task Payouts(DatabaseKind on) => await AgreesAsync<PayoutFacts, PayoutStatus>(on, new("Payout", PayoutActions.All,
        [.. Enum.GetValues<PayoutStatus>().Select(s => new ActionCase($"payout {s}", _ => PayoutInAsync(s)))],
        [DemoUsers.Finance, DemoUsers.Merchant],
        (_, id, action) =>
        {
            var input = new Dictionary<string, object?> { ["payoutId"] = new NodeId("Payout", id).ToString() };
            if (action == PayoutActions.Reverse)
                input["reason"] = "退汇";
            return Task.FromResult(input);
        }));

    [Theory, OnSqlite, OnPostgres]
    public async Task Months_of_settlement(DatabaseKind on) => await AgreesAsync<PeriodFacts, PeriodStatus>(on, new("SettlementPeriod", PeriodActions.All,
        [
            .. Enum.GetValues<PeriodStatus>().Select(s => new ActionCase($"month {s}", _ => PeriodInAsync(s))),
            new("month behind an open one", async _ =>
            {
                await PeriodInAsync(PeriodStatus.Open);
                return await PeriodInAsync(PeriodStatus.Open, closesEarlier: false);
            }),
            new("month that is not over", _ => PeriodInAsync(PeriodStatus.Open, month: "2027-01")),
        ],
        [DemoUsers.Finance],
        (_, id, _) => Task.FromResult(new Dictionary<string, object?> { ["periodId"] = new NodeId("SettlementPeriod", id).ToString() })));

    private async Task AgreesAsync<TFacts, TState>(DatabaseKind on, ActionFixture<TFacts, TState> fixture) where TFacts : IStateFacts<TState> where TState : struct, Enum
    {
        await BeginAsync(on);
        var (tried, taken) = await ActionAgreement.CheckAsync(Opened, fixture);
        Assert.True(tried == fixture.Cases.Count * fixture.Actions.Count * (DemoUsers.All.Count + fixture.Participants.Count) && taken >= fixture.Actions.Count, $"{taken} of {tried}");
    }

    private async Task<Guid> StatementInAsync(StatementStatus status, long payable = 900)
    {
        await using var db = Open();
        var period = await db.Periods.FirstOrDefaultAsync() ?? db.Add(SettlementPeriod.Open("2026-01", Months, MovableClock.Start)).Entity;
        var statement = db.Add(Statement.Calculate(period, NewMerchant(), Money.Yuan, payable, [], [], new Dictionary<Orders.Contracts.OrderId, StatementId>(), MovableClock.Start)).Entity;
        await db.SaveChangesAsync();
        await ForceAsync<Statement>(db, statement, status);
        return statement.Id.Value;
    }

    private async Task<Guid> PayoutInAsync(PayoutStatus status)
    {
        var id = await StatementInAsync(StatementStatus.Payable);
        await using var scope = Opened.As();
        var db = scope.ServiceProvider.GetRequiredService<SettlementDb>();
        var payout = db.Add(Payout.Of(await db.Statements.SingleAsync(s => s.Id == new StatementId(id)), Maker, MovableClock.Start)).Entity;
        await using var writing = await db.BeginWritingAsync(default);
        await db.SaveChangesAsync();
        // What a reversal takes back.
        var ledger = scope.ServiceProvider.GetRequiredService<Posting.Ledger>();
        await ledger.PostAsync(Bookings.PayoutSent(payout, MovableClock.Start), default);
        await ledger.PostAsync(Bookings.PayoutPaid(payout, MovableClock.Start), default);
        await writing.CommitAsync(default);
        await ForceAsync<Payout>(db, payout, status);
        return payout.Id.Value;
    }

    private async Task<Guid> PeriodInAsync(PeriodStatus status, bool closesEarlier = true, string? month = null)
    {
        await using var db = Open();
        foreach (var earlier in closesEarlier ? await db.Periods.ToListAsync() : [])
            db.Entry(earlier).Property(p => p.Status).CurrentValue = PeriodStatus.Closed;
        month ??= Months.Between("2001-01", "2020-12").ElementAt(_months++);
        var period = db.Add(SettlementPeriod.Open(month, Months, MovableClock.Start)).Entity;
        db.Add(new PeriodGate { Month = month, IsOpen = true });
        await db.SaveChangesAsync();
        await ForceAsync<SettlementPeriod>(db, period, status);
        return period.Id.Value;
    }

    private static async Task ForceAsync<T>(SettlementDb db, T subject, object status) where T : class
    {
        db.Entry(subject).Property("Status").CurrentValue = status;
        await db.SaveChangesAsync();
    }
}
