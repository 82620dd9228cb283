using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Orders.Model;
using Orders.Persistence;
using Orders.Reconcile;

namespace Orders.Tests.Reconcile;

/// <summary>Payments are compared with what their providers say (ORD-12): what fits is matched, and whatever one of the two does not know of is finance's to settle, once.</summary>
public sealed class ReconciliationTests : OrdersTests
{
    private TestCaller Finance => Opened.CallerOf(DemoUsers.Finance);

    [Theory, OnSqlite, OnPostgres]
    public async Task Matched_mismatched_and_missing_on_either_side(DatabaseKind on)
    {
        await StartAsync(on);
        var orders = Enumerable.Range(0, 6).Select(_ => Make(OrderStatus.PendingPayment)).ToList();
        var references = new List<string>();
        foreach (var order in orders)
            references.Add(await PayAsync(IdOf(order.Id)));
        foreach (var (reference, amount) in new[] { (references[0], 3666L), (references[1], 3666), (references[2], 3666), (references[3], 100) })
            Assert.Equal(CallbackAnswer.Accepted, await ReportAsync(reference, amount));
        // 0 fits, 1 differs, 2 is left out, 3 was a mismatch already, 4 was never reported, and one is nobody's.
        var csv = $"reference,amount,currency\n{references[0]},3666,CNY\n{references[1]},3665,CNY\r\n{references[3]},100,CNY\n{references[4]},3666,CNY\nsbx_nobody,5,USD\n\n";
        var id = await ImportAsync(csv);
        for (var i = 0; i < 2; i++)
            await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ => await Record.ExceptionAsync(() => Opened.RunJobAsync("orders.reconcile"))));
        await Opened.RunJobAsync("orders.reconcile");

        await using var db = Open();
        var payments = await db.Payments.AsNoTracking().ToDictionaryAsync(p => p.Reference, p => p.Status);
        Assert.Equal(
            [PaymentStatus.Matched, PaymentStatus.Mismatched, PaymentStatus.Mismatched, PaymentStatus.Mismatched, PaymentStatus.Initiated, PaymentStatus.Initiated], references.Select(r => payments[r]));
        var found = await AskAsync(Finance, "{ reconciliationExceptions { nodes { id reference problem status booked { amount } stated { amount currency } payment { id } allowedActions { action allowed } } } providerStatements { nodes { status rowCount matchedCount } } }");
        var problems = found.GetProperty("reconciliationExceptions").GetProperty("nodes").EnumerateArray().ToDictionary(n => n.GetProperty("reference").GetString()!, n => $"{n.GetProperty("problem").GetString()} {Amount(n, "booked")} {Amount(n, "stated")}");
        Assert.Equal(5, problems.Count);
        Assert.Equal("AMOUNT_DIFFERS 3666 3665", problems[references[1]]);
        Assert.Equal("MISSING_AT_PROVIDER 3666 ", problems[references[2]]);
        Assert.Equal("AMOUNT_DIFFERS 100 100", problems[references[3]]);
        Assert.Equal("MISSING_HERE  3666", problems[references[4]]);
        Assert.Equal("MISSING_HERE  5", problems["sbx_nobody"]);
        Assert.Equal("""[{"status":"RECONCILED","rowCount":5,"matchedCount":1}]""", found.GetProperty("providerStatements").GetProperty("nodes").GetRawText());
        // What is matched is the order's still.
        Assert.Equal(OrderStatus.Paid, (await ReadAsync(orders[0].Id)).Status);
        Assert.Equal(id, (await db.ProviderStatements.SingleAsync()).Id.Value);

        static string Amount(JsonElement node, string name) => node.GetProperty(name) is { ValueKind: JsonValueKind.Object } money ? $"{money.GetProperty("amount")}" : "";
    }

    /// <summary>Steps of a difference: given to somebody, settled with a reason, in that order; of two at once one is told.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Differences_are_given_out_and_settled(DatabaseKind on)
    {
        await StartAsync(on);
        await ImportAsync("reference,amount,currency\nsbx_a,5,CNY\nsbx_b,6,CNY\n");
        await Opened.RunJobAsync("orders.reconcile");
        var nodes = (await AskAsync(Finance, "{ reconciliationExceptions { nodes { id version } } }")).GetProperty("reconciliationExceptions").GetProperty("nodes");
        var id = nodes[0].GetProperty("id").GetString();
        object Settling(object? version = null) => new { reconciliationExceptionId = id, resolution = "BOOKED_HERE", words = "已补记。", expectedVersion = version };
        Assert.Equal("ILLEGAL_TRANSITION", await CodesAsync(Finance, "resolveReconciliationException", Settling()));
        Assert.Equal("INVALID_INPUT", await CodesAsync(Finance, "assignReconciliationException", new { reconciliationExceptionId = id, userId = Guid.NewGuid() }));
        Assert.Equal("", await CodesAsync(Finance, "assignReconciliationException", new { reconciliationExceptionId = id }));
        var seen = (await AskAsync(Finance, "query($id: ID!) { node(id: $id) { ... on ReconciliationException { version status assigneeName } } }", new { id })).GetProperty("node");
        Assert.Equal(("ASSIGNED", DemoUsers.Finance.Name), (seen.GetProperty("status").GetString(), seen.GetProperty("assigneeName").GetString()));
        var codes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => CodesAsync(Finance, "resolveReconciliationException", Settling(seen.GetProperty("version").GetInt32())))));
        Assert.Equal(["", "EDIT_CONFLICT"], codes.Order());
        var history = await AskAsync(Finance, "query($id: ID!) { node(id: $id) { ... on ReconciliationException { resolution history { nodes { to reason } } } } }", new { id });
        Assert.Contains("已补记", history.GetRawText(), StringComparison.Ordinal);
        foreach (var caller in new[] { Owner, Buyer, Opened.CallerOf(DemoUsers.Fulfilment) })
        {
            Assert.Contains("AUTH_NOT_AUTHORIZED", (await Opened.ExecuteAsync(caller, "{ reconciliationExceptions { totalCount } }")).GetRawText(), StringComparison.Ordinal);
            Assert.Equal(JsonValueKind.Null, (await AskAsync(caller, "query($id: ID!) { node(id: $id) { id } }", new { id })).GetProperty("node").ValueKind);
        }

        // Whoever settles for one merchant alone settles nothing of the platform's.
        var atOne = Owner with { PermissionsAtMerchants = [(OrdersPermissions.Reconcile, Samples.First.Value)] };
        Assert.Equal("NOT_FOUND", await CodesAsync(atOne, "assignReconciliationException", new { reconciliationExceptionId = id }));
    }

    /// <summary>Settled by somebody else between the reading of the difference and that of the rules' facts: who has said which version he saw is told of the newer one, who has not of the rule.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Whoever_comes_between_is_told_as_a_conflict(DatabaseKind on)
    {
        await StartAsync(on);
        await ImportAsync("reference,amount,currency\nsbx_a,5,CNY\nsbx_b,6,CNY\n");
        await Opened.RunJobAsync("orders.reconcile");
        await using var scope = Opened.As(Finance);
        var db = scope.ServiceProvider.GetRequiredService<OrdersDb>();
        var ids = await db.ReconciliationExceptions.Select(e => e.Id).ToListAsync();
        foreach (var (id, saysVersion, code) in new[] { (ids[0], true, "EDIT_CONFLICT"), (ids[1], false, "ILLEGAL_TRANSITION") })
        {
            Assert.Equal("", await CodesAsync(Finance, "assignReconciliationException", new { reconciliationExceptionId = IdOf(id) }));
            var seen = (await db.FindExceptionAsync(id, default))!;
            var result = await scope.ServiceProvider.GetRequiredService<Turn<OrdersDb>>().TakeAsync(
                ReconciliationActions.Resolve, seen, async () =>
                {
                    Assert.Equal("", await CodesAsync(Finance, "resolveReconciliationException", new { reconciliationExceptionId = IdOf(id), resolution = "BOOKED_HERE", words = "已补记。" }));
                    return (await db.FactsOfAsync(id, default))!;
                },
                Reconciliations.Missing(id), saysVersion ? seen.Version : null, Step, default);
            Assert.Equal(code, Assert.Single(result.Errors).Code);
        }

        static IUserError? Step(ReconciliationException taken, Actor by, DateTime at) => throw new InvalidOperationException("It is settled.");
    }

    [Fact]
    public async Task A_statement_that_cannot_be_read_tells_where()
    {
        await StartAsync(DatabaseKind.Sqlite);
        foreach (var (csv, rules) in new[]
        {
            ("", ""), ("a,b,c\n", "file.1 STATEMENT_HEADER"), ("reference,amount,currency\nx,1\n,1,CNY\ny,0,CNY\ny,-1,CNY\ny,1.5,CNY\ny,1,XXX\ny,1,CNY\ny,2,CNY\n",
                "file.2.reference STATEMENT_CELLS, file.3.reference STATEMENT_REFERENCE, file.4.amount STATEMENT_AMOUNT, file.5.amount STATEMENT_AMOUNT, file.6.amount STATEMENT_AMOUNT, file.7.currency STATEMENT_CURRENCY, file.9.reference STATEMENT_REFERENCE"),
        })
            Assert.Equal(rules, CodesOf(await PayloadAsync(csv)));
        Assert.Equal("PAYMENT_PROVIDER_UNKNOWN", CodesOf(await PayloadAsync("reference,amount,currency\n", "stripe")));
        await using var db = Open();
        Assert.Equal(1, await db.ProviderStatements.CountAsync());
    }

    /// <summary>What the model says of payments and statements, for every state.</summary>
    [Fact]
    public void Only_what_has_succeeded_is_compared()
    {
        foreach (var (amount, to) in new[] { (3666L, PaymentStatus.Matched), (3665, PaymentStatus.Mismatched) })
        {
            var payment = Samples.Begun(Samples.Placed());
            payment.Compare(amount, "CNY", Samples.Monday);
            Assert.Equal(PaymentStatus.Initiated, payment.Status);
            payment.Report(true, 3666, "CNY", Samples.Monday);
            payment.Compare(amount, "CNY", Samples.Monday);
            Assert.Equal(to, payment.Status);
            payment.Compare(3666, "CNY", Samples.Monday);
            payment.Report(false, 3666, "CNY", Samples.Monday);
            Assert.Equal(to, payment.Status);
        }
    }

    private async Task<Guid> ImportAsync(string csv)
    {
        var payload = await PayloadAsync(csv);
        Assert.Equal("", CodesOf(payload));
        return NodeId.TryParse(payload.GetProperty("statement").GetProperty("id").GetString()!, out var node) ? node.Value : Guid.Empty;
    }

    private async Task<JsonElement> PayloadAsync(string csv, string provider = "sandbox")
    {
        var (today, file) = (BusinessDay.DayAt(Opened.Clock.Now), new TextFile(csv));
        var response = await Opened.ExecuteAsync(
            Finance, "mutation($input: ImportProviderStatementInput!) { importProviderStatement(input: $input) { statement { id } errors { ... on Error { code } ... on InvalidInputError { field rule } } } }",
            new { input = new { provider, from = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), to = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), file = (string?)null } }, new Dictionary<string, IUpload> { ["variables.input.file"] = file });
        return response.GetProperty("data").GetProperty("importProviderStatement");
    }

    private sealed class TextFile(string text) : IUpload
    {
        private readonly byte[] _bytes = Encoding.UTF8.GetBytes(text);

        public string FileName => "statement.csv";

        public string? ContentType => "text/csv";

        public long Length => _bytes.Length;

        public Stream OpenReadStream() => new MemoryStream(_bytes, writable: false);
    }
}
