using Merchants.Contracts.Events;
using Merchants.Model;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Messaging;

namespace Merchants.Tests.Reviews;

/// <summary>The time for reviews is working time in Shanghai (DOC-09, DOC-10): weekends, the National Day of 2026 with the days that are worked for it, and pauses (DOC-11).</summary>
public sealed class ReviewTimerTests : ReviewTests
{
    // 国庆节 1 to 7 October 2026; worked for it: Sunday 20 September, Saturday 10 October.
    private static readonly Dictionary<DateOnly, ExceptionalDay> NationalDay = Enumerable.Range(1, 7).Select(d => new ExceptionalDay(new(2026, 10, d), false))
        .Concat([new(new(2026, 9, 20), true), new(new(2026, 10, 10), true)]).ToDictionary(d => d.Date);

    private static readonly WorkingCalendar Calendar = new(new WorkingHours(), NationalDay);

    /// <summary>Handed in, then by when the first review is due after four working hours; all in Shanghai.</summary>
    [Theory]
    [InlineData("2026-09-14 09:00", "2026-09-14 13:00")] // Within a day.
    [InlineData("2026-09-14 16:30", "2026-09-15 11:30")] // Over night.
    [InlineData("2026-09-18 17:00", "2026-09-20 12:00")] // Friday, and on a Sunday that is worked.
    [InlineData("2026-09-11 17:00", "2026-09-14 12:00")] // Over a weekend.
    [InlineData("2026-09-12 11:00", "2026-09-14 13:00")] // Handed in on a Saturday.
    [InlineData("2026-09-14 03:00", "2026-09-14 13:00")] // Before work begins.
    [InlineData("2026-09-14 22:00", "2026-09-15 13:00")] // After work has ended.
    [InlineData("2026-09-30 16:00", "2026-10-08 11:00")] // Over the holiday.
    [InlineData("2026-10-03 10:00", "2026-10-08 13:00")] // In the holiday.
    [InlineData("2026-10-09 17:00", "2026-10-10 12:00")] // On a Saturday that is worked.
    [InlineData("2026-10-10 15:00", "2026-10-12 10:00")] // From there over the Sunday.
    [InlineData("2026-09-14 14:00", "2026-09-14 18:00")] // To the end of a day.
    public void First_reviews_are_due_after_four_working_hours(string from, string due)
    {
        Assert.Equal(Utc(due), Calendar.AddWorkingTime(Utc(from), TimeSpan.FromHours(4)));
        Assert.Equal(TimeSpan.FromHours(4), Calendar.WorkingTimeBetween(Utc(from), Utc(due)));
    }

    /// <summary>Begun, then by when the detailed review is due after two working days.</summary>
    [Theory]
    [InlineData("2026-09-14 11:00", "2026-09-16 11:00")]
    [InlineData("2026-09-17 11:00", "2026-09-20 11:00")] // Friday and the Sunday that is worked.
    [InlineData("2026-09-29 15:00", "2026-10-08 15:00")] // 30 September, then the holiday.
    [InlineData("2026-10-08 15:00", "2026-10-10 15:00")]
    [InlineData("2026-10-09 15:00", "2026-10-12 15:00")]
    public void Detailed_reviews_are_due_after_two_working_days(string from, string due) => Assert.Equal(Utc(due), Calendar.AddWorkingDays(Utc(from), 2));

    /// <summary>Begun, then from when to when the review waited for answers, then by when it is due.</summary>
    [Theory]
    [InlineData("2026-09-14 11:00", "2026-09-16 11:00", "")]
    [InlineData("2026-09-14 11:00", "2026-09-16 13:00", "2026-09-14 12:00>2026-09-14 14:00")] // Within a day.
    [InlineData("2026-09-10 11:00", "2026-09-15 11:00", "2026-09-11 10:00>2026-09-14 10:00")] // Over a weekend.
    [InlineData("2026-09-11 10:00", "2026-09-15 10:00", "2026-09-12 09:00>2026-09-13 20:00")] // All of it on free days.
    [InlineData("2026-09-14 11:00", "2026-09-16 11:00", "2026-09-14 19:00>2026-09-15 08:00")] // All of it at night.
    [InlineData("2026-09-14 11:00", "2026-09-16 16:00", "2026-09-14 12:00>2026-09-14 14:00;2026-09-15 09:00>2026-09-15 12:00")] // Twice.
    [InlineData("2026-09-29 10:00", "2026-10-09 10:00", "2026-09-30 12:00>2026-10-08 12:00")] // Over the holiday: one working day.
    [InlineData("2026-09-14 11:00", "2026-09-16 11:00", "2026-09-16 12:00>2026-09-18 12:00")] // Begun when the time was over already: it stays over.
    [InlineData("2026-09-14 11:00", "2026-09-24 11:00", "2026-09-16 10:00>2026-09-24 10:00")] // Far beyond what was the due time.
    public void A_pause_takes_nothing_of_the_working_time(string from, string due, string pauses)
    {
        var (paper, at) = (InDetails(from), Utc(from));
        foreach (var pause in pauses.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('>')))
        {
            at = Utc(pause[0]);
            Assert.Null(paper.AskForClarification("?", null, Calendar.WorkingTimeBetween(at, paper.DueAt!.Value), Samples.Reviewer2, at, out var asked));
            var until = Utc(pause[1]);
            var dueAt = paper.RemainingTime > TimeSpan.Zero ? Calendar.AddWorkingTime(until, paper.RemainingTime.Value) : paper.PausedDueAt!.Value;
            Assert.Null(paper.EndClarification(asked!, "!", dueAt, Samples.Uploader, until));
        }

        Assert.Equal(Utc(due), paper.DueAt);
    }

    [Fact]
    public void Working_time_between_two_moments_is_what_adding_it_leads_over()
    {
        var random = new Random(20260914);
        for (var i = 0; i < 2000; i++)
        {
            var from = Utc("2026-09-01 00:00").AddMinutes(random.Next(60 * 24 * 60));
            var time = TimeSpan.FromMinutes(random.Next(1, 6000));
            var to = Calendar.AddWorkingTime(from, time);
            Assert.Equal(time, Calendar.WorkingTimeBetween(from, to));
            var between = from + (to - from) * random.NextDouble();
            Assert.Equal(time, Calendar.WorkingTimeBetween(from, between) + Calendar.WorkingTimeBetween(between, to));
            Assert.Equal(TimeSpan.Zero, Calendar.WorkingTimeBetween(to, from));
        }
    }

    /// <summary>A delay is noted once, however many jobs look, and the paper itself is not changed by it.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task An_overdue_review_is_noted_and_told_once(DatabaseKind on)
    {
        await UseAsync(on);
        var papers = new List<Contracts.DocumentId>();
        for (var i = 0; i < 3; i++)
            papers.Add(await Desk.NewPaperAsync());
        Assert.Empty((await Desk.ReviewAsync(DemoUsers.Reviewer, papers[2], ReviewStage.First)).Errors);
        var version = (await PaperAsync(papers[0])).Version;
        Assert.Empty((await Opened.RunJobAsync("merchants.note-overdue-reviews")).Counts);
        Desk.Now = Samples.Monday.AddHours(5);
        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Opened.RunJobAsync("merchants.note-overdue-reviews"))));
        Assert.Equal(2, runs.Sum(r => r.Counts.GetValueOrDefault("overdue")));
        Assert.Equal(version, (await PaperAsync(papers[0])).Version);
        Desk.Now = Samples.Monday.AddDays(3);
        Assert.Equal(1, (await Opened.RunJobAsync("merchants.note-overdue-reviews")).Counts.GetValueOrDefault("overdue"));
        Assert.Empty((await Opened.RunJobAsync("merchants.note-overdue-reviews")).Counts);
        var told = (await EventsAsync(EventFilter.Of<DocumentReviewOverdue>(), 3)).Select(e => e.As<DocumentReviewOverdue>()).ToList();
        Assert.Equal(papers.OrderBy(p => p.Value), told.Select(t => t.Document).OrderBy(d => d.Value));
        Assert.Equal("DETAILED", told.Single(t => t.Document == papers[2]).Stage);
        await using var db = Opened.Open();
        Assert.Equal(3, await db.ReviewBreaches.CountAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_paper_that_waits_for_an_answer_is_not_overdue(DatabaseKind on)
    {
        await UseAsync(on);
        var paper = await InDetailsAsync();
        Assert.Null(await CallAsync(DemoUsers.Reviewer2, "requestClarification", new { documentId = Id(paper), question = "?" }));
        Desk.Now = Samples.Monday.AddDays(30);
        Assert.Empty((await Opened.RunJobAsync("merchants.note-overdue-reviews")).Counts);
    }

    private static Document InDetails(string from)
    {
        var paper = Samples.Document(Samples.Application());
        Assert.Null(paper.CompleteReview(ReviewStage.First, null, Samples.Reviewer, Utc(from), Calendar.AddWorkingDays(Utc(from), 2)));
        return paper;
    }

    private static DateTime Utc(string shanghai) =>
        DateTime.SpecifyKind(DateTime.ParseExact(shanghai, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture).AddHours(-8), DateTimeKind.Utc);
}
