using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Platform.Notifications;
using Modular.Platform.Persistence;

namespace Modular.Platform.Tests.Notifications;

/// <summary>ACC-04: whoever is meant is told, once, as he has chosen; a notifier that fails costs delay, not notices.</summary>
public sealed class NoticeTests : NotificationTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Each_event_tells_each_user_once_however_many_processes_tell_and_whatever_fails(DatabaseKind on)
    {
        const int Events = 40;
        await StartAsync(on, processes: 3);
        Faults.Strike = (number, tries) => number % 3 == 0 && tries == 1;
        for (var i = 1; i <= Events; i++)
            await RaiseAsync(new Told(Guid.NewGuid(), i, [Merchant, DemoUsers.Reviewer.Id, Guid.NewGuid()], DeskNotices.Permission));

        Guid[] told = [Merchant, DemoUsers.Reviewer.Id, DemoUsers.Reviewer2.Id, DemoUsers.Admin.Id];
        await UntilAsync(StoredAsync, all => all.Count >= told.Length * Events);
        // Nothing comes afterwards either.
        await Task.Delay(300);
        var stored = await StoredAsync();
        Assert.All(told, user => Assert.Equal(
            Enumerable.Range(1, Events), stored.Where(n => n.RecipientId == user).Select(n => int.Parse(n.Arguments[0].Value, System.Globalization.CultureInfo.InvariantCulture)).Order()));
        Assert.Equal(told.Length * Events, stored.Count);
        Assert.Equal(Events, await UnreadAsync(DemoUsers.Merchant));
        Assert.True(Faults.Struck >= Events / 3);
        await using var db = Opened.OpenDatabase<PlatformDb>();
        Assert.Equal(told.Length * Events, await db.MailDeliveries.CountAsync());
        Assert.Equal(told.Length * Events, await db.Set<StoredEvent>().CountAsync(e => e.Name == NotificationMade.Name));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_did_it_is_not_told_unless_it_concerns_the_account(DatabaseKind on)
    {
        await StartAsync(on);
        await RaiseAsync(Opened.CallerOf(DemoUsers.Merchant), new Told(Guid.NewGuid(), 1, [Merchant, Merchant2]), new Guarded(Merchant));
        await UntilAsync(StoredAsync, all => all.Count >= 2);
        await Task.Delay(200);
        Assert.Equal(
            new[] { (Merchant, "desk.guarded"), (Merchant2, "desk.told") }.Order(), (await StoredAsync()).Select(n => (n.RecipientId, n.Kind)).Order());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_a_user_has_chosen_is_kept_to_and_security_stays_in_the_inbox(DatabaseKind on)
    {
        await StartAsync(on);
        Assert.Equal(JsonValueKind.Null, (await ChooseAsync(DemoUsers.Merchant, "desk.told", "INBOX", false)).GetProperty("errors").ValueKind);
        Assert.Equal(JsonValueKind.Null, (await ChooseAsync(DemoUsers.Merchant2, "desk.told", "MAIL", false)).GetProperty("errors").ValueKind);
        Assert.Equal(JsonValueKind.Null, (await ChooseAsync(DemoUsers.Merchant, "desk.guarded", "MAIL", false)).GetProperty("errors").ValueKind);
        foreach (var (kind, channel, field, rule) in new[] { ("desk.guarded", "INBOX", "isOn", "NOTIFICATION_LOCKED"), ("desk.nothing", "MAIL", "kind", "NOTIFICATION_KIND_UNKNOWN") })
        {
            var error = (await ChooseAsync(DemoUsers.Merchant, kind, channel, false)).GetProperty("errors")[0];
            Assert.Equal((field, rule), (Text(error, "field"), Text(error, "rule")));
        }

        await RaiseAsync(new Told(Guid.NewGuid(), 1, [Merchant, Merchant2]), new Guarded(Merchant), new Guarded(Merchant2));
        await UntilAsync(StoredAsync, all => all.Count >= 3);
        await Task.Delay(200);
        await using var db = Opened.OpenDatabase<PlatformDb>();
        Assert.Equal(
            new[] { (Merchant, "desk.guarded"), (Merchant2, "desk.guarded"), (Merchant2, "desk.told") }.Order(), (await StoredAsync()).Select(n => (n.RecipientId, n.Kind)).Order());
        Assert.Equal(
            new[] { (Merchant, "desk.told"), (Merchant2, "desk.guarded") }.Order(),
            (await db.MailDeliveries.AsNoTracking().ToListAsync()).Select(m => (m.RecipientId, m.Kind)).Order());

        var shown = (await AskAsync(DemoUsers.Merchant, "{ notificationPreferences { kind title channel isOn canChange } }")).EnumerateArray()
            .Select(p => (Text(p, "kind"), Text(p, "channel"), p.GetProperty("isOn").GetBoolean(), p.GetProperty("canChange").GetBoolean()));
        Assert.Equal(
            [("desk.guarded", "INBOX", true, false), ("desk.guarded", "MAIL", false, true), ("desk.told", "INBOX", false, true), ("desk.told", "MAIL", true, true)], shown);
        Assert.True((await ChooseAsync(DemoUsers.Merchant, "desk.told", "INBOX", true)).GetProperty("preference").GetProperty("isOn").GetBoolean());
        await RaiseAsync(new Told(Guid.NewGuid(), 2, [Merchant]));
        await UntilAsync(() => UnreadAsync(DemoUsers.Merchant), n => n == 2);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task One_user_who_chooses_in_many_places_at_once_gets_the_last_word(DatabaseKind on)
    {
        await StartAsync(on, processes: 0);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => ChooseAsync(DemoUsers.Merchant, "desk.told", "MAIL", i % 2 == 0)));
        Assert.False((await ChooseAsync(DemoUsers.Merchant, "desk.told", "MAIL", false)).GetProperty("preference").GetProperty("isOn").GetBoolean());
        await using var db = Opened.OpenDatabase<PlatformDb>();
        Assert.False((await db.NotificationChoices.SingleAsync()).IsOn);
    }

    [Fact]
    public async Task What_is_old_comes_into_the_inbox_without_a_mail_and_what_is_older_not_at_all()
    {
        await StartAsync(DatabaseKind.Sqlite, processes: 0);
        await RaiseAsync(new Told(Guid.NewGuid(), 1, [Merchant]));
        Opened.Clock.Advance(TimeSpan.FromDays(179));
        await RaiseAsync(new Told(Guid.NewGuid(), 2, [Merchant]));
        Opened.Clock.Advance(TimeSpan.FromDays(1));
        await RaiseAsync(new Told(Guid.NewGuid(), 3, [Merchant]));
        StartProcess();
        await UntilAsync(() => UnreadAsync(DemoUsers.Merchant), n => n == 2);
        await using var db = Opened.OpenDatabase<PlatformDb>();
        Assert.Equal(["2", "3"], (await StoredAsync()).Select(n => n.Arguments[0].Value));
        Assert.Equal("3", Assert.Single(await db.MailDeliveries.AsNoTracking().ToListAsync()).Arguments[0].Value);
    }

    [Theory]
    [InlineData("unregistered", "desk.unregistered is not registered")]
    [InlineData("13812345678", "tells nothing of a person")]
    [InlineData("11010519491231002X", "tells nothing of a person")]
    [InlineData("li@example.com", "tells nothing of a person")]
    [InlineData("李文博", "tells nothing of a person")]
    public async Task A_notifier_that_makes_a_mistake_is_parked_in_sight_and_others_go_on(string mistake, string reason)
    {
        await StartAsync(DatabaseKind.Sqlite);
        await RaiseAsync(new Mistaken(Guid.NewGuid(), mistake));
        await RaiseAsync(new Told(Guid.NewGuid(), 1, [Merchant]));
        await UntilAsync(() => UnreadAsync(DemoUsers.Merchant), n => n == 1);
        var inboxes = new Inboxes(Opened.Services.GetServices<IInbox>());
        var parked = Assert.Single(await UntilAsync(() => ParkedMessagesQuery.GetParkedMessagesAsync(inboxes, default), p => p.Count > 0));
        Assert.Equal(("Platform", "notifications", "desk.mistaken", 3), (parked.Module, parked.Handler, parked.EventName, parked.Tries));
        Assert.Contains(reason, parked.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(mistake.Length > 12 ? mistake : "138123", parked.Error, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Old_notifications_are_removed_read_or_not(DatabaseKind on)
    {
        await StartAsync(on, settings: ("Notifications:Retention", "10.00:00:00"));
        await RaiseAsync(new Told(Guid.NewGuid(), 1, [Merchant, Merchant2]));
        await UntilAsync(StoredAsync, all => all.Count == 2);
        await MarkAsync(DemoUsers.Merchant, new { upTo = Text((await InboxAsync(DemoUsers.Merchant))[0], "id") });
        Opened.Clock.Advance(TimeSpan.FromDays(9));
        await RaiseAsync(new Told(Guid.NewGuid(), 2, [Merchant]));
        await UntilAsync(StoredAsync, all => all.Count == 3);
        Assert.Equal(0, (await Opened.RunJobAsync("notifications.sweep")).Counts["removed"]);
        Opened.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(2, (await Opened.RunJobAsync("notifications.sweep")).Counts["removed"]);
        Assert.Equal("2", Assert.Single(await StoredAsync()).Arguments[0].Value);
    }
}
