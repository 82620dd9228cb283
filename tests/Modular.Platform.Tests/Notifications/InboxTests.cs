using System.Globalization;
using System.Text.Json;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Platform.Notifications;
using Modular.Platform.Persistence;

namespace Modular.Platform.Tests.Notifications;

/// <summary>ACC-04, FE-03: an inbox is its owner's alone, is read in the reader's language, and is counted right whatever goes on beside.</summary>
public sealed class InboxTests : NotificationTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Anothers_notifications_answer_as_those_that_do_not_exist(DatabaseKind on)
    {
        await StartAsync(on);
        await RaiseAsync(new Told(Guid.NewGuid(), 1, [Merchant]));
        var id = Text(Assert.Single(await UntilAsync(() => InboxAsync(DemoUsers.Merchant), i => i.Count == 1)), "id");
        var missing = new NodeId("Notification", Guid.NewGuid()).ToString();

        foreach (var user in new[] { DemoUsers.Merchant2, DemoUsers.Admin })
        {
            Assert.Empty(await InboxAsync(user));
            Assert.Equal(0, await UnreadAsync(user));
            foreach (var asked in new[] { id, missing })
            {
                Assert.Equal(JsonValueKind.Null, (await AskAsync(user, "query($id: ID!) { node(id: $id) { id ... on Notification { text } } }", new { id = asked })).ValueKind);
                foreach (var input in new object[] { new { ids = new[] { asked } }, new { upTo = asked } })
                {
                    var payload = await MarkAsync(user, input);
                    Assert.Equal(JsonValueKind.Null, payload.GetProperty("read").ValueKind);
                    var error = Assert.Single(payload.GetProperty("errors").EnumerateArray());
                    Assert.Equal($$"""{"__typename":"NotFoundError","message":"There is no such notification.","code":"NOT_FOUND","id":"{{asked}}"}""", error.GetRawText());
                }
            }
        }

        Assert.Equal(1, await UnreadAsync(DemoUsers.Merchant));
        var anonymous = await Opened.ExecuteAsync(TestCaller.Anonymous, "{ notifications { nodes { id } } }");
        Assert.Equal("AUTH_NOT_AUTHENTICATED", anonymous.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal(id, Text(await AskAsync(DemoUsers.Merchant, "query($id: ID!) { node(id: $id) { id } }", new { id }), "id"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_words_are_the_readers_and_say_nothing_of_what_he_may_not_see_any_more(DatabaseKind on)
    {
        await StartAsync(on);
        var thing = Guid.NewGuid();
        await RaiseAsync(new Told(thing, 7, [Merchant]));
        await UntilAsync(() => UnreadAsync(DemoUsers.Merchant), n => n == 1);
        var (english, chinese) = (await ReadInAsync("en"), await ReadInAsync("zh-CN"));

        Assert.Equal(("Something happened", "It has the number 7 and the shade Deep blue."), (Text(english, "title"), Text(english, "text")));
        Assert.Equal(("有新情况", "编号为 7，颜色为深蓝。"), (Text(chinese, "title"), Text(chinese, "text")));
        Assert.Equal("""[{"name":"number","value":"7"},{"name":"shade","value":"DEEP_BLUE"}]""", english.GetProperty("arguments").GetRawText());
        Assert.All(new[] { "id", "kind", "arguments", "subject" }, name => Assert.Equal(english.GetProperty(name).GetRawText(), chinese.GetProperty(name).GetRawText()));
        Assert.Equal(new NodeId("Thing", thing).ToString(), Text(english.GetProperty("subject"), "id"));

        Shelf.Hidden[thing] = true;
        foreach (var (language, words) in new[] { ("en", "You may not see any more what this was about."), ("zh-CN", "您已无权查看此通知所涉及的内容。") })
        {
            var hidden = await ReadInAsync(language);
            Assert.Equal(words, Text(hidden, "text"));
            Assert.Equal(("[]", JsonValueKind.Null), (hidden.GetProperty("arguments").GetRawText(), hidden.GetProperty("subject").ValueKind));
        }

        async Task<JsonElement> ReadInAsync(string language)
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return Assert.Single(await InboxAsync(DemoUsers.Merchant));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_newest_come_first_and_all_up_to_one_are_marked(DatabaseKind on)
    {
        await StartAsync(on, processes: 0);
        // Two of one moment among them.
        await WriteAsync(Merchant, 1, 5);
        Opened.Clock.Advance(TimeSpan.FromSeconds(1));
        await WriteAsync(Merchant, 6, 10);
        var all = await InboxAsync(DemoUsers.Merchant);
        Assert.Equal(10, all.Count);
        Assert.Equal(all.Select(n => n.GetProperty("createdAt").GetDateTime()).OrderDescending(), all.Select(n => n.GetProperty("createdAt").GetDateTime()));

        var marked = (await MarkAsync(DemoUsers.Merchant, new { upTo = Text(all[3], "id") })).GetProperty("read");
        Assert.Equal((7, 3), (marked.GetProperty("count").GetInt32(), marked.GetProperty("unreadCount").GetInt32()));
        Assert.Equal(all.Take(3).Select(n => Text(n, "id")), (await InboxAsync(DemoUsers.Merchant, "{ readAt: { eq: null } }")).Select(n => Text(n, "id")));
        Assert.Empty(await InboxAsync(DemoUsers.Merchant, """{ kind: { eq: "desk.guarded" } }"""));
        marked = (await MarkAsync(DemoUsers.Merchant, new { ids = all.Take(5).Select(n => Text(n, "id")) })).GetProperty("read");
        Assert.Equal((3, 0), (marked.GetProperty("count").GetInt32(), marked.GetProperty("unreadCount").GetInt32()));

        foreach (var (input, rule) in new (object, string)[]
        {
            (new { }, "NOTIFICATIONS_UNNAMED"), (new { ids = new[] { Text(all[0], "id") }, upTo = Text(all[0], "id") }, "NOTIFICATIONS_UNNAMED"),
            (new { ids = Enumerable.Repeat(Text(all[0], "id"), 201) }, "NOTIFICATIONS_LIMIT"),
        })
            Assert.Equal(rule, Text((await MarkAsync(DemoUsers.Merchant, input)).GetProperty("errors")[0], "rule"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_hundred_are_counted_right_while_they_are_marked_in_parallel_and_more_come_in(DatabaseKind on)
    {
        await StartAsync(on, processes: 0);
        await WriteAsync(Merchant, 1, 100);
        await WriteAsync(Merchant2, 1, 5);
        var ids = (await StoredAsync()).Where(n => n.RecipientId == Merchant).Select(n => NodeId.Of(n.Id).ToString()).ToList();
        var random = new Random(20260301);
        var sets = Enumerable.Range(0, 24).Select(_ => ids.OrderBy(_ => random.Next()).Take(random.Next(1, 20)).ToArray()).ToList();

        var marking = sets.Select(async set => (await MarkAsync(DemoUsers.Merchant, new { ids = set })).GetProperty("read").GetProperty("count").GetInt32());
        var coming = Enumerable.Range(0, 10).Select(i => WriteAsync(Merchant, 101 + i, 101 + i));
        var counts = await Task.WhenAll([.. marking, .. coming.Select(async c => { await c; return 0; })]);

        // Each was marked by one of them.
        var distinct = sets.SelectMany(s => s).Distinct().Count();
        Assert.Equal(distinct, counts.Sum());
        Assert.Equal(110 - distinct, await UnreadAsync(DemoUsers.Merchant));
        Assert.Equal(5, await UnreadAsync(DemoUsers.Merchant2));
    }

    private async Task WriteAsync(Guid user, int first, int last)
    {
        await using var db = Opened.OpenDatabase<PlatformDb>();
        for (var i = first; i <= last; i++)
        {
            var notice = new Notice(DeskNotices.Plain, Audience.Of(user), null, NoticeArgument.Of("number", i), NoticeArgument.Of("shade", Shade.Plain));
            db.Add(Notification.Of(user, notice, new("Desk", i, Opened.Clock.Now), Opened.Clock.Now));
        }

        await db.SaveChangesAsync();
    }
}
