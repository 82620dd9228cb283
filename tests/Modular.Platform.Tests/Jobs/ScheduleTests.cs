using System.Globalization;
using Microsoft.Extensions.Configuration;
using Modular.Kernel;
using Modular.Platform.Jobs;

namespace Modular.Platform.Tests.Jobs;

/// <summary>When jobs run: by cron in a zone, over changes of the clock, and late where nobody was there. Settings that cannot be read are told together.</summary>
public sealed class ScheduleTests
{
    [Theory] // From a UTC time on, the next UTC times.
    [InlineData("Europe/Berlin", "0 30 2 * * ?", "03-28 00:00", "03-28 01:30", "03-29 01:00", "03-30 00:30")] // 02:30 is skipped: as soon as the hour is over.
    [InlineData("Europe/Berlin", "0 30 2 * * ?", "10-24 00:00", "10-24 00:30", "10-25 00:30", "10-26 01:30")] // 02:30 comes twice: the first.
    [InlineData("Europe/Berlin", "0 0/30 * * * ?", "03-29 00:00", "03-29 00:30", "03-29 01:00", "03-29 01:30")] // All day: an hour less,
    [InlineData("Europe/Berlin", "0 0 * * * ?", "10-24 23:30", "10-25 00:00", "10-25 01:00", "10-25 02:00")] // or one more.
    [InlineData("Asia/Shanghai", "0 30 2 * * ?", "03-28 00:00", "03-28 18:30", "03-29 18:30", "03-30 18:30")]
    [InlineData("Asia/Shanghai", "0 30 2 * * ?", "10-24 00:00", "10-24 18:30", "10-25 18:30", "10-26 18:30")]
    public void Times_follow_the_zone(string zone, string cron, string from, params string[] expected)
    {
        var job = Catalog(new JobAttribute("test.any", cron) { TimeZone = zone }).Jobs["test.any"];

        var time = At(from);
        foreach (var next in expected)
            Assert.Equal(At(next), time = job.After(time)!.Value);
    }

    [Theory] // Every hour; a minute late is in time.
    [InlineData("01-05 02:00", "01-05 02:59", null, false)]
    [InlineData("01-05 02:00", "01-05 03:00", "01-05 03:00", false)]
    [InlineData("01-05 02:00", "01-05 03:01", "01-05 03:00", false)]
    [InlineData("01-05 02:00", "01-05 03:02", "01-05 03:00", true)]
    [InlineData("01-05 02:00", "01-09 07:30", "01-09 07:00", true)] // Of all that were missed, the newest.
    [InlineData("01-05 02:00", "01-09 07:00", "01-09 07:00", false)] // It has come just now: that is not late.
    public void What_was_missed_is_caught_up_once(string decided, string now, string? slot, bool isMissed)
    {
        var job = Catalog(new JobAttribute("test.hourly", "0 0 * * * ?")).Jobs["test.hourly"];

        Assert.Equal(slot is null ? null : new DueSlot(At(slot), isMissed), job.Due(At(decided), At(now), TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void Slots_that_are_not_late_follow_each_other()
    {
        var job = Catalog(new JobAttribute("test.often", "0/10 * * * * ?")).Jobs["test.often"];
        var (decided, now) = (At("01-05 02:00"), At("01-05 02:00").AddSeconds(35));

        var slots = new List<int>();
        while (job.Due(decided, now, TimeSpan.FromMinutes(1)) is { } due)
        {
            slots.Add(due.Slot.Second);
            decided = due.Slot;
        }

        Assert.Equal([10, 20, 30], slots);
    }

    [Fact]
    public void A_job_whose_time_never_comes_waits_for_ever() =>
        Assert.Null(Catalog(new JobAttribute("test.never", "0 0 0 30 2 ?")).Jobs["test.never"].After(At("01-01 00:00")));

    [Fact]
    public void Settings_take_precedence()
    {
        var job = Catalog(("Jobs:test.any:Cron", "0 0 5 * * ?"), ("Jobs:test.any:TimeZone", "Europe/Berlin"), ("Jobs:test.any:Enabled", "false")).Jobs["test.any"];

        Assert.Equal((At("01-05 04:00"), false), (job.After(At("01-05 00:00"))!.Value, job.IsEnabled));
    }

    [Theory]
    [InlineData("Cron", "nonsense", "Jobs:test.any:Cron 'nonsense' cannot be read")]
    [InlineData("Cron", "* * * * *", "Unix/crontab form")]
    [InlineData("Cron", "0 0 25 * * ?", "between 0 and 23")]
    [InlineData("TimeZone", "Asia/Atlantis", "Jobs:test.any:TimeZone 'Asia/Atlantis' is not known")]
    [InlineData("Enabled", "perhaps", "Jobs:test.any:Enabled is 'perhaps'")]
    public void Wrong_settings_are_told(string key, string value, string problem) =>
        Assert.Contains(problem, Assert.Single(Catalog(($"Jobs:test.any:{key}", value)).Problems), StringComparison.Ordinal);

    [Fact]
    public void Two_jobs_of_one_name_are_told() => Assert.Contains("are both called test.any",
        Assert.Single(Catalog(new JobAttribute("test.any", "0 0 2 * * ?"), new JobAttribute("test.any", "0 0 3 * * ?")).Problems), StringComparison.Ordinal);

    private static JobCatalog Catalog(params JobAttribute[] jobs) => Catalog(jobs, []);

    private static JobCatalog Catalog(params (string Key, string Value)[] settings) => Catalog([new JobAttribute("test.any", "0 0 2 * * ?")], settings);

    private static JobCatalog Catalog(JobAttribute[] jobs, (string Key, string Value)[] settings) => new(
        jobs.Select(j => new JobDeclaration(typeof(TallyJob), j)),
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build());

    private static DateTime At(string time) =>
        DateTime.ParseExact($"2026-{time}", "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
