using System.Text.Json;
using Merchants.Contracts;
using Merchants.Contracts.Events;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Orders.Contracts;
using Orders.Contracts.Events;
using Settlement.CloseMonth;
using Settlement.Model;
using Settlement.Persistence;
using Settlement.ProcessPayouts;
using Settlement.Reactions;

namespace Settlement.Tests;

/// <summary>The module with stand-ins for those that it depends on, and what these tests often ask of it.</summary>
public abstract class SettlementTests : ModuleTests<SettlementModule>
{
    private long _position;

    internal static readonly DateTime February = new(2026, 2, 10, 4, 0, 0, DateTimeKind.Utc);

    internal static ModuleSetup Setup { get; } = new() { Beside = [new OrdersStandIn()] };

    internal async Task BeginAsync(DatabaseKind on, ModuleSetup? setup = null) => await UseAsync(on, setup ?? Setup);

    internal SettlementDb Open(ICaller? caller = null) => Opened.OpenDatabase<SettlementDb>(caller);

    internal TestCaller Finance => Opened.CallerOf(DemoUsers.Finance);

    internal TestCaller Checker => Opened.CallerOf(DemoUsers.Finance2);

    internal TestCaller OwnerOf(MerchantId merchant) => Opened.CallerOf(DemoUsers.Merchant, merchant.Value);

    internal static MerchantId NewMerchant() => new(Guid.CreateVersion7());

    /// <summary>Hands an event to the module's reaction, in a transaction of its own as the inbox does.</summary>
    internal async Task HandleAsync<THandler, TEvent>(TEvent happened, DateTime at) where THandler : IHandle<TEvent> where TEvent : IEvent
    {
        await using var scope = Opened.As();
        var db = scope.ServiceProvider.GetRequiredService<SettlementDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await scope.ServiceProvider.GetRequiredService<THandler>().HandleAsync(happened, new("Orders", Interlocked.Increment(ref _position), at, null, null), default);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    internal Task JoinAsync(MerchantId merchant, DateTime at) => HandleAsync<FollowMerchants, MerchantActivated>(new(merchant, new(Guid.NewGuid())), at);

    /// <summary>An order is paid; gives the event, for those who hand it in twice.</summary>
    internal async Task<OrderPaid> SellAsync(MerchantId merchant, long amount, long commission, DateTime at, string currency = Money.Yuan, bool isCompleted = true)
    {
        var paid = new OrderPaid(new(Guid.CreateVersion7()), merchant, new(Guid.CreateVersion7()), amount, currency, commission);
        await HandleAsync<BookOrders, OrderPaid>(paid, at);
        if (isCompleted)
            await HandleAsync<BookOrders, OrderCompleted>(new(paid.Order, merchant), at);
        return paid;
    }

    /// <summary>A part of an order of one line goes back.</summary>
    internal async Task<OrderRefunded> RefundAsync(OrderPaid paid, long amount, long soFar, DateTime at)
    {
        var refunded = new OrderRefunded(paid.Order, paid.Merchant, new(Guid.CreateVersion7()), amount, paid.Currency, [new(1, 1, amount, soFar, paid.Amount, paid.Commission)]);
        await HandleAsync<BookOrders, OrderRefunded>(refunded, at);
        return refunded;
    }

    /// <summary>Closes all months that have passed, as the job does.</summary>
    internal async Task<int> CloseAsync()
    {
        await using var scope = Opened.As();
        return await scope.ServiceProvider.GetRequiredService<MonthClosing>().ClosePastAsync(default);
    }

    internal async Task<Statement> StatementAsync(MerchantId merchant, string month, string currency = Money.Yuan)
    {
        await using var db = Open();
        return await db.Statements.AsNoTracking().Include(s => s.Lines).Include(s => s.Holds).AsSingleQuery()
            .SingleAsync(s => s.MerchantId == merchant && s.Period == month && s.Currency == currency);
    }

    internal Task<int> ProcessAsync() => Opened.Services.GetRequiredService<PayoutRun>().RunAsync(default);

    /// <summary>Calls a mutation under a key; the code of its first error, null where it did what it should.</summary>
    internal async Task<string?> CallAsync(TestCaller caller, string mutation, object input, string? key = null) => CodeOf(await AnswerAsync(caller, mutation, input, key), mutation);

    internal Task<JsonElement> AnswerAsync(TestCaller caller, string mutation, object input, string? key = null) => Opened.ExecuteAsync(
        caller,
        $$"""
        mutation($input: {{char.ToUpperInvariant(mutation[0])}}{{mutation[1..]}}Input!) {
          {{mutation}}(input: $input) @idempotent(key: "{{key ?? Guid.NewGuid().ToString()}}") { {{(mutation.EndsWith("Payout", StringComparison.Ordinal) ? "payout { id status }" : "")}} errors { ... on Error { code } } } }
        """,
        new { input });

    internal static string? CodeOf(JsonElement answer, string mutation)
    {
        if (answer.TryGetProperty("errors", out var errors))
            return errors[0].GetProperty("extensions").GetProperty("code").GetString();
        var refused = answer.GetProperty("data").GetProperty(mutation).GetProperty("errors");
        return refused.ValueKind == JsonValueKind.Null ? null : refused[0].GetProperty("code").GetString();
    }

    /// <summary>A statement of February that makes the amount payable, confirmed by its merchant.</summary>
    internal async Task<Statement> PayableAsync(MerchantId merchant, long amount)
    {
        await SellAsync(merchant, amount + 100, 100, February);
        await CloseAsync();
        return await ConfirmedAsync(merchant);
    }

    /// <summary>The statement of February, issued and confirmed.</summary>
    internal async Task<Statement> ConfirmedAsync(MerchantId merchant)
    {
        var statement = await StatementAsync(merchant, "2026-02");
        var id = NodeId.Of(statement.Id).ToString();
        Assert.Null(await CallAsync(Finance, "issueStatement", new { statementId = id }));
        Assert.Null(await CallAsync(OwnerOf(merchant), "confirmStatement", new { statementId = id }));
        return await StatementAsync(merchant, "2026-02");
    }

    /// <summary>A payout of such a statement, made by finance; its opaque id.</summary>
    internal async Task<string> PayoutAsync(MerchantId merchant, long amount, bool isApproved = true) => await PayoutOfAsync(await PayableAsync(merchant, amount), isApproved);

    /// <summary>A payout of a statement, made by finance; its opaque id.</summary>
    internal async Task<string> PayoutOfAsync(Statement statement, bool isApproved = true)
    {
        var answer = await AnswerAsync(Finance, "createPayout", new { statementId = NodeId.Of(statement.Id).ToString() });
        Assert.Null(CodeOf(answer, "createPayout"));
        var id = answer.GetProperty("data").GetProperty("createPayout").GetProperty("payout").GetProperty("id").GetString()!;
        if (isApproved)
            Assert.Null(await CallAsync(Checker, "approvePayout", new { payoutId = id }));
        return id;
    }

    internal async Task<Payout> OnlyPayoutAsync()
    {
        await using var db = Open();
        return await db.Payouts.AsNoTracking().Include(p => p.Items).AsSingleQuery().SingleAsync();
    }

    /// <summary>What an account adds up to, by its lines: debits without credits.</summary>
    internal async Task<long> BalanceAsync(AccountCode account)
    {
        await using var db = Open();
        return await db.LedgerLines.Where(l => l.Account == account).SumAsync(l => l.Debit - l.Credit);
    }

    /// <summary>The ledger adds up: each entry, and the stored balances against those made anew from the lines.</summary>
    internal async Task AssertBalancedAsync()
    {
        await using var db = Open();
        var lines = await db.LedgerLines.AsNoTracking().Join(db.LedgerEntries, l => l.EntryId, e => e.Id, (l, e) => new { l, e.MerchantId, e.Currency }).ToListAsync();
        Assert.All(lines.GroupBy(l => l.l.EntryId), g => Assert.Equal(g.Sum(l => l.l.Debit), g.Sum(l => l.l.Credit)));
        var rebuilt = lines.GroupBy(l => (l.l.Account, l.MerchantId, l.Currency)).ToDictionary(g => g.Key, g => (g.Sum(l => l.l.Debit), g.Sum(l => l.l.Credit)));
        var stored = (await db.Balances.AsNoTracking().ToListAsync()).ToDictionary(b => (b.Account, b.MerchantId, b.Currency), b => (b.Debit, b.Credit));
        Assert.Equal(rebuilt.OrderBy(r => r.Key.Account).ThenBy(r => r.Key.MerchantId.Value).ThenBy(r => r.Key.Currency), stored.OrderBy(r => r.Key.Account).ThenBy(r => r.Key.MerchantId.Value).ThenBy(r => r.Key.Currency));
    }
}
