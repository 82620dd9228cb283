using System.Text.Json;
using Accounts.Contracts;
using Accounts.Model;
using Accounts.Persistence;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Platform;
using static Accounts.Tests.AccountsFront;

namespace Accounts.Tests.UseCases;

/// <summary>ACC-04: users are told what is done to their accounts, and notices find those whom they are meant for (ACC-02).</summary>
public sealed class NoticeTests : ModuleTests<AccountsModule>
{
    private static readonly Guid A = Guid.NewGuid();
    private static readonly Guid B = Guid.NewGuid();

    private AccountsFront _front = null!;
    private Guid _admin;

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_done_to_an_account_is_told_to_its_owner_once(DatabaseKind on)
    {
        await BeginAsync(on);
        var user = await _front.NewUserAsync("li@example.com");
        var admin = (await _front.CallerAsync(_admin))!.Caller;
        var token = await _front.SignedInAsync("li@example.com");
        await _front.RefreshAsync(token);
        Opened.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["SESSION_ENDED"], ErrorCodes(await _front.RefreshAsync(token)));
        Assert.Equal(["SESSION_ENDED"], ErrorCodes(await _front.RefreshAsync(token)));
        var self = (await _front.CallerAsync(user))!.Caller;
        Assert.Empty(ErrorCodes(await _front.MutateAsync(self, "changePassword", "__typename", new { currentPassword = Password, newPassword = "four words suffice as well" })));
        foreach (var (mutation, merchant) in new[] { ("assignRole", A), ("assignRole", A), ("revokeRole", A), ("revokeRole", A) })
            Assert.Empty(ErrorCodes(await _front.MutateAsync(admin, mutation, "__typename", new { userId = Id(user), role = Roles.Merchant, merchantId = new NodeId("Merchant", merchant).ToString() })));
        foreach (var mutation in new[] { "addTeamMember", "addTeamMember", "removeTeamMember", "removeTeamMember" })
            Assert.Empty(ErrorCodes(await _front.MutateAsync(admin, mutation, "__typename", new { team = "review", userId = Id(user) })));

        string[] expected = ["accounts.password-changed", "accounts.role-assigned", "accounts.role-revoked", "accounts.session-revoked", "accounts.team-joined", "accounts.team-left"];
        await UntilAsync(async () => (await InboxAsync(self)).Count >= expected.Length);
        await Task.Delay(200);
        var inbox = await InboxAsync(self);
        Assert.Equal(expected, inbox.Select(n => n.GetProperty("kind").GetString()).Order());
        Assert.All(inbox, n => Assert.Equal("李文博", n.GetProperty("subject").GetProperty("name").GetString()));
        Assert.Contains(inbox, n => n.GetProperty("text").GetString() == "You were given the role “merchant”.");
        Assert.Empty(await InboxAsync(admin));
        var mails = await Opened.ExecuteAsync(admin, "{ mailDeliveries { nodes { kind recipientId } } }");
        Assert.Equal(
            expected.Select(k => (k, Id(user))),
            mails.GetProperty("data").GetProperty("mailDeliveries").GetProperty("nodes").EnumerateArray().Select(m => (m.GetProperty("kind").GetString()!, m.GetProperty("recipientId").GetString()!)).Order());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_audience_is_who_holds_the_permission_there_now_by_a_number_of_statements_that_stays(DatabaseKind on)
    {
        await BeginAsync(on);
        var users = new Dictionary<string, Guid>();
        foreach (var name in new[] { "staff", "team", "atA", "atB", "wide", "removed", "none" })
            users[name] = await _front.NewUserAsync($"{name}@example.com");
        await using (var db = Opened.OpenDatabase<AccountsDb>())
        {
            Give("staff", Roles.Reviewer, null);
            Give("removed", Roles.Reviewer, null);
            Give("atA", Roles.Reviewer, A);
            Give("atB", Roles.Supervisor, B);
            Give("wide", Roles.Merchant, null);
            db.Add(new TeamMember { Team = "review", UserId = new(users["team"]), Since = Opened.Clock.Now });
            Assert.Null(db.Users.Single(u => u.Id == new UserId(users["removed"])).Remove("test"));
            await db.SaveChangesAsync();

            void Give(string user, string role, Guid? merchant) =>
                db.Add(new RoleAssignment { Id = Guid.NewGuid(), UserId = new(users[user]), Role = role, MerchantId = merchant, AssignedAt = Opened.Clock.Now });
        }

        var source = Opened.Services.GetRequiredService<IAudienceSource>();
        var stranger = Guid.NewGuid();
        Audience[] asked =
        [
            Audience.Holding("goods:review"), Audience.HoldingAt(A, "goods:review"), Audience.HoldingAt(B, "goods:review"), Audience.HoldingAt(B, "goods:list"),
            Audience.Holding("goods:list"), Audience.Holding("goods:burn"), Audience.Of(users["none"], users["removed"], stranger).And(Audience.HoldingAt(A, "goods:review")), Audience.Of(),
        ];
        using var few = new StatementWatch();
        await source.FindAsync([asked[0]], default);
        var statements = few.Count;
        using var many = new StatementWatch();
        var found = await source.FindAsync(asked, default);
        Assert.Equal(statements, many.Count);

        // The administrator holds all that is held for the platform.
        Guid[][] expected = [[_admin, users["staff"], users["team"]], [users["atA"]], [users["atB"]], [users["atB"]], [_admin], [], [users["none"], users["atA"]], []];
        Assert.Equal(expected.Select(e => e.Order()), found.Select(f => f.Order()));
        var addressees = await source.AddresseesOfAsync([users["none"], users["removed"], stranger], default);
        Assert.Equal(("李文博", "none@example.com"), (Assert.Single(addressees).Value.Name, addressees[users["none"]].Address));
        Assert.Equal(nameof(MailAddressee), $"{addressees[users["none"]]}");
    }

    private async Task BeginAsync(DatabaseKind on)
    {
        var setup = Setup(("RolesOfNewUsers:0", Roles.Buyer));
        _front = new(await UseAsync(on, setup with { Beside = [new PlatformModule()], Settings = new Dictionary<string, string?>(setup.Settings) { ["Messaging:Poll"] = "00:00:00.050" } }));
        await Opened.StartUpAsync();
        await ActivatorUtilities.CreateInstance<Teams.TeamPlan>(Opened.Services).RunAsync(default);
        _admin = await _front.NewUserAsync("admin@example.com");
        await using var db = Opened.OpenDatabase<AccountsDb>();
        db.Add(new RoleAssignment { Id = Guid.NewGuid(), UserId = new(_admin), Role = Roles.Admin, AssignedAt = MovableClock.Start });
        await db.SaveChangesAsync();
        Opened.Begin("NotificationWork");
    }

    private async Task<IReadOnlyList<JsonElement>> InboxAsync(TestCaller caller)
    {
        var answer = await Opened.ExecuteAsync(caller, "{ notifications(first: 50) { nodes { kind text subject { ... on User { name } } } } }");
        Assert.False(answer.TryGetProperty("errors", out var errors), $"{errors}");
        return [.. answer.GetProperty("data").GetProperty("notifications").GetProperty("nodes").EnumerateArray()];
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var limit = new CancellationTokenSource(Longest.Wait);
        while (!await isSo())
            await Task.Delay(20, limit.Token);
    }

    private static string Id(Guid user) => NodeId.Of(new UserId(user)).ToString();
}
