using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using static Accounts.Tests.AccountsFront;

namespace Accounts.Tests.UseCases;

/// <summary>Roles and teams: who holds what, where, and who may give it (ACC-02, DOC-17, FE-01).</summary>
public sealed class RoleTests : ModuleTests<AccountsModule>
{
    private static readonly Guid A = Guid.NewGuid();
    private static readonly Guid B = Guid.NewGuid();

    private AccountsFront _front = null!;
    private Guid _admin;

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_held_at_one_merchant_says_nothing_about_another(DatabaseKind on)
    {
        await BeginAsync(on);
        var user = await _front.NewUserAsync("li@example.com");
        Assert.Empty(await GiveAsync(_admin, user, Roles.Supervisor, A));
        Assert.Empty(await GiveAsync(_admin, user, Roles.Supervisor, A));
        Assert.Empty(await GiveAsync(_admin, user, Roles.Merchant, B));

        var access = (await _front.CallerAsync(user))!.Access;
        Assert.False(access.IsPlatformWide);
        Assert.Equal(new[] { A, B }.Order(), access.MerchantScope.Order());
        Assert.True(access.Has("goods:review"));
        Assert.Equal((true, false, false), (access.Has("goods:review", A), access.Has("goods:review", B), access.Has("goods:review", null)));
        Assert.Equal((true, true, false), (access.Has("goods:list", A), access.Has("goods:list", B), access.Has("goods:list", Guid.NewGuid())));

        Assert.Empty(await TakeAsync(_admin, user, Roles.Supervisor, A));
        Assert.Empty(await TakeAsync(_admin, user, Roles.Supervisor, A));
        Assert.False((await _front.CallerAsync(user))!.Access.Has("goods:review"));
        Assert.Contains(user, Opened.Services.GetRequiredService<Forgotten>().Users);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nobody_gives_or_takes_what_they_do_not_hold_there(DatabaseKind on)
    {
        await BeginAsync(on);
        var (owner, other) = (await _front.NewUserAsync("owner@example.com"), await _front.NewUserAsync("other@example.com"));
        Assert.Empty(await GiveAsync(_admin, owner, Roles.Merchant, A));

        Assert.Empty(await GiveAsync(owner, other, Roles.Merchant, A));
        Assert.Equal(["NOT_GRANTABLE"], await GiveAsync(owner, other, Roles.Merchant, B));
        Assert.Equal(["NOT_GRANTABLE"], await GiveAsync(owner, other, Roles.Merchant, null));
        Assert.Equal(["NOT_GRANTABLE"], await GiveAsync(owner, other, Roles.Supervisor, A));
        Assert.Equal(["NOT_GRANTABLE"], await GiveAsync(owner, owner, Roles.Admin, null));
        Assert.Equal(["NOT_GRANTABLE"], await TakeAsync(owner, _admin, Roles.Admin, null));
        Assert.Equal(["NOT_FOUND"], await GiveAsync(_admin, Guid.NewGuid(), Roles.Merchant, A));
        Assert.Equal(["NOT_FOUND"], await GiveAsync(_admin, other, "no-such-role", A));
        Assert.Equal(["AUTH_NOT_AUTHORIZED"], await GiveAsync(await _front.NewUserAsync("buyer@example.com"), other, Roles.Buyer, null));
        Assert.Equal(["AUTH_NOT_AUTHORIZED"], await MutateAsync(owner, "lockUser", new { userId = Id(_admin), reason = "why" }));

        // Whoever manages users and teams does not rise above what they hold.
        Assert.Empty(await MutateAsync(_admin, "defineRole", new { name = "desk", title = "Desk", permissions = new[] { AccountsPermissions.ManageUsers, AccountsPermissions.ManageTeams }, isStaff = true }));
        Assert.Empty(await GiveAsync(_admin, other, "desk", null));
        Assert.Equal(["NOT_GRANTABLE"], await MutateAsync(other, "addTeamMember", new { team = "review", userId = Id(other) }));
        Assert.Equal(["NOT_GRANTABLE"], await MutateAsync(other, "lockUser", new { userId = Id(_admin), reason = "why" }));
        Assert.Empty(await MutateAsync(other, "lockUser", new { userId = Id(owner), reason = "why" }));

        // What concerns the whole platform is not held at a merchant, whatever the role bundles.
        Assert.Empty(await GiveAsync(_admin, other, Roles.Admin, A));
        var access = (await _front.CallerAsync(other))!.Access;
        Assert.Equal((true, false), (access.Has("goods:review", A), access.Has(AccountsPermissions.DefineRoles)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Roles_are_put_together_from_what_one_holds_and_change_for_all_who_have_them(DatabaseKind on)
    {
        await BeginAsync(on);
        var user = await _front.NewUserAsync("li@example.com");
        Task<string[]> DefineAsync(Guid by, string name, bool isStaff, params string[] permissions) =>
            MutateAsync(by, "defineRole", new { name, title = "Lists and reviews", permissions, isStaff });

        Assert.Empty(await DefineAsync(_admin, "desk", false, "goods:list"));
        Assert.Empty(await GiveAsync(_admin, user, "desk", A));
        Assert.True((await _front.CallerAsync(user))!.Access.Has("goods:list", A));
        Assert.Empty(await DefineAsync(_admin, "desk", false, "goods:review"));
        var access = (await _front.CallerAsync(user))!.Access;
        Assert.Equal((false, true), (access.Has("goods:list", A), access.Has("goods:review", A)));
        Assert.Equal(2, Opened.Services.GetRequiredService<Forgotten>().All);

        Assert.Equal(["INVALID_INPUT"], await DefineAsync(_admin, "desk", false, "goods:burn"));
        Assert.Equal(["INVALID_INPUT"], await DefineAsync(_admin, Roles.Admin, false, "goods:list"));
        Assert.Equal(["INVALID_INPUT"], await DefineAsync(_admin, "No Name", false, "goods:list"));
        Assert.Empty(await DefineAsync(_admin, "definers", true, AccountsPermissions.DefineRoles, "goods:list"));
        Assert.Empty(await GiveAsync(_admin, user, "definers", null));
        Assert.True((await _front.CallerAsync(user))!.Access.IsPlatformWide);
        Assert.Empty(await DefineAsync(user, "listers", false, "goods:list"));
        Assert.Equal(["NOT_GRANTABLE"], await DefineAsync(user, "listers", false, "goods:review"));
        Assert.Equal(["NOT_GRANTABLE"], await DefineAsync(user, "desk", false, "goods:list"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_team_gives_its_roles_to_its_members(DatabaseKind on)
    {
        await BeginAsync(on);
        var user = await _front.NewUserAsync("li@example.com");
        Assert.False((await _front.CallerAsync(user))!.Access.Has("goods:review"));

        Assert.Empty(await MutateAsync(_admin, "addTeamMember", new { team = "review", userId = Id(user) }));
        Assert.Empty(await MutateAsync(_admin, "addTeamMember", new { team = "review", userId = Id(user) }));
        Assert.True((await _front.CallerAsync(user))!.Access.Has("goods:review", A));
        var teams = await Opened.ExecuteAsync(await AsAsync(_admin), "{ teams { name roles members { nodes { user { name } } } } }");
        Assert.Contains("""{"name":"review","roles":["reviewer"],"members":{"nodes":[{"user":{"name":"李文博"}}]}}""", teams.ToString(), StringComparison.Ordinal);

        Assert.Empty(await MutateAsync(_admin, "removeTeamMember", new { team = "review", userId = Id(user) }));
        Assert.False((await _front.CallerAsync(user))!.Access.Has("goods:review"));
        Assert.Equal(["NOT_FOUND"], await MutateAsync(_admin, "addTeamMember", new { team = "no-team", userId = Id(user) }));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Somebody_stays_the_administrator_though_two_go_at_once(DatabaseKind on)
    {
        await BeginAsync(on);
        Assert.Equal(["LAST_ADMIN"], await TakeAsync(_admin, _admin, Roles.Admin, null));
        Assert.Equal(["LAST_ADMIN"], await MutateAsync(_admin, "lockUser", new { userId = Id(_admin), reason = "why" }));
        Assert.Equal(["LAST_ADMIN"], await MutateAsync(_admin, "removeUser", new { userId = Id(_admin), reason = "why" }));

        for (var round = 0; round < 5; round++)
        {
            var second = await _front.NewUserAsync($"second{round}@example.com");
            Assert.Empty(await GiveAsync(_admin, second, Roles.Admin, null));
            var (one, other) = (await AsAsync(second), await AsAsync(_admin));
            var both = await Task.WhenAll(
                Task.Run(() => _front.MutateAsync(one, "revokeRole", "__typename", Input(_admin, Roles.Admin, null))),
                Task.Run(() => _front.MutateAsync(other, "lockUser", "__typename", new { userId = Id(second), reason = "why" })));
            Assert.Single(both, p => ErrorCodes(p).Length == 0);
            await using var db = Opened.OpenDatabase<AccountsDb>();
            var left = await db.RoleAssignments.Where(a => a.Role == Roles.Admin && db.Users.Any(u => u.Id == a.UserId && u.Status == Accounts.Model.UserStatus.Active)).ToListAsync();
            _admin = Assert.Single(left).UserId.Value;
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_viewer_is_told_what_holds_where(DatabaseKind on)
    {
        await BeginAsync(on);
        var user = await _front.NewUserAsync("li@example.com");
        await GiveAsync(_admin, user, Roles.Merchant, A);
        const string Query = "{ viewer { user { name email roles { role { name } merchantId } sessions { nodes { startedAt } } } roles permissions seesAllMerchants merchantScopes { merchantId roles permissions } } }";

        Assert.Equal("""{"data":{"viewer":null}}""", (await Opened.ExecuteAsync(TestCaller.Anonymous, Query)).ToString());
        var viewer = (await Opened.ExecuteAsync(await AsAsync(user), Query)).GetProperty("data").GetProperty("viewer");
        Assert.Equal("l*@example.com", viewer.GetProperty("user").GetProperty("email").GetString());
        var scope = Assert.Single(viewer.GetProperty("merchantScopes").EnumerateArray());
        Assert.Equal(new NodeId("Merchant", A).ToString(), scope.GetProperty("merchantId").GetString());
        Assert.Equal("""["accounts:assign-roles","goods:list"]""", scope.GetProperty("permissions").ToString());
        Assert.Equal("""["buyer","merchant"]""", viewer.GetProperty("roles").ToString());
        Assert.False(viewer.GetProperty("seesAllMerchants").GetBoolean());

        // Others are as if they were not there.
        var hidden = await Opened.ExecuteAsync(await AsAsync(user), $"{{ a: user(id: \"{Id(_admin)}\") {{ name }} b: user(id: \"{Id(Guid.NewGuid())}\") {{ name }} c: user(id: \"{Id(user)}\") {{ name }} }}");
        Assert.Equal("""{"data":{"a":null,"b":null,"c":{"name":"李文博"}}}""", hidden.ToString());
        var staff = await Opened.ExecuteAsync(await AsAsync(user), $"{{ mine: merchantStaff(merchantId: \"{new NodeId("Merchant", A)}\") {{ nodes {{ role }} }} other: merchantStaff(merchantId: \"{new NodeId("Merchant", B)}\") {{ nodes {{ role }} }} }}");
        Assert.Equal("""{"data":{"mine":{"nodes":[{"role":"merchant"}]},"other":{"nodes":[]}}}""", staff.ToString());
    }

    private async Task BeginAsync(DatabaseKind on)
    {
        _front = new(await UseAsync(on, Setup(("RolesOfNewUsers:0", Roles.Buyer))));
        await ActivatorUtilities.CreateInstance<Teams.TeamPlan>(Opened.Services).RunAsync(default);
        await ActivatorUtilities.CreateInstance<Access.MakeFirstAdmin>(Opened.Services).RunAsync(default);
        _admin = await _front.NewUserAsync("admin@example.com");
        await using var db = Opened.OpenDatabase<AccountsDb>();
        db.Add(new Accounts.Model.RoleAssignment { Id = Guid.NewGuid(), UserId = new(_admin), Role = Roles.Admin, AssignedAt = MovableClock.Start });
        await db.SaveChangesAsync();
    }

    private static string Id(Guid user) => NodeId.Of(new Contracts.UserId(user)).ToString();

    private async Task<TestCaller> AsAsync(Guid user) => (await _front.CallerAsync(user))!.Caller;

    private Task<string[]> GiveAsync(Guid by, Guid user, string role, Guid? merchant) =>
        MutateAsync(by, "assignRole", Input(user, role, merchant));

    private Task<string[]> TakeAsync(Guid by, Guid user, string role, Guid? merchant) => MutateAsync(by, "revokeRole", Input(user, role, merchant));

    private static object Input(Guid user, string role, Guid? merchant) => new { userId = Id(user), role, merchantId = merchant is { } id ? new NodeId("Merchant", id).ToString() : null };

    private async Task<string[]> MutateAsync(Guid by, string mutation, object input) => ErrorCodes(await _front.MutateAsync(await AsAsync(by), mutation, "__typename", input));
}
