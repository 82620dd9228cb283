using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Settlement.Banking;
using Settlement.Contracts;
using Settlement.Model;
using Settlement.ProcessPayouts;

namespace Settlement.Tests.Payouts;

/// <summary>A payout is made by one, approved by another, and paid once, whatever happens on the way (SET-02, SET-08).</summary>
public sealed class PayoutTests : SettlementTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task It_is_made_by_one_approved_by_another_and_paid(DatabaseKind on)
    {
        await BeginAsync(on);
        var merchant = NewMerchant();
        var id = await PayoutAsync(merchant, 900, isApproved: false);
        Assert.Equal("SEPARATION_OF_DUTIES", await CallAsync(Finance, "approvePayout", new { payoutId = id }));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await CallAsync(OwnerOf(merchant), "approvePayout", new { payoutId = id }));
        Assert.Equal(0, await ProcessAsync());
        Assert.Null(await CallAsync(Checker, "approvePayout", new { payoutId = id }));
        Assert.Equal("ILLEGAL_TRANSITION", await CallAsync(Checker, "approvePayout", new { payoutId = id }));
        Assert.Equal(1, (await Opened.RunJobAsync("settlement.process-payouts")).Counts["resolved"]);

        var payout = await OnlyPayoutAsync();
        Assert.Equal((PayoutStatus.Paid, 900, payout.Items.Sum(i => i.Amount), 1), (payout.Status, payout.Amount, payout.Amount, payout.Attempt));
        Assert.Equal(StatementStatus.Paid, (await StatementAsync(merchant, "2026-02")).Status);
        Assert.Equal((-900, 0, 0), (await BalanceAsync(AccountCode.Bank), await BalanceAsync(AccountCode.PayoutInTransit), await BalanceAsync(AccountCode.MerchantPayable)));
        Assert.Equal(0, await ProcessAsync());
        var told = await Opened.ExecuteAsync(OwnerOf(merchant), "query($id: ID!) { payout(id: $id) { amount { amount } madeBy approvedBy items { statement { period } amount { amount } } securityChecks { verdict isAnswered } history { nodes { to } } } }", new { id });
        Assert.Equal(
            """{"amount":{"amount":900},"madeBy":"黄丽","approvedBy":"吴强","items":[{"statement":{"period":"2026-02"},"amount":{"amount":900}}],"securityChecks":[{"verdict":"PAY","isAnswered":false}],"history":{"nodes":[{"to":"PENDING"},{"to":"APPROVED"},{"to":"PROCESSING"},{"to":"PAID"}]}}""",
            System.Text.RegularExpressions.Regex.Unescape(told.GetProperty("data").GetProperty("payout").GetRawText()));
        await AssertBalancedAsync();
    }

    /// <summary>The bank has paid, and the process dies before it has noted it; then it dies before the bank is asked.</summary>
    [Theory]
    [OnSqlite(true), OnPostgres(true), OnSqlite(false), OnPostgres(false)]
    public async Task Whatever_dies_around_the_bank_it_pays_once(DatabaseKind on, bool hasPaid)
    {
        var bank = default(UnsteadyBank);
        await BeginAsync(on, Setup with { Fakes = s => s.AddSingleton<IBank>(p => bank = new(ActivatorUtilities.CreateInstance<SandboxBank>(p), hasPaid)) });
        await PayoutAsync(NewMerchant(), 900);
        Assert.Equal(0, await ProcessAsync());
        Assert.Equal((PayoutStatus.Processing, -900), ((await OnlyPayoutAsync()).Status, await BalanceAsync(AccountCode.PayoutInTransit)));
        bank!.IsSteady = true;
        Opened.Clock.Now += TimeSpan.FromSeconds(2);
        var resolved = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(ProcessAsync)));

        Assert.Equal(1, resolved.Sum());
        var payout = await OnlyPayoutAsync();
        Assert.Equal((PayoutStatus.Paid, 1), (payout.Status, payout.Attempt));
        Assert.Equal((-900, 0), (await BalanceAsync(AccountCode.Bank), await BalanceAsync(AccountCode.PayoutInTransit)));
        await using var db = Open();
        Assert.Equal(1, await db.SandboxTransfers.CountAsync());
        await AssertBalancedAsync();
    }

    /// <summary>However many payouts the bank cannot be reached for, and however urgent they are, those behind them have their turn.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Payouts_that_get_no_answer_step_back_for_others(DatabaseKind on)
    {
        const int AtATime = 2;
        var bank = default(DeafBank);
        await BeginAsync(on, Setup with { Fakes = s => s.AddSingleton<IBank>(p => bank = new(ActivatorUtilities.CreateInstance<SandboxBank>(p))) });
        var run = Opened.Services.GetRequiredService<PayoutRun>();
        var (urgent, other) = (new[] { NewMerchant(), NewMerchant() }, NewMerchant());
        foreach (var merchant in urgent)
            await SellAsync(merchant, 1_000, 100, February);
        await SellAsync(other, 1_001, 100, February);
        await CloseAsync();
        foreach (var merchant in urgent)
            await PayoutOfAsync(await ConfirmedAsync(merchant));
        Assert.Equal(0, await run.RunAsync(AtATime, default));
        bank!.HearsFrom = 901;
        await PayoutOfAsync(await ConfirmedAsync(other));
        Assert.Equal(1, await run.RunAsync(AtATime, default));

        // They wait longer after each failure, and are not forgotten.
        foreach (var (seconds, asked) in new[] { (1, 0), (1, 2), (2, 0), (2, 2) })
        {
            var before = bank.Asked;
            Opened.Clock.Now += TimeSpan.FromSeconds(seconds);
            Assert.Equal(0, await run.RunAsync(AtATime, default));
            Assert.Equal(asked, bank.Asked - before);
        }

        bank.HearsFrom = 0;
        Opened.Clock.Now += TimeSpan.FromSeconds(8);
        Assert.Equal(2, await run.RunAsync(AtATime, default));
        await AssertBalancedAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_the_bank_refuses_is_tried_again_or_given_up_and_paid_anew(DatabaseKind on)
    {
        await BeginAsync(on, Setup with { Settings = new Dictionary<string, string?> { ["Modules:Settlement:Bank:Failures"] = "2" } });
        var merchant = NewMerchant();
        var id = await PayoutAsync(merchant, 900);
        Assert.Equal(1, await ProcessAsync());
        var failed = await OnlyPayoutAsync();
        Assert.Equal((PayoutStatus.Failed, "ACCOUNT_REFUSED", -900), (failed.Status, failed.FailureCode, await BalanceAsync(AccountCode.PayoutInTransit)));
        Assert.Equal(0, await ProcessAsync());
        Assert.Null(await CallAsync(Finance, "retryPayout", new { payoutId = id }));
        Assert.Equal(1, await ProcessAsync());
        Assert.Equal((PayoutStatus.Failed, 2), ((await OnlyPayoutAsync()).Status, (await OnlyPayoutAsync()).Attempt));

        var statement = NodeId.Of((await StatementAsync(merchant, "2026-02")).Id).ToString();
        Assert.Equal("PAYOUT_EXISTS", await CallAsync(Finance, "createPayout", new { statementId = statement }));
        Assert.Null(await CallAsync(Finance, "reversePayout", new { payoutId = id, reason = "账户有误" }));
        Assert.Equal((0, -900), (await BalanceAsync(AccountCode.PayoutInTransit), await BalanceAsync(AccountCode.MerchantPayable)));
        Assert.Null(await CallAsync(Finance, "createPayout", new { statementId = statement }));
        // What was voided stands on no statement: the old one pays it still.
        Opened.Clock.Now = new(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc);
        await CloseAsync();
        Assert.Equal((0, 0), ((await StatementAsync(merchant, "2026-03")).Closing, (await StatementAsync(merchant, "2026-03")).LineCount));
        await AssertBalancedAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_comes_back_after_it_was_paid_is_owed_again_on_the_next_statement(DatabaseKind on)
    {
        await BeginAsync(on);
        var merchant = NewMerchant();
        var id = await PayoutAsync(merchant, 900);
        await ProcessAsync();
        var key = Guid.NewGuid().ToString();
        Assert.Null(await CallAsync(Finance, "reversePayout", new { payoutId = id, reason = "退汇" }, key));
        Assert.Null(await CallAsync(Finance, "reversePayout", new { payoutId = id, reason = "退汇" }, key));
        Assert.Equal("ILLEGAL_TRANSITION", await CallAsync(Finance, "reversePayout", new { payoutId = id, reason = "退汇" }));
        Assert.Equal((0, 0, -900), (await BalanceAsync(AccountCode.Bank), await BalanceAsync(AccountCode.PayoutInTransit), await BalanceAsync(AccountCode.MerchantPayable)));
        Opened.Clock.Now = new(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc);
        await CloseAsync();
        var march = await StatementAsync(merchant, "2026-03");
        Assert.Equal((900, 900, 1), (march.Adjustments, march.Payable, march.LineCount));
        await AssertBalancedAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_several_who_pay_a_statement_at_once_one_does(DatabaseKind on)
    {
        await BeginAsync(on);
        var statement = NodeId.Of((await PayableAsync(NewMerchant(), 900)).Id).ToString();
        var made = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => CallAsync(i % 2 == 0 ? Finance : Checker, "createPayout", new { statementId = statement }))));
        Assert.Single(made, m => m is null);
        Assert.All(made.OfType<string>(), m => Assert.Equal("PAYOUT_EXISTS", m));
        var payout = await OnlyPayoutAsync();
        var maker = payout.MakerId == DemoUsers.Finance.Id ? Checker : Finance;
        var id = NodeId.Of(payout.Id).ToString();
        var approved = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => CallAsync(maker, "approvePayout", new { payoutId = id }))));
        Assert.Single(approved, a => a is null);
        Assert.Equal("IDEMPOTENCY_KEY_REQUIRED", (await Opened.ExecuteAsync(Finance, "mutation($input: RetryPayoutInput!) { retryPayout(input: $input) { errors { __typename } } }", new { input = new { payoutId = id } }))
            .GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_screening_that_holds_it_stops_the_approval_and_is_kept(DatabaseKind on)
    {
        var screening = new Screening { Verdict = PayoutVerdict.Hold };
        await BeginAsync(on, Setup with { Fakes = s => s.AddSingleton<IPayoutScreening>(screening) });
        var id = await PayoutAsync(NewMerchant(), 900, isApproved: false);
        Assert.Equal("PAYOUT_HELD", await CallAsync(Checker, "approvePayout", new { payoutId = id }));
        Assert.Equal(PayoutStatus.Pending, (await OnlyPayoutAsync()).Status);
        screening.Verdict = PayoutVerdict.Pay;
        Assert.Null(await CallAsync(Checker, "approvePayout", new { payoutId = id }));
        await using var db = Open();
        Assert.Equal([(PayoutVerdict.Hold, true), (PayoutVerdict.Pay, true)], (await db.SecurityChecks.AsNoTracking().OrderBy(c => c.Id).ToListAsync()).Select(c => (c.Verdict, c.IsAnswered)));
        Assert.Equal(900, Assert.Single(screening.Asked.Distinct()).Amount);
    }

    /// <summary>What came up between the approval and the bank's refusal holds it, however long ago it was approved (SET-08).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_payout_that_failed_is_screened_again_before_another_try(DatabaseKind on)
    {
        var screening = new Screening { Verdict = PayoutVerdict.Pay };
        await BeginAsync(on, Setup with
        {
            Fakes = s => s.AddSingleton<IPayoutScreening>(screening), Settings = new Dictionary<string, string?> { ["Modules:Settlement:Bank:Failures"] = "1" },
        });
        var id = await PayoutAsync(NewMerchant(), 900);
        Assert.Equal(1, await ProcessAsync());
        Assert.Equal(PayoutStatus.Failed, (await OnlyPayoutAsync()).Status);
        screening.Verdict = PayoutVerdict.Hold;
        Assert.Equal("PAYOUT_HELD", await CallAsync(Finance, "retryPayout", new { payoutId = id }));
        Assert.Equal((PayoutStatus.Failed, 0), ((await OnlyPayoutAsync()).Status, await ProcessAsync()));
        screening.Verdict = PayoutVerdict.Pay;
        Assert.Null(await CallAsync(Finance, "retryPayout", new { payoutId = id }));
        Assert.Equal(1, await ProcessAsync());
        Assert.Equal((PayoutStatus.Paid, 2), ((await OnlyPayoutAsync()).Status, (await OnlyPayoutAsync()).Attempt));
        await using var db = Open();
        Assert.Equal([PayoutVerdict.Pay, PayoutVerdict.Hold, PayoutVerdict.Pay], (await db.SecurityChecks.AsNoTracking().OrderBy(c => c.Id).ToListAsync()).Select(c => c.Verdict));
        await AssertBalancedAsync();
    }

    /// <summary>Where nobody screens, payouts go out; where somebody does and fails, none does until it answers again.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_screening_that_fails_holds_it(DatabaseKind on)
    {
        var screening = new Screening { Verdict = PayoutVerdict.Pay, IsBroken = true };
        await BeginAsync(on, Setup with { Fakes = s => s.AddSingleton<IPayoutScreening>(screening) });
        var id = await PayoutAsync(NewMerchant(), 900, isApproved: false);
        Assert.Equal("PAYOUT_HELD", await CallAsync(Checker, "approvePayout", new { payoutId = id }));
        screening.IsBroken = false;
        Assert.Null(await CallAsync(Checker, "approvePayout", new { payoutId = id }));
        await using var db = Open();
        Assert.Equal([(PayoutVerdict.Hold, false), (PayoutVerdict.Pay, true)], (await db.SecurityChecks.AsNoTracking().OrderBy(c => c.Id).ToListAsync()).Select(c => (c.Verdict, c.IsAnswered)));
    }

    [Fact]
    public async Task The_courier_takes_it_to_the_bank_right_after_the_approval()
    {
        await BeginAsync(DatabaseKind.Sqlite, Setup with { Settings = new Dictionary<string, string?> { ["Modules:Settlement:Bank:Poll"] = "00:00:00.050" } });
        Opened.Begin("PayoutCourier");
        await PayoutAsync(NewMerchant(), 900);
        using var limit = new CancellationTokenSource(Longest.Wait);
        while ((await OnlyPayoutAsync()).Status != PayoutStatus.Paid)
            await Task.Delay(50, limit.Token);
    }

    private sealed class UnsteadyBank(SandboxBank bank, bool pays) : IBank
    {
        public bool IsSteady { get; set; }

        public async Task<BankAnswer> PayAsync(BankOrder order, CancellationToken cancellationToken)
        {
            var answer = IsSteady || pays ? await bank.PayAsync(order, cancellationToken) : null;
            return IsSteady ? answer! : throw new HttpRequestException("The line is dead.");
        }
    }

    private sealed class DeafBank(SandboxBank bank) : IBank
    {
        public long HearsFrom { get; set; } = long.MaxValue;

        public int Asked { get; private set; }

        public Task<BankAnswer> PayAsync(BankOrder order, CancellationToken cancellationToken)
        {
            Asked++;
            return order.Amount >= HearsFrom ? bank.PayAsync(order, cancellationToken) : throw new HttpRequestException("The line is dead.");
        }
    }

    private sealed class Screening : IPayoutScreening
    {
        public PayoutVerdict Verdict { get; set; }

        public bool IsBroken { get; set; }

        public List<PayoutToScreen> Asked { get; } = [];

        public Task<PayoutVerdict> ScreenAsync(PayoutToScreen payout, CancellationToken cancellationToken)
        {
            if (IsBroken)
                throw new HttpRequestException("The line is dead.");
            Asked.Add(payout);
            return Task.FromResult(Verdict);
        }
    }
}
