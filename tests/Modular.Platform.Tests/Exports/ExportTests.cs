using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;
using Modular.Platform.Calendar;
using Modular.Platform.Exports;
using Modular.Platform.Persistence;

namespace Modular.Platform.Tests.Exports;

/// <summary>Any list of the schema is taken away as a file, as its reader sees it (FE-07).</summary>
public sealed class ExportTests : PlatformTests
{
    private const string Ask = "mutation($input: ExportListInput!) { exportList(input: $input) { export { id status rowsDone rowsTotal columns } errors { __typename ... on Error { code message } ... on InvalidInputError { field rule } } } }";
    private const string Look = "query($id: ID!) { myListExport(id: $id) { status rowsDone rowsTotal length failureCode failure downloadUrl expiresAt } }";
    private static readonly DateOnly First = new(2030, 1, 1);

    [Theory, OnSqlite, OnPostgres]
    public async Task A_list_becomes_a_file_with_its_conditions_and_order(DatabaseKind on)
    {
        await StartAsync(on, 230);
        Opened.Begin("ExportWork");
        using var language = new InLanguage("zh-CN");
        var arguments = new { where = new { date = new { gte = "2030-01-01" }, isWorkingDay = new { eq = true } } };
        var (export, text) = await FileAsync(Admin, new { list = "calendarDays", arguments, columns = new[] { "name", "date", "isWorkingDay", "start" }, format = "CSV" });

        Assert.Equal((115, 115), (export.GetProperty("rowsDone").GetInt32(), export.GetProperty("rowsTotal").GetInt32()));
        var lines = Encoding.UTF8.GetString(text)[1..].TrimEnd().Split("\r\n");
        Assert.Equal([0xEF, 0xBB, 0xBF], text[..3]);
        Assert.Equal("名称,日期,是否工作日,开始时间", lines[0]);
        Assert.Equal("day 0,2030-01-01,是,", lines[1]);
        Assert.Equal(Enumerable.Range(0, 115).Select(i => $"day {i * 2}"), lines[1..].Select(l => l.Split(',')[0]));
    }

    [Theory, OnSqlite]
    public async Task What_a_spreadsheet_would_run_is_a_text(DatabaseKind on)
    {
        string[] names = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "a,\"b\"\nc", "连衣裙 👗", " = 1", "<&>\u0001"];
        await StartAsync(on, 0, names);
        Opened.Begin("ExportWork");
        var arguments = new { where = new { date = new { gte = "2030-01-01" } } };
        var (_, csv) = await FileAsync(Admin, new { list = "calendarDays", arguments, columns = new[] { "name" }, format = "CSV" });
        Assert.Equal("\uFEFFName\r\n'=1+1\r\n'+1\r\n'-1\r\n'@SUM(A1)\r\n'\t=1\r\n\"a,\"\"b\"\"\nc\"\r\n连衣裙 👗\r\n = 1\r\n<&>\u0001\r\n", Encoding.UTF8.GetString(csv));

        var (_, xlsx) = await FileAsync(Admin, new { list = "calendarDays", arguments, columns = new[] { "name", "date" }, format = "XLSX" });
        var rows = await SheetAsync(xlsx);
        Assert.Equal(["Name", "Date"], rows[0]);
        Assert.Equal([.. names[..8], "<&>"], rows.Skip(1).Select(r => r[0]));
        Assert.Equal(["47484", "47485"], rows.Skip(1).Take(2).Select(r => r[1]));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_is_killed_in_the_middle_is_followed_by_one_who_goes_on(DatabaseKind on)
    {
        await StartAsync(on, 400);
        var id = await AskAsync(Admin, new { list = "calendarDays", columns = new[] { "date", "name" }, format = "CSV", arguments = new { where = new { date = new { gte = "2030-01-01" } } } });
        var queue = Opened.Services.GetRequiredService<ExportQueue>();
        var claimed = (await queue.ClaimAsync(default))!;
        using var kill = new CancellationTokenSource();
        var dying = Opened.Services.GetRequiredService<ExportRun>().MakeAsync(claimed, kill.Token);
        await UntilAsync(() => RowAsync(), e => e.RowsDone >= 100);
        await kill.CancelAsync();
        await dying.ContinueWith(_ => { }, TaskScheduler.Default);
        var left = await RowAsync();
        Assert.Null(await queue.ClaimAsync(default));

        Opened.Clock.Advance(TimeSpan.FromMinutes(1));
        Opened.Begin("ExportWork");
        var (export, text) = await ReadyAsync(Admin, id);
        Assert.Equal(400, export.GetProperty("rowsDone").GetInt32());
        Assert.Equal(Enumerable.Range(0, 400).Select(i => $"day {i}"), Encoding.UTF8.GetString(text).TrimEnd().Split("\r\n")[1..].Select(l => l.Split(',')[1]));
        Assert.True(left.PartCount >= 1);
        // The first one has lost it, whatever it still wants to write.
        Assert.False(await queue.NoteAsync(claimed, (e, _) => e.Fail("LATE", DateTime.UtcNow), default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Rights_are_those_of_the_time_at_which_it_is_read(DatabaseKind on)
    {
        await StartAsync(on, 10);
        var locked = await AskAsync(Admin, new { list = "calendarDays", format = "CSV" });
        Opened.Change(Admin.UserId!.Value, null);
        await Opened.Services.GetRequiredService<ExportRun>().MakeAsync((await Opened.Services.GetRequiredService<ExportQueue>().ClaimAsync(default))!, default);
        var id = await AskAsync(Admin, new { list = "mailDeliveries", format = "CSV" });
        Opened.Change(Admin.UserId!.Value, Admin with { Permissions = [ExportPermissions.Make] });
        Opened.Begin("ExportWork");
        await UntilAsync(() => RowsAsync(), rows => rows.All(e => e.Status == ListExportStatus.Failed));
        foreach (var refused in new[] { locked, id })
            Assert.Equal("AUTH_NOT_AUTHORIZED", (await PayloadAsync(Admin, Look, new { id = refused })).GetProperty("failureCode").GetString());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_cannot_be_exported_is_refused_at_once(DatabaseKind on)
    {
        await StartAsync(on, 130, settings: new() { ["Exports:MostRows"] = "120", ["Exports:MostOpen"] = "2" });
        var all = new { where = new { date = new { gte = "2030-01-01" } } };
        Assert.Equal("EXPORT_LIST", await RefusalAsync(Admin, new { list = "nothing", format = "CSV" }));
        Assert.Equal("EXPORT_LIST", await RefusalAsync(Admin, new { list = "regions", format = "CSV" }));
        Assert.Equal("EXPORT_COLUMN", await RefusalAsync(Admin, new { list = "calendarDays", columns = new[] { "date", "secret" }, format = "CSV" }));
        Assert.Equal("EXPORT_COLUMNS", await RefusalAsync(Admin, new { list = "calendarDays", columns = new[] { "date", "date" }, format = "CSV" }));
        Assert.Equal("EXPORT_COLUMNS", await RefusalAsync(Admin, new { list = "calendarDays", columns = Array.Empty<string>(), format = "CSV" }));
        Assert.Equal("EXPORT_ARGUMENT", await RefusalAsync(Admin, new { list = "calendarDays", arguments = new { first = 3 }, format = "CSV" }));
        Assert.Equal("EXPORT_ARGUMENTS", await RefusalAsync(Admin, new { list = "calendarDays", arguments = new[] { 1 }, format = "CSV" }));
        Assert.Equal("EXPORT_REFUSED", await RefusalAsync(Admin, new { list = "calendarDays", arguments = new { where = new { colour = "red" } }, format = "CSV" }));
        Assert.Equal("EXPORT_ROWS", await RefusalAsync(Admin, new { list = "calendarDays", arguments = all, format = "CSV" }));
        Assert.Equal("EXPORT_REFUSED", await RefusalAsync(Admin with { Permissions = [ExportPermissions.Make] }, new { list = "jobRuns", format = "CSV" }));
        var denied = await Opened.ExecuteAsync(Admin with { Permissions = [] }, Ask, new { input = new { list = "calendarDays", format = "CSV" } });
        Assert.Equal("AUTH_NOT_AUTHORIZED", denied.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());

        await AskAsync(Admin, new { list = "jobRuns", format = "CSV" });
        await AskAsync(Admin, new { list = "jobRuns", format = "CSV" });
        Assert.Equal("EXPORTS_OPEN", await RefusalAsync(Admin, new { list = "jobRuns", format = "CSV" }));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task One_can_be_cancelled_and_is_nobody_elses(DatabaseKind on)
    {
        await StartAsync(on, 10);
        const string cancel = "mutation($id: ID!) { cancelListExport(input: { exportId: $id }) { export { status } errors { ... on Error { code } } } }";
        var id = await AskAsync(Admin, new { list = "calendarDays", format = "XLSX" });
        var other = Admin with { UserId = Guid.NewGuid() };
        Assert.Equal("NOT_FOUND", (await PayloadAsync(other, cancel, new { id })).GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.Equal(JsonValueKind.Null, (await PayloadAsync(other, Look, new { id })).ValueKind);

        var claimed = (await Opened.Services.GetRequiredService<ExportQueue>().ClaimAsync(default))!;
        Assert.Equal("CANCELLED", (await PayloadAsync(Admin, cancel, new { id })).GetProperty("export").GetProperty("status").GetString());
        await Opened.Services.GetRequiredService<ExportRun>().MakeAsync(claimed, default);
        Assert.Equal(ListExportStatus.Cancelled, (await RowAsync()).Status);
        Assert.Equal("ILLEGAL_TRANSITION", (await PayloadAsync(Admin, cancel, new { id })).GetProperty("errors")[0].GetProperty("code").GetString());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_file_goes_when_its_time_is_over(DatabaseKind on)
    {
        await StartAsync(on, 10);
        Opened.Begin("ExportWork");
        var (_, _) = await FileAsync(Admin, new { list = "calendarDays", format = "CSV" });
        var file = (await RowAsync()).Sha256!;
        await Opened.RunJobAsync("exports.sweep");
        Assert.NotNull((await RowAsync()).Sha256);
        Opened.Clock.Advance(TimeSpan.FromHours(25));
        await Opened.RunJobAsync("exports.sweep");
        var row = await RowAsync();
        Assert.Equal((ListExportStatus.Expired, null), (row.Status, row.Sha256));
        Assert.False(Opened.Services.GetRequiredService<FileStore>().Contains(file));
        Opened.Clock.Advance(TimeSpan.FromDays(180));
        Assert.Equal(1, (await Opened.RunJobAsync("exports.sweep")).Counts["removed"]);
    }

    [Theory, OnSqlite]
    public async Task Whoever_chooses_is_shown_the_lists_and_columns_that_are_open(DatabaseKind on)
    {
        await StartAsync(on, 0);
        const string document = "query($names: [String!]!) { exportableLists(names: $names) { name title columns { path header isUsual } } }";
        var names = await PayloadAsync(Admin, "{ exportableListNames }");
        Assert.Contains("calendarDays", names.EnumerateArray().Select(n => n.GetString()));
        var lists = await PayloadAsync(Admin, document, new { names = new[] { "calendarDays", "jobRuns", "none" } });
        Assert.Equal(["calendarDays", "jobRuns"], lists.EnumerateArray().Select(l => l.GetProperty("name").GetString()));
        Assert.Contains(lists[0].GetProperty("columns").EnumerateArray(), c => c.GetProperty("path").GetString() == "isWorkingDay" && c.GetProperty("isUsual").GetBoolean());
        var closed = await PayloadAsync(Admin with { Permissions = [ExportPermissions.Make] }, document, new { names = new[] { "calendarDays", "jobRuns" } });
        Assert.Single(closed.EnumerateArray());
    }

    private async Task StartAsync(DatabaseKind on, int days, IReadOnlyList<string>? names = null, Dictionary<string, string?>? settings = null)
    {
        await UseAsync(on, new() { Settings = new Dictionary<string, string?>(settings ?? []) { ["Exports:PartRows"] = "100" } });
        await using var db = Opened.OpenDatabase<PlatformDb>();
        db.AddRange(Enumerable.Range(0, days).Select(i => new CalendarDay { Date = First.AddDays(i) }.Become(i % 2 == 0, $"day {i}")));
        db.AddRange((names ?? []).Select((n, i) => new CalendarDay { Date = First.AddDays(i) }.Become(true, n)));
        await db.SaveChangesAsync();
    }

    private async Task<string> AskAsync(TestCaller caller, object input)
    {
        var payload = await PayloadAsync(caller, Ask, new { input });
        Assert.True(payload.GetProperty("export").ValueKind == JsonValueKind.Object, payload.ToString());
        return payload.GetProperty("export").GetProperty("id").GetString()!;
    }

    private async Task<string?> RefusalAsync(TestCaller caller, object input)
    {
        var payload = await PayloadAsync(caller, Ask, new { input });
        Assert.True(payload.GetProperty("errors").ValueKind == JsonValueKind.Array, payload.ToString());
        return payload.GetProperty("errors")[0].GetProperty("rule").GetString();
    }

    private async Task<(JsonElement Export, byte[] Content)> FileAsync(TestCaller caller, object input) => await ReadyAsync(caller, await AskAsync(caller, input));

    private async Task<(JsonElement Export, byte[] Content)> ReadyAsync(TestCaller caller, string id)
    {
        var export = await UntilAsync(() => PayloadAsync(caller, Look, new { id }), e => e.GetProperty("status").GetString() is not ("WAITING" or "RUNNING"));
        Assert.True(export.GetProperty("status").GetString() == "READY", export.ToString());
        var link = Opened.Services.GetRequiredService<FileLinks>().Open(export.GetProperty("downloadUrl").GetString()!["/files/".Length..])!;
        using var content = new MemoryStream();
        await using (var file = Opened.Services.GetRequiredService<FileStore>().OpenRead(link.Sha256))
            await file.CopyToAsync(content);
        Assert.Equal(export.GetProperty("length").GetInt64(), content.Length);
        return (export, content.ToArray());
    }

    private static async Task<IReadOnlyList<IReadOnlyList<string>>> SheetAsync(byte[] workbook)
    {
        using var archive = new ZipArchive(new MemoryStream(workbook));
        Assert.All(archive.Entries, e => XDocument.Load(e.Open()));
        await using var part = archive.GetEntry("xl/worksheets/sheet1.xml")!.Open();
        var sheet = await XDocument.LoadAsync(part, LoadOptions.PreserveWhitespace, default);
        return [.. sheet.Descendants().Where(e => e.Name.LocalName == "row").Select(r => r.Elements().Select(c => c.Value).ToList())];
    }

    private async Task<ListExport> RowAsync() => Assert.Single(await RowsAsync());

    private async Task<List<ListExport>> RowsAsync()
    {
        await using var db = Opened.OpenDatabase<PlatformDb>();
        return await db.ListExports.AsNoTracking().ToListAsync();
    }

    private sealed class InLanguage : IDisposable
    {
        private readonly System.Globalization.CultureInfo _before = System.Globalization.CultureInfo.CurrentUICulture;

        public InLanguage(string language) => System.Globalization.CultureInfo.CurrentUICulture = new(language);

        public void Dispose() => System.Globalization.CultureInfo.CurrentUICulture = _before;
    }
}
