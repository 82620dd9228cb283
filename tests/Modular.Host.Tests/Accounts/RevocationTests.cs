using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Modular.GraphQL;
using Modular.GraphQL.Server;
using Modular.Host.Access;
using Modular.Kernel;
using Xunit.Abstractions;

namespace Modular.Host.Tests.Accounts;

/// <summary>What ends a session or takes a role away holds from the next request on, and on open streams within seconds (ACC-01, ACC-02).</summary>
public sealed class RevocationTests(ITestOutputHelper output)
{
    [Fact]
    public void What_is_remembered_and_how_often_open_streams_are_looked_at_come_to_less_than_five_seconds() =>
        Assert.True(AccessCacheOptions.Load(new ConfigurationBuilder().Build()).Time + new StreamOptions().StillHoldsInterval < TimeSpan.FromSeconds(5));

    [Fact]
    public async Task Each_end_of_a_session_and_each_loss_of_a_role_ends_open_streams_and_refuses_the_next_request()
    {
        await using var host = await AccountsHost.StartAsync(DatabaseKind.Sqlite);
        var admin = await host.SignInAsync("admin");
        foreach (var (transport, end) in new[]
        {
            ("WebSocket", "signOut"), ("events", "signOut"), ("WebSocket", "everywhere"), ("WebSocket", "lockUser"), ("events", "lockUser"), ("WebSocket", "revokeRole"), ("events", "revokeRole"),
        })
        {
            var (user, id) = ($"reviewer{(end == "lockUser" ? "2" : "")}", IdOf(end == "lockUser" ? DemoUsers.Reviewer2 : DemoUsers.Reviewer));
            var session = await host.SignInAsync(user);
            var bystander = await host.SignInAsync("supervisor");
            Assert.Equal((200, "{\"count\":42}"), await CountAsync(host, session.AccessToken));
            var open = await host.SubscribeAsync(transport, session.AccessToken);
            await Task.Delay(TimeSpan.FromMilliseconds(300));
            Assert.False(open.IsCompleted);

            var watch = Stopwatch.StartNew();
            var after = await EndAsync(host, end, session.AccessToken, admin.AccessToken, id);
            var said = await open.WaitAsync(Longest.Wait);
            output.WriteLine($"{transport}, {end}: the stream ended after {watch.Elapsed.TotalSeconds:0.0} s: {said.Trim()}");

            Assert.Contains(transport == "WebSocket" ? "4403" : "AUTH_INVALID_TOKEN", said, StringComparison.Ordinal);
            Assert.Equal(end == "revokeRole" ? (200, "AUTH_NOT_AUTHORIZED") : (401, "AUTH_INVALID_TOKEN"), after);
            Assert.Equal(200, (await host.AskAsync(bystander.AccessToken, "{ viewer { user { name } } }")).Status);
            if (end == "lockUser")
                await host.MutateAsync(admin.AccessToken, "unlockUser", "user { status }", new { userId = id, reason = "test" });
            else if (end == "revokeRole")
                await host.MutateAsync(admin.AccessToken, "assignRole", "__typename", new { userId = id, role = Roles.Reviewer });
        }
    }

    // What is answered to the request right after it.
    private static async Task<(int Status, string Code)> EndAsync(AccountsHost host, string end, string own, string admin, string user)
    {
        _ = end switch
        {
            "signOut" => await host.MutateAsync(own, "signOut", "done", new { }),
            "everywhere" => await host.MutateAsync(own, "signOut", "done", new { everywhere = true }),
            "revokeRole" => await host.MutateAsync(admin, "revokeRole", "__typename", new { userId = user, role = Roles.Reviewer }),
            _ => await host.MutateAsync(admin, end, "user { status }", new { userId = user, reason = "test" }),
        };
        var (status, body) = await host.AskAsync(own, "{ count }");
        return (status, body.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()!);
    }

    private static async Task<(int, string)> CountAsync(AccountsHost host, string token)
    {
        var (status, body) = await host.AskAsync(token, "{ count }");
        return (status, body.TryGetProperty("data", out var data) ? data.ToString() : body.ToString());
    }

    private static string IdOf(DemoUser user) => new NodeId("User", user.Id).ToString();
}
