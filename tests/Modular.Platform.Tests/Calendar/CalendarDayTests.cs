using System.Text.Json;
using Modular.Kernel;

namespace Modular.Platform.Tests.Calendar;

/// <summary>The calendar is a table: it knows the public holidays, those who may change it, and counts by the change at once.</summary>
public sealed class CalendarDayTests : ModuleTests<PlatformModule>
{
    private const string Set = """
        mutation ($input: SetCalendarDayInput!) { setCalendarDay(input: $input) { calendarDay { date isWorkingDay name start end version } errors { __typename ... on Error { code } } } }
        """;

    [Theory]
    [OnSqlite("2026-02-13 17:00", "2026-02-14 10:00"), OnPostgres("2026-02-13 17:00", "2026-02-14 10:00")] // A Saturday on which work is made up.
    [OnSqlite("2026-02-14 17:00", "2026-02-24 10:00")] // Spring Festival: nine days off.
    [OnSqlite("2026-09-30 17:00", "2026-10-08 10:00")] // National Day.
    public async Task Public_holidays_of_2026_are_known(DatabaseKind on, string friday, string due)
    {
        await UseAsync(on);

        Assert.Equal(due, await AfterTwoHoursAsync(friday));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_change_counts_at_once_here_and_within_a_minute_elsewhere(DatabaseKind on)
    {
        await UseAsync(on);
        Assert.Equal("2026-03-03 10:00", await AfterTwoHoursAsync("2026-03-02 17:00"));
        var elsewhere = ActivatorUtilities.CreateInstance<Modular.Platform.Calendar.WorkingDays>(Opened.Services);
        Assert.Equal("2026-03-03 10:00", await AfterTwoHoursAsync("2026-03-02 17:00", elsewhere));

        var set = await SetAsync(DemoUsers.HumanResources, new { date = "2026-03-03", isWorkingDay = false, name = " 停电 " });
        Assert.Equal("""{"date":"2026-03-03","isWorkingDay":false,"name":"停电","start":null,"end":null,"version":1}""", set.GetProperty("calendarDay").GetRawText());
        Assert.Equal("2026-03-04 10:00", await AfterTwoHoursAsync("2026-03-02 17:00"));
        Assert.Equal("2026-03-03 10:00", await AfterTwoHoursAsync("2026-03-02 17:00", elsewhere));
        Opened.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("2026-03-04 10:00", await AfterTwoHoursAsync("2026-03-02 17:00", elsewhere));

        set = await SetAsync(DemoUsers.HumanResources, new { date = "2026-03-03", isWorkingDay = true, name = "半天", end = "09:30:00", expectedVersion = 1 });
        Assert.Equal(2, set.GetProperty("calendarDay").GetProperty("version").GetInt32());
        Assert.Equal("2026-03-04 09:30", await AfterTwoHoursAsync("2026-03-02 17:00"));
        Assert.Equal("EDIT_CONFLICT", Code(await SetAsync(DemoUsers.HumanResources, new { date = "2026-03-03", isWorkingDay = true, name = "x", expectedVersion = 1 })));
        var listed = await Opened.ExecuteAsync(Opened.CallerOf(DemoUsers.Buyer), """{ calendarDays(where: { date: { eq: "2026-03-03" } }) { nodes { name } } }""");
        Assert.Equal("""{"data":{"calendarDays":{"nodes":[{"name":"半天"}]}}}""", listed.GetRawText());
    }

    [Fact]
    public async Task Nonsense_and_strangers_are_refused()
    {
        await UseAsync(DatabaseKind.Sqlite);

        Assert.Equal("INVALID_INPUT", Code(await SetAsync(DemoUsers.Admin, new { date = "2026-03-03", isWorkingDay = false, name = " " })));
        Assert.Equal("INVALID_INPUT", Code(await SetAsync(DemoUsers.Admin, new { date = "2026-03-03", isWorkingDay = false, name = "x", end = "12:00:00" })));
        Assert.Equal("INVALID_INPUT", Code(await SetAsync(DemoUsers.Admin, new { date = "2026-03-03", isWorkingDay = true, name = "x", start = "12:00:00", end = "12:00:00" })));
        var refused = await Opened.ExecuteAsync(Opened.CallerOf(DemoUsers.Reviewer), Set, new { input = new { date = "2026-03-03", isWorkingDay = true, name = "x" } });
        Assert.Equal("AUTH_NOT_AUTHORIZED", refused.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    private static string? Code(JsonElement payload) => payload.GetProperty("errors")[0].GetProperty("code").GetString();

    private async Task<JsonElement> SetAsync(DemoUser user, object input)
    {
        var answer = await Opened.ExecuteAsync(Opened.CallerOf(user), Set, new { input });
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        return answer.GetProperty("data").GetProperty("setCalendarDay");
    }

    /// <summary>When two working hours have passed; both in Shanghai's time.</summary>
    private async Task<string> AfterTwoHoursAsync(string shanghai, IWorkingCalendar? calendar = null)
    {
        var start = DateTime.SpecifyKind(DateTime.Parse(shanghai, System.Globalization.CultureInfo.InvariantCulture).AddHours(-8), DateTimeKind.Utc);
        var due = (await (calendar ?? Opened.Services.GetRequiredService<IWorkingCalendar>()).ForAsync(new(), default)).AddWorkingTime(start, TimeSpan.FromHours(2));
        return due.AddHours(8).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
    }
}
