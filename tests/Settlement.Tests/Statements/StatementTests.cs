using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Settlement.Model;

namespace Settlement.Tests.Statements;

/// <summary>Finance issues, the merchant confirms or disputes, and an answer is a document of its own (SET-12).</summary>
public sealed class StatementTests : SettlementTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_confirmed_is_payable_and_what_is_nothing_is_not(DatabaseKind on)
    {
        await BeginAsync(on);
        var (merchant, idle) = (NewMerchant(), NewMerchant());
        await JoinAsync(idle, February);
        var paid = await PayableAsync(merchant, 900);
        Assert.Equal((StatementStatus.Payable, 900), (paid.Status, paid.Payable));
        // Three working days from a Monday, ten o'clock; five for the word on it.
        Assert.Equal((MovableClock.Start.AddDays(3), MovableClock.Start.AddDays(7)), (paid.PayDueAt, paid.ConfirmDueAt));
        var nothing = NodeId.Of((await StatementAsync(idle, "2026-02")).Id).ToString();
        Assert.Null(await CallAsync(Finance, "issueStatement", new { statementId = nothing }));
        Assert.Null(await CallAsync(OwnerOf(idle), "confirmStatement", new { statementId = nothing }));
        Assert.Equal((StatementStatus.Confirmed, null), ((await StatementAsync(idle, "2026-02")).Status, (await StatementAsync(idle, "2026-02")).PayDueAt));
        Assert.Equal("ILLEGAL_TRANSITION", await CallAsync(Finance, "createPayout", new { statementId = nothing }));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_dispute_is_answered_beside_the_statement_which_stays_as_it_is(DatabaseKind on)
    {
        await BeginAsync(on);
        var merchant = NewMerchant();
        await SellAsync(merchant, 1_000, 50, February);
        await CloseAsync();
        var id = NodeId.Of((await StatementAsync(merchant, "2026-02")).Id).ToString();
        Assert.Null(await CallAsync(Finance, "issueStatement", new { statementId = id }));
        Assert.Equal("INVALID_INPUT", await CallAsync(OwnerOf(merchant), "disputeStatement", new { statementId = id, reason = " " }));
        Assert.Null(await CallAsync(OwnerOf(merchant), "disputeStatement", new { statementId = id, reason = "佣金有误" }));
        Assert.Equal("ILLEGAL_TRANSITION", await CallAsync(OwnerOf(merchant), "confirmStatement", new { statementId = id }));
        object Answer(object? amount, bool against = false) => new { statementId = id, reason = "已核对", amount, againstMerchant = against };
        Assert.Equal("INVALID_INPUT", await CallAsync(Finance, "adjustStatement", Answer(new { amount = 20, currency = "USD" })));
        Assert.Equal("INVALID_INPUT", await CallAsync(Finance, "adjustStatement", Answer(new { amount = -20 })));
        Assert.Null(await CallAsync(Finance, "adjustStatement", Answer(new { amount = 20 })));

        var after = await StatementAsync(merchant, "2026-02");
        Assert.Equal((StatementStatus.Payable, 950, 950), (after.Status, after.Closing, after.Payable));
        Assert.Equal(20, await BalanceAsync(AccountCode.Adjustments));
        var told = await Opened.ExecuteAsync(Finance, "query($id: ID!) { statement(id: $id) { adjustment { amount { formatted } reason byName } disputeReason } }", new { id });
        Assert.Equal("""{"data":{"statement":{"adjustment":{"amount":{"formatted":"¥0.20"},"reason":"已核对","byName":"黄丽"},"disputeReason":"佣金有误"}}}""", Plain(told));
        Opened.Clock.Now = new(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc);
        await CloseAsync();
        var march = await StatementAsync(merchant, "2026-03");
        Assert.Equal((20, 20, 0), (march.Adjustments, march.Closing, march.Opening));
        await AssertBalancedAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Silence_confirms_after_five_working_days(DatabaseKind on)
    {
        await BeginAsync(on);
        var merchant = NewMerchant();
        await SellAsync(merchant, 1_000, 50, February);
        await CloseAsync();
        var id = NodeId.Of((await StatementAsync(merchant, "2026-02")).Id).ToString();
        Assert.Null(await CallAsync(Finance, "issueStatement", new { statementId = id }));
        Opened.Clock.Now = MovableClock.Start.AddDays(7).AddSeconds(-1);
        Assert.False((await Opened.RunJobAsync("settlement.confirm-silent")).Counts.ContainsKey("confirmed"));
        Opened.Clock.Now = MovableClock.Start.AddDays(7);
        // Consent by silence does not wait for the job that writes it down.
        Assert.Equal("DISPUTE_WINDOW_OVER", await CallAsync(OwnerOf(merchant), "disputeStatement", new { statementId = id, reason = "Too late" }));
        Assert.Equal(1, (await Opened.RunJobAsync("settlement.confirm-silent")).Counts["confirmed"]);
        Assert.Equal(StatementStatus.Payable, (await StatementAsync(merchant, "2026-02")).Status);
        await using var db = Open();
        Assert.Equal("CONFIRMED_BY_SILENCE", await db.StateChanges.Where(c => c.To == "CONFIRMED").Select(c => c.ReasonCode).SingleAsync());
    }

    /// <summary>Of several who decide at once one does; nobody decides over what he has not seen (FE-04).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Of_parallel_words_on_a_statement_one_counts(DatabaseKind on)
    {
        await BeginAsync(on);
        var merchant = NewMerchant();
        await SellAsync(merchant, 1_000, 50, February);
        await CloseAsync();
        var id = NodeId.Of((await StatementAsync(merchant, "2026-02")).Id).ToString();
        Assert.Equal("EDIT_CONFLICT", await CallAsync(Finance, "issueStatement", new { statementId = id, expectedVersion = 7 }));
        Assert.Null(await CallAsync(Finance, "issueStatement", new { statementId = id, expectedVersion = 1 }));
        var words = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => i % 2 == 0
            ? CallAsync(OwnerOf(merchant), "confirmStatement", new { statementId = id })
            : CallAsync(OwnerOf(merchant), "disputeStatement", new { statementId = id, reason = "有误" }))));
        Assert.Single(words, w => w is null);
        Assert.All(words.OfType<string>(), w => Assert.Contains(w, new[] { "EDIT_CONFLICT", "ILLEGAL_TRANSITION" }));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_statement_is_read_with_its_lines_and_their_orders_and_the_ledger_balances(DatabaseKind on)
    {
        await BeginAsync(on);
        var merchant = NewMerchant();
        var paid = await SellAsync(merchant, 1_000, 50, February);
        await RefundAsync(paid, 500, 500, February.AddDays(1));
        await CloseAsync();
        var answer = await Opened.ExecuteAsync(OwnerOf(merchant), """
            { statements(first: 1, where: { period: { eq: "2026-02" } }) { totalCount nodes {
                status sales { amount currency formatted } refunds { amount } commission { amount } commissionReturned { amount } closing { amount } payable { amount } settlementPeriod { month status }
                lines(first: 5) { totalCount nodes { kind amount { amount } gross { amount } commission { amount } order { id } entry { source lines { account debit { amount } credit { amount } } } originalStatement { id } } }
                holds { totalCount } } } }
            """);
        Assert.False(answer.TryGetProperty("errors", out var errors), $"{errors}");
        var node = answer.GetProperty("data").GetProperty("statements").GetProperty("nodes")[0];
        Assert.Equal("""{"amount":1000,"currency":"CNY","formatted":"¥10.00"}""", Plain(node.GetProperty("sales")));
        Assert.Equal("null", Plain(node.GetProperty("settlementPeriod")));
        var lines = node.GetProperty("lines").GetProperty("nodes");
        Assert.Equal(NodeId.Of(paid.Order).ToString(), lines[0].GetProperty("order").GetProperty("id").GetString());
        Assert.Equal(["SALE 950 1000 50", "REFUND -475 -500 -25"], lines.EnumerateArray().Select(l =>
            $"{l.GetProperty("kind")} {l.GetProperty("amount").GetProperty("amount")} {l.GetProperty("gross").GetProperty("amount")} {l.GetProperty("commission").GetProperty("amount")}"));
        Assert.Equal(3, lines[1].GetProperty("entry").GetProperty("lines").GetArrayLength());

        var books = await Opened.ExecuteAsync(Finance, """
            { statements(first: 1) { nodes { settlementPeriod { month status } } } trialBalance(period: "2026-02") { isBalanced debits { amount } credits { amount } rows { account debit { amount } credit { amount } balance { amount } } }
              incomeBySource(from: "2026-01-31T16:00:00Z", to: "2026-02-28T16:00:00Z") { source earned { amount } givenBack { amount } net { amount } }
              ledgerEntries { totalCount nodes { kind merchant { id } } } }
            """);
        var data = books.GetProperty("data");
        Assert.Equal("""{"month":"2026-02","status":"CLOSED"}""", Plain(data.GetProperty("statements").GetProperty("nodes")[0].GetProperty("settlementPeriod")));
        Assert.StartsWith("""{"isBalanced":true,"debits":[{"amount":1500}],"credits":[{"amount":1500}],""", Plain(data.GetProperty("trialBalance")), StringComparison.Ordinal);
        Assert.Equal("""[{"source":"COMMISSION","earned":{"amount":50},"givenBack":{"amount":25},"net":{"amount":25}}]""", Plain(data.GetProperty("incomeBySource")));
        Assert.Equal(2, data.GetProperty("ledgerEntries").GetProperty("totalCount").GetInt32());
    }

    private static string Plain(System.Text.Json.JsonElement element) => System.Text.RegularExpressions.Regex.Unescape(element.GetRawText());
}
