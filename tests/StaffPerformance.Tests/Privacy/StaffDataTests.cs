using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace StaffPerformance.Tests.Privacy;

/// <summary>What the module holds of staff is given out whole; of who has left the words are erased, and the records when the law lets them go (ACC-03).</summary>
public sealed class StaffDataTests : StaffTests
{
    private static readonly Guid Member = DemoUsers.Assistant.Id;

    private IPersonalData Data => Opened.Services.GetServices<IPersonalData>().Single(d => d.Module == "StaffPerformance");

    [Theory, OnSqlite, OnPostgres]
    public async Task Records_are_kept_while_employed_and_two_years_longer_and_words_go_before(DatabaseKind on)
    {
        await BeginAsync(on);
        var evaluation = await PublishedEvaluationAsync();
        Assert.Null(await StepAsync(DemoUsers.Assistant, "appealEvaluation", evaluation, new() { ["reason"] = "WRONG_FIGURE", ["words"] = "知识测验的分数有误" }));
        Assert.Null(await StepAsync(DemoUsers.Admin, "recheckEvaluation", evaluation, new() { ["corrections"] = Array.Empty<object>(), ["words"] = "已核对试卷" }));
        var member = (await AskAsync(DemoUsers.Assistant, "{ myStaffMember { id } }")).GetProperty("myStaffMember").GetProperty("id").GetString();
        Assert.Null(CodeOf(await CallAsync(
            DemoUsers.HumanResources, "addScoreAdjustment", new { staffMemberId = member, points = -100, period = "2026-02", reason = "COMPLAINT", words = "观众投诉" }, "adjustment { id }")));
        string[] words = ["本月表现稳定", "数据属实", "知识测验的分数有误", "已核对试卷", "观众投诉"];
        var export = await ExportAsync();
        Assert.All(words.Append("E-assistant").Append("10750"), w => Assert.Contains(w, export, StringComparison.Ordinal));
        await StoredNowhereAsync(words);

        Assert.Equal([new KeptData("STAFF_RECORD", "EMPLOYED", null)], await Data.EraseAsync(Member, default));
        Assert.Contains("本月表现稳定", await ExportAsync(), StringComparison.Ordinal);
        Opened.Clock.Now = new(2026, 3, 31, 2, 0, 0, DateTimeKind.Utc);
        Assert.Null(CodeOf(await CallAsync(DemoUsers.HumanResources, "endStaffMember", new { staffMemberId = member, leftOn = "2026-03-31" }, "staffMember { id }")));
        var until = new DateTime(2028, 4, 1, 0, 0, 0, DateTimeKind.Utc);
        for (var i = 0; i < 2; i++)
            Assert.Equal([new KeptData("STAFF_RECORD", "STAFF_RETENTION", until)], await Data.EraseAsync(Member, default));
        export = await ExportAsync();
        Assert.All(words, w => Assert.DoesNotContain(w, export, StringComparison.Ordinal));
        Assert.Contains("E-assistant", export, StringComparison.Ordinal);

        Opened.Clock.Now = until;
        Assert.Empty(await Data.EraseAsync(Member, default));
        await using var db = Open();
        Assert.Null((await db.Staff.SingleAsync()).EmployeeNumber);
        var left = await db.Evaluations.SingleAsync();
        Assert.Equal((10_750L, 6), (left.Score!.Value, left.StepCount));
        Assert.Empty(await Data.EraseAsync(Guid.NewGuid(), default));
        Assert.NotEqual(Data.ReasonOf("EMPLOYED"), Data.ReasonOf("STAFF_RETENTION"));
    }

    private async Task<string> ExportAsync()
    {
        using var content = new MemoryStream();
        await using (var json = new Utf8JsonWriter(content, new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            await Data.ExportAsync(Member, json, default);
        return System.Text.Encoding.UTF8.GetString(content.ToArray());
    }

    // Neither in the rows nor in the audit.
    private async Task StoredNowhereAsync(string[] words)
    {
        foreach (var row in await Opened.AuditAsync<StaffPerformance.Persistence.StaffPerformanceDb>())
            Assert.All(words, w => Assert.DoesNotContain(w, $"{row.Before}{row.After}{row.Reason}", StringComparison.Ordinal));
        var file = Path.Combine(Opened.Folder, "StaffPerformance.db");
        if (!File.Exists(file))
            return;
        await using var stored = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var all = new MemoryStream();
        await stored.CopyToAsync(all);
        Assert.All(words, w => Assert.Equal(-1, all.ToArray().AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(w))));
    }
}
