using System.Globalization;
using System.Text.Json;
using Modular.Kernel;
using Orders.Model;

namespace Orders.Tests.Statistics;

/// <summary>The figures of orders (domain.md, section 4; ORD-01 to ORD-08) are those that one counts by hand, by the days of Shanghai, of the merchants whose figures one reads.</summary>
public sealed class OrderStatisticsTests : OrdersTests
{
    private const string Fields = "from to placed paid gmv { amount currency } confirmedInTime { count ofPaid value } shippedInTime { count } cancelled { count } refunded { count }";

    // Sunday, 31 May 2026, 15:30 in Shanghai.
    private static readonly DateTime Sunday = new(2026, 5, 31, 7, 30, 0, DateTimeKind.Utc);

    [Theory, OnSqlite, OnPostgres]
    public async Task They_are_those_counted_by_hand(DatabaseKind on)
    {
        await StartAsync(on);
        var all = Many(new Random(11)).ToList();
        Keep(all.SelectMany(o => o.Made));
        var fulfilment = Opened.CallerOf(DemoUsers.Fulfilment);
        foreach (var (caller, merchant, category) in new (TestCaller, Guid?, string?)[]
        {
            (fulfilment, null, null), (fulfilment, Samples.Second.Value, null), (fulfilment, null, "apparel"), (fulfilment, null, "shoes"), (Owner, null, null), (Other, Samples.First.Value, null),
        })
        {
            foreach (var by in new[] { "DAY", "WEEK", "MONTH" })
            {
                var (from, to) = (new DateOnly(2026, 5, 20), new DateOnly(2026, 6, 12));
                using var watch = new StatementWatch();
                var told = (await AskAsync(
                    caller, $"query($from: LocalDate!, $to: LocalDate!, $m: ID, $c: String) {{ orderStatistics(from: $from, to: $to, by: {by}, merchantId: $m, category: $c) {{ {Fields} }} }}",
                    new { from = "2026-05-20", to = "2026-06-12", m = merchant is { } id ? IdOf(new Merchants.Contracts.MerchantId(id)) : null, c = category })).GetProperty("orderStatistics").EnumerateArray().Select(Told).ToList();
                Assert.InRange(watch.Count, 1, 4);
                var seen = all.Select(o => o.Order).Where(o => (caller.IsPlatformWide || caller.MerchantScope.Contains(o.MerchantId.Value)) && (merchant is null || o.MerchantId.Value == merchant)
                    && (category is null || o.Lines.Any(l => l.Category == category))).ToList();
                Assert.Equal(ByHand(seen, from, to, by, category), told);
            }
        }

        var refused = await Opened.ExecuteAsync(Buyer, "{ orderStatistics(from: \"2026-05-01\", to: \"2026-05-02\") { placed } }");
        Assert.Contains("AUTH_NOT_AUTHORIZED", refused.GetRawText(), StringComparison.Ordinal);
        var tooLong = await Opened.ExecuteAsync(fulfilment, "{ orderStatistics(from: \"2025-01-01\", to: \"2026-05-02\") { placed } }");
        Assert.Contains("BAD_USER_INPUT", tooLong.GetRawText(), StringComparison.Ordinal);
    }

    /// <summary>The last second of a day in Shanghai is of that day, and the next one of the next, whatever day it is by UTC.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Days_end_at_midnight_in_Shanghai(DatabaseKind on)
    {
        await StartAsync(on);
        var midnight = new DateTime(2026, 5, 31, 16, 0, 0, DateTimeKind.Utc);
        foreach (var at in new[] { midnight.AddTicks(-10), midnight, midnight.AddDays(1).AddTicks(-10), midnight.AddDays(1) })
            Keep(Samples.Placed(at: at));
        var told = (await AskAsync(Opened.CallerOf(DemoUsers.Finance), "{ orderStatistics(from: \"2026-05-31\", to: \"2026-06-02\") { placed } }")).GetProperty("orderStatistics");
        Assert.Equal([1, 2, 1], told.EnumerateArray().Select(t => t.GetProperty("placed").GetInt32()));
        var weeks = (await AskAsync(Opened.CallerOf(DemoUsers.Finance), "{ orderStatistics(from: \"2026-05-30\", to: \"2026-06-03\", by: WEEK) { from to placed } }")).GetProperty("orderStatistics");
        Assert.Equal("""[{"from":"2026-05-30","to":"2026-05-31","placed":1},{"from":"2026-06-01","to":"2026-06-03","placed":3}]""", weeks.GetRawText());
    }

    private static IEnumerable<(Order Order, IReadOnlyList<object> Made)> Many(Random random)
    {
        for (var i = 0; i < 160; i++)
        {
            var at = Sunday.AddMinutes(random.Next(-14 * 24 * 60, 14 * 24 * 60));
            var order = Samples.Placed([(random.Next(1, 9999), random.Next(1, 5)), (random.Next(1, 999), 1)], merchant: random.Next(3) == 0 ? Samples.Second : null, at: at, categories: i % 4 == 0 ? ["shoes", "apparel"] : null);
            var to = (OrderStatus)random.Next(Enum.GetValues<OrderStatus>().Length);
            var made = order.Lead(to, at.AddMinutes(random.Next(1, 20))).ToList();
            yield return (order, made);
        }
    }

    private static List<string> ByHand(List<Order> orders, DateOnly from, DateOnly to, string by, string? category)
    {
        var told = new List<string>();
        for (var day = from; day <= to;)
        {
            var end = day;
            while (end < to && !(by == "DAY" || (by == "WEEK" && end.DayOfWeek == DayOfWeek.Sunday) || (by == "MONTH" && end.AddDays(1).Day == 1)))
                end = end.AddDays(1);
            var (first, last) = (day, end);
            var placed = orders.Where(o => DateOnly.FromDateTime(o.PlacedAt.AddHours(8)) is var d && d >= first && d <= last).ToList();
            var paid = placed.Where(o => o.PaidAt is not null).ToList();
            var gmv = paid.Sum(o => o.Lines.Where(l => category is null || l.Category == category).Sum(l => l.TotalAmount));
            var rate = paid.Count == 0 ? "" : ((double)paid.Count(o => o.ConfirmedAt <= o.ConfirmBy) / paid.Count).ToString("R", CultureInfo.InvariantCulture);
            told.Add($"{first:yyyy-MM-dd} {last:yyyy-MM-dd} {placed.Count} {paid.Count} {(paid.Count == 0 ? "" : $"{gmv} CNY")} {paid.Count(o => o.ConfirmedAt <= o.ConfirmBy)} {paid.Count} {rate} "
                + $"{paid.Count(o => o.ShippedAt <= o.ShipBy)} {paid.Count(o => o.Status == OrderStatus.Cancelled)} {paid.Count(o => o.Status != OrderStatus.Cancelled && o.RefundedAmount > 0)}");
            day = end.AddDays(1);
        }

        return told;
    }

    private static string Told(JsonElement s)
    {
        var gmv = string.Join(", ", s.GetProperty("gmv").EnumerateArray().Select(m => $"{m.GetProperty("amount")} {m.GetProperty("currency").GetString()}"));
        var confirmed = s.GetProperty("confirmedInTime");
        var rate = confirmed.GetProperty("value") is { ValueKind: JsonValueKind.Number } value ? value.GetDouble().ToString("R", CultureInfo.InvariantCulture) : "";
        return $"{s.GetProperty("from").GetString()} {s.GetProperty("to").GetString()} {s.GetProperty("placed")} {s.GetProperty("paid")} {gmv} {confirmed.GetProperty("count")} {confirmed.GetProperty("ofPaid")} {rate} "
            + $"{s.GetProperty("shippedInTime").GetProperty("count")} {s.GetProperty("cancelled").GetProperty("count")} {s.GetProperty("refunded").GetProperty("count")}";
    }
}
