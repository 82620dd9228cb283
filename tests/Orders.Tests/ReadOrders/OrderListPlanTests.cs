using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Orders.Model;

namespace Orders.Tests.ReadOrders;

/// <summary>Lists of orders cost what stands on the page, and a search by a number what it finds: each is read in its order by an index, and none sorts what was ever sold, or looks through it.</summary>
public sealed class OrderListPlanTests : OrdersTests
{
    private const string Rows = "{ nodes { id number status placedAt } }";

    [Theory]
    [InlineData("query($m: ID!) { orders(first: 20, where: { status: { eq: COMPLETED }, merchantId: { eq: $m } }) " + Rows + " }", "IX_Orders_MerchantId_Status_PlacedAt_Id")]
    [InlineData("{ orders(first: 20, where: { status: { eq: COMPLETED } }) " + Rows + " }", "IX_Orders_Status_PlacedAt_Id")]
    [InlineData("{ myOrders(first: 20) " + Rows + " }", "IX_Orders_BuyerId_PlacedAt_Id")]
    public async Task A_list_is_read_in_its_order_by_an_index(string query, string index)
    {
        await StartAsync(DatabaseKind.Sqlite);
        Make(OrderStatus.Completed);
        IReadOnlyList<string> statements;
        using (var watch = new StatementWatch())
        {
            await AskAsync(query.Contains("myOrders", StringComparison.Ordinal) ? Buyer : Owner, query, query.Contains("$m", StringComparison.Ordinal) ? new { m = IdOf(Samples.First) } : null);
            statements = watch.Texts;
        }

        var plan = PlanOf(Assert.Single(statements, s => s.Contains("FROM \"Orders\"", StringComparison.Ordinal)));
        Assert.Contains(plan, s => Regex.IsMatch(s, $@"USING (COVERING )?INDEX {index}\b"));
        Assert.DoesNotContain(plan, s => s.Contains("TEMP B-TREE", StringComparison.Ordinal) || s.Contains("MULTI-INDEX", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SF10293847", @"INDEX IX_Shipments_TrackingNumber_Carrier\b")]
    [InlineData("20261124-0123ABCD", @"INDEX IX_Orders_Number\b")]
    public async Task An_order_is_looked_up_by_its_number_or_its_parcels(string text, string index)
    {
        await StartAsync(DatabaseKind.Sqlite);
        IReadOnlyList<string> statements;
        await using (var scope = Opened.As(Opened.CallerOf(DemoUsers.Fulfilment)))
        {
            using var watch = new StatementWatch();
            Assert.Empty(await scope.ServiceProvider.GetServices<ISearchSource>().Single(s => s.Kind.Code == "Order").FindAsync(SearchText.Parse(text)!, 10, default));
            statements = watch.Texts;
        }

        var plan = PlanOf(Assert.Single(statements));
        Assert.Contains(plan, s => Regex.IsMatch(s, index));
        // A list of merchants is a table of its own to SQLite.
        Assert.DoesNotContain(plan, s => s.StartsWith("SCAN", StringComparison.Ordinal) && !s.Contains("VIRTUAL TABLE", StringComparison.Ordinal));
    }

    private List<string> PlanOf(string text)
    {
        using var db = Open();
        var explain = Regex.Replace($"EXPLAIN QUERY PLAN {text}", @"@\w+", "'[]'").Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
        return db.Database.SqlQueryRaw<PlanStep>(explain).ToList().ConvertAll(s => s.Detail);
    }

    private sealed record PlanStep(int Id, int Parent, int Notused, string Detail);
}
