using System.Text.Json;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Model;
using static Orders.Tests.AfterSales.AfterSaleSamples;

namespace Orders.Tests.AfterSales;

/// <summary>What comes after the sale is its buyer's, its merchant's and the staff's; to everybody else it is not there (domain.md, section 3). Lists cost as many statements as one.</summary>
public sealed class CaseTenancyTests : OrdersTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Others_find_nothing(DatabaseKind on)
    {
        await StartAsync(on);
        var (sale, dispute, ticket) = MakeAll();
        foreach (var (caller, count) in new[] { (Buyer, 1), (Owner, 1), (Opened.CallerOf(DemoUsers.Coordinator), 1), (Other, 0), (OtherBuyer, 0) })
        {
            var lists = await AskAsync(caller, "{ afterSales { totalCount } disputes { totalCount } orderTickets { totalCount } }");
            Assert.All(new[] { "afterSales", "disputes", "orderTickets" }, f => Assert.Equal(count, lists.GetProperty(f).GetProperty("totalCount").GetInt32()));
            foreach (var (id, fields) in new[]
            {
                (IdOf(sale), "... on AfterSale { status statements { nodes { words } } }"), (IdOf(dispute), "... on DisputeCase { status statements { nodes { words } } }"),
                (IdOf(ticket), "... on OrderTicket { status statements { nodes { words } } }"),
            })
            {
                var node = (await AskAsync(caller, $"query($id: ID!) {{ node(id: $id) {{ id {fields} }} }}", new { id })).GetProperty("node");
                Assert.Equal(count == 1 ? JsonValueKind.Object : JsonValueKind.Null, node.ValueKind);
            }
        }

        foreach (var field in new[] { "afterSales { totalCount }", "disputes { totalCount }", "orderTickets { totalCount }" })
        {
            var refused = await Opened.ExecuteAsync(TestCaller.Anonymous, $"{{ {field} }}");
            Assert.Equal("AUTH_NOT_AUTHENTICATED", refused.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Many_take_as_many_statements_as_one(DatabaseKind on)
    {
        await StartAsync(on);
        for (var i = 0; i < 12; i++)
            MakeAll();
        foreach (var (list, selection) in new[]
        {
            ("orders", "status afterSales { status lines { number } } disputes { status } afterSaleTerms { returnDays }"), ("afterSales", "status lines { number } allowedActions { action allowed }"),
            ("disputes", "status held { amount } allowedActions { action allowed }"), ("orderTickets", "status allowedActions { action allowed }"),
        })
        {
            var one = await StatementsAsync(1);
            Assert.Equal(one, await StatementsAsync(10));
            Assert.InRange(one, 1, 6);

            async Task<int> StatementsAsync(int first)
            {
                using var watch = new StatementWatch();
                var data = await AskAsync(Owner, $"query($first: Int!) {{ {list}(first: $first) {{ nodes {{ {selection} }} }} }}", new { first });
                Assert.Equal(first, data.GetProperty(list).GetProperty("nodes").GetArrayLength());
                return watch.Count;
            }
        }
    }

    private (AfterSaleId Sale, DisputeCaseId Dispute, OrderTicketId Ticket) MakeAll()
    {
        var now = Opened.Clock.Now;
        var (sale, order, made) = Lead(AfterSaleStatus.Applied, at: now);
        var dispute = DisputeCase.Open(new(Guid.CreateVersion7()), order, DisputeGround.Goods, Samples.Buyer, now, Settings);
        var ticket = OrderTicket.Open(new(Guid.CreateVersion7()), order, TicketKind.Goods, Samples.Buyer, now, Settings);
        Keep([.. made, dispute, ticket, .. new[] { sale.Id.Value, dispute.Id.Value, ticket.Id.Value }.Select(c => CaseEntry.Of(c, order, CaseSide.Buyer, "开线", DemoUsers.Buyer.Id, now))]);
        return (sale.Id, dispute.Id, ticket.Id);
    }
}
