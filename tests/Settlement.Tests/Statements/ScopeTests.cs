using System.Text.Json;
using Modular.GraphQL;
using Modular.Kernel;
using Settlement.Model;

namespace Settlement.Tests.Statements;

/// <summary>A merchant sees its own money and nobody else's; what it may not see is answered as what is not there (ACC-02).</summary>
public sealed class ScopeTests : SettlementTests
{
    private const string Everything = """
        query($statement: ID!, $payout: ID!) { node(id: $statement) { id } statement(id: $statement) { id } payout(id: $payout) { id } statements { totalCount } payouts { totalCount } }
        """;

    [Theory, OnSqlite, OnPostgres]
    public async Task Others_see_nothing_of_a_merchants_statements_and_payouts(DatabaseKind on)
    {
        await BeginAsync(on);
        var (own, other) = (NewMerchant(), NewMerchant());
        await SellAsync(other, 500, 25, February);
        var payout = await PayoutAsync(own, 900, isApproved: false);
        var statement = NodeId.Of((await StatementAsync(own, "2026-02")).Id).ToString();

        Assert.Equal((true, 1, 1), await SeenAsync(OwnerOf(own)));
        Assert.Equal((false, 1, 0), await SeenAsync(OwnerOf(other)));
        Assert.Equal((true, 2, 1), await SeenAsync(Finance));
        // Whoever is at that merchant by a role that shows no money sees none.
        var shipper = new TestCaller(Guid.NewGuid(), "陈晨", false, own.Value, other.Value) { PermissionsAtMerchants = [(SettlementPermissions.Read, other.Value), (SettlementPermissions.ConfirmStatement, other.Value)] };
        Assert.Equal((false, 1, 0), await SeenAsync(shipper));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await CallAsync(shipper, "confirmStatement", new { statementId = statement }));

        // The same answer, to the letter, as for an id that nobody has.
        var unknown = new NodeId("Statement", Guid.NewGuid()).ToString();
        Assert.Equal(
            (await AnswerAsync(OwnerOf(other), "confirmStatement", new { statementId = unknown })).GetRawText(),
            (await AnswerAsync(OwnerOf(other), "confirmStatement", new { statementId = statement })).GetRawText());
        Assert.Equal("NOT_FOUND", await CallAsync(OwnerOf(other), "disputeStatement", new { statementId = statement, reason = "有误" }));
        var staff = Opened.CallerOf(DemoUsers.Fulfilment);
        var hidden = await Opened.ExecuteAsync(staff, "query($id: ID!) { node(id: $id) { id } }", new { id = statement });
        Assert.Equal(JsonValueKind.Null, hidden.GetProperty("data").GetProperty("node").ValueKind);
        foreach (var query in new[] { "{ ledgerEntries { totalCount } }", "{ trialBalance { isBalanced } }", "{ incomeBySource(from: \"2026-01-01T00:00:00Z\", to: \"2027-01-01T00:00:00Z\") { source } }" })
            Assert.Equal("AUTH_NOT_AUTHORIZED", (await Opened.ExecuteAsync(OwnerOf(own), query)).GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());

        async Task<(bool IsThere, int Statements, int Payouts)> SeenAsync(TestCaller caller)
        {
            var data = (await Opened.ExecuteAsync(caller, Everything, new { statement, payout })).GetProperty("data");
            var there = new[] { "node", "statement", "payout" }.Select(n => data.GetProperty(n).ValueKind != JsonValueKind.Null).Distinct().Single();
            return (there, data.GetProperty("statements").GetProperty("totalCount").GetInt32(), data.GetProperty("payouts").GetProperty("totalCount").GetInt32());
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_merchant_has_its_statements(DatabaseKind on)
    {
        await BeginAsync(on);
        var merchant = NewMerchant();
        await PayableAsync(merchant, 900);
        var answer = await Opened.ExecuteAsync(
            OwnerOf(merchant), "query($id: ID!) { node(id: $id) { ... on Merchant { statements { totalCount nodes { period payable { formatted } merchant { id } } } } } }", new { id = NodeId.Of(merchant).ToString() });
        var statements = answer.GetProperty("data").GetProperty("node").GetProperty("statements");
        Assert.Equal((1, "2026-02"), (statements.GetProperty("totalCount").GetInt32(), statements.GetProperty("nodes")[0].GetProperty("period").GetString()));
        Assert.Equal(StatementStatus.Payable, (await StatementAsync(merchant, "2026-02")).Status);
    }
}
