using System.Collections.Concurrent;
using System.Diagnostics;
using Merchants.Model;
using Microsoft.EntityFrameworkCore;
using Modular.Persistence.Telemetry;

namespace Merchants.Tests.Persistence;

/// <summary>SQL commands are seen in traces, without what they were asked for.</summary>
public sealed class SqlSpanTests
{
    [Theory]
    [OnSqlite("sqlite")]
    [OnPostgres("postgresql")]
    public async Task A_command_has_a_span_with_its_text_and_no_values(DatabaseKind on, string system)
    {
        await using var database = await ModuleHost.StartAsync<MerchantsModule>(on);
        using var db = database.Open();
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = s => s.Name == SqlSpans.Name,
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        using var outer = new Activity("test").Start();
        var secret = "13812345678";
        await db.Set<Merchant>().Where(m => m.Name == secret).ToListAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => db.Database.ExecuteSqlRawAsync("DELETE FROM nothing"));

        var own = spans.Where(s => s.TraceId == outer.TraceId).ToList();
        Assert.Equal([ActivityStatusCode.Ok, ActivityStatusCode.Error], own.Select(s => s.Status));
        Assert.All(own, s => Assert.Equal((outer.SpanId, system), (s.ParentSpanId, s.GetTagItem("db.system.name"))));
        Assert.Contains("WHERE", (string)own[0].GetTagItem("db.query.text")!, StringComparison.Ordinal);
        Assert.DoesNotContain(own.SelectMany(s => s.TagObjects), t => $"{t.Value}".Contains(secret, StringComparison.Ordinal));
        Assert.True(own[0].Duration > TimeSpan.Zero);
    }
}
