using Modular.GraphQL;
using Modular.Host.Tests.Accounts;
using Modular.Kernel;

namespace Modular.Host.Tests.Notifications;

/// <summary>ACC-04: whoever follows his notifications over a connection that breaks off again and again gets each, once, in their order.</summary>
public sealed class NotificationStreamTests
{
    private const int Changes = 60;
    private const string Last = Roles.Buyer;

    [Theory, OnSqlite, OnPostgres]
    public async Task A_stream_that_is_taken_up_again_neither_misses_nor_repeats_over_either_transport(DatabaseKind on)
    {
        await using var host = await AccountsHost.StartAsync(on);
        var admin = await host.SignInAsync("admin");
        var user = await host.SignInAsync("finance");
        var reader = new NotificationReader(host.Host.Client.Http.BaseAddress!, user.AccessToken);
        using var limit = new CancellationTokenSource(Longest.Wait);
        // From the first one on: the stream begins with what comes in after it was opened.
        var socket = FollowAsync(reader.OverSocketAsync, new Random(1), limit.Token);
        var events = FollowAsync(reader.OverEventsAsync, new Random(2), limit.Token);
        for (var i = 0; i < Changes || socket.Started is false || events.Started is false; i++)
        {
            await GiveAsync(host, admin, Roles.Merchant);
            await Task.Delay(5, limit.Token);
        }

        await GiveAsync(host, admin, Last);
        var (overSocket, overEvents) = (await socket.Told, await events.Told);

        var all = await InboxAsync(host, user);
        Assert.True(overSocket.Count >= Changes / 2 && overEvents.Count >= Changes / 2, $"{overSocket.Count} and {overEvents.Count} of {all.Count}");
        Assert.Equal(all.TakeLast(overSocket.Count), overSocket);
        Assert.Equal(all.TakeLast(overEvents.Count), overEvents);

        // What an anonymous caller and another user follow is not his.
        var other = await host.SignInAsync("buyer");
        Assert.Empty(await InboxAsync(host, other));
        var (status, refused) = await host.AskAsync(null, "{ unreadNotificationCount }");
        Assert.Equal((401, "AUTH_NOT_AUTHENTICATED"), (status == 200 ? 401 : status, refused.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_cursor_that_is_none_is_refused()
    {
        await using var host = await AccountsHost.StartAsync(DatabaseKind.Sqlite);
        var reader = new NotificationReader(host.Host.Client.Http.BaseAddress!, (await host.SignInAsync("finance")).AccessToken);
        using var limit = new CancellationTokenSource(Longest.Wait);
        foreach (var cursor in new[] { "", "x", "bjE6", "bjE6LTE", "bjE6OTk5OTk5OTk5OTk5OTk5OTk5OTk" })
        {
            var refused = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            {
                await foreach (var told in reader.OverSocketAsync(cursor, limit.Token))
                    Assert.Fail($"{told}");
            });
            Assert.Contains("BAD_USER_INPUT", refused.Message, StringComparison.Ordinal);
        }
    }

    private static Task GiveAsync(AccountsHost host, SignedIn admin, string role) => host.MutateAsync(
        admin.AccessToken, "assignRole", "__typename",
        new { userId = new NodeId("User", DemoUsers.Finance.Id).ToString(), role, merchantId = new NodeId("Merchant", Guid.NewGuid()).ToString() });

    // Oldest first.
    private static async Task<List<string>> InboxAsync(AccountsHost host, SignedIn user)
    {
        var ids = new List<string>();
        for (string? after = null; ;)
        {
            var (status, body) = await host.AskAsync(user.AccessToken, "query($after: String) { notifications(first: 50, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }", new { after });
            Assert.True(status == 200 && !body.TryGetProperty("errors", out _), body.ToString());
            var page = body.GetProperty("data").GetProperty("notifications");
            ids.AddRange(page.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("id").GetString()!));
            if (!page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean())
                break;
            after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        }

        ids.Reverse();
        return ids;
    }

    private static Following FollowAsync(Func<string?, CancellationToken, IAsyncEnumerable<Told>> open, Random random, CancellationToken cancellationToken)
    {
        var following = new Following();
        following.Told = ReadAsync();
        return following;

        async Task<List<string>> ReadAsync()
        {
            var told = new List<string>();
            for (string? after = null; ;)
            {
                var most = random.Next(1, 12);
                await foreach (var one in open(after, cancellationToken))
                {
                    following.Started = true;
                    told.Add(one.Id);
                    after = one.Cursor;
                    if (one.Role == Last)
                        return told;
                    if (--most == 0)
                        break;
                }
            }
        }
    }

    private sealed class Following
    {
        public Task<List<string>> Told { get; set; } = null!;

        public volatile bool Started;
    }
}
