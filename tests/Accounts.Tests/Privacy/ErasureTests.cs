using System.Text.Json;
using Accounts.Model;
using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using static Accounts.Tests.AccountsFront;

namespace Accounts.Tests.Privacy;

/// <summary>Users have their data erased: by themselves with a proof, in time to change their minds, for good, and nobody else's (ACC-03).</summary>
public sealed class ErasureTests : ModuleTests<AccountsModule>
{
    private const string Login = "ouyang@example.com", Name = "欧阳明月", Selection = "erasure { id status dueAt doneAt version kept { module what reason text until } }";

    private readonly OtherModule _other = new();
    private AccountsFront _front = null!;

    [Theory, OnSqlite, OnPostgres]
    public async Task A_user_is_erased_after_the_wait_and_the_login_is_free_again(DatabaseKind on)
    {
        await BeginAsync(on);
        var id = await NewAsync();
        var session = SessionOf(await _front.SignInAsync(Login));
        var me = (await _front.CallerAsync(id, session))!.Caller;
        Assert.Equal(["SIGN_IN_FAILED"], ErrorCodes(await _front.MutateAsync(me, "eraseMyData", Selection, new { password = "not this one" })));

        var asked = await EraseAsync(me);
        Assert.Equal("WAITING", asked.GetProperty("status").GetString());
        Assert.Equal(asked.GetProperty("id").GetString(), (await EraseAsync(me)).GetProperty("id").GetString());
        Assert.Null(await _front.CallerAsync(id, session));
        await RunAsync("waiting", 0);
        Opened.Clock.Advance(TimeSpan.FromDays(3));
        await RunAsync("erased", 1);
        await RunAsync("erased", 0);

        Assert.Null(await _front.CallerAsync(id));
        Assert.Equal(["SIGN_IN_FAILED"], ErrorCodes(await _front.SignInAsync(Login)));
        await using (var db = Opened.OpenDatabase<AccountsDb>())
        {
            var left = await db.Users.AsNoTracking().SingleAsync(u => u.Id == new Contracts.UserId(id));
            Assert.True(left is { Name.IsEmpty: true, Email: null, Mobile: null, PasswordHash: "", StatusReason: null, ErasedAt: not null, Status: UserStatus.Removed });
            Assert.False(await db.RoleAssignments.AnyAsync(a => a.UserId == left.Id));
        }

        Assert.Empty(await NamesAsync(id));
        Assert.Equal([id], _other.Calls);
        var again = await NewAsync();
        Assert.NotEqual(id, again);
        Assert.Equal([Name], (await NamesAsync(id, again)).Values);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Until_it_begins_it_can_be_cancelled_by_the_user_alone_or_by_permission(DatabaseKind on)
    {
        await BeginAsync(on);
        var (id, stranger) = (await NewAsync(), await _front.NewUserAsync("stranger@example.com"));
        var erasure = (await EraseAsync(await MeAsync(id))).GetProperty("id").GetString();

        Assert.Equal(["NOT_FOUND"], ErrorCodes(await CancelAsync(await MeAsync(stranger), erasure)));
        Assert.Equal(JsonValueKind.Null, (await Opened.ExecuteAsync(await MeAsync(stranger), "{ myErasure { id } }")).GetProperty("data").GetProperty("myErasure").ValueKind);
        Assert.Empty(ErrorCodes(await CancelAsync(await MeAsync(id), erasure)));
        Assert.Equal(["ILLEGAL_TRANSITION"], ErrorCodes(await CancelAsync(await MeAsync(id), erasure)));
        Opened.Clock.Advance(TimeSpan.FromDays(30));
        await RunAsync("erased", 0);
        Assert.Equal([Name], (await NamesAsync(id)).Values);
        Assert.Equal("CANCELLED", (await Opened.ExecuteAsync(await MeAsync(id), "{ myErasure { status } }")).GetProperty("data").GetProperty("myErasure").GetProperty("status").GetString());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Another_is_erased_by_permission_and_with_a_reason_and_the_last_administrator_is_not(DatabaseKind on)
    {
        await BeginAsync(on);
        var (id, admin) = (await NewAsync(), await AdminAsync("admin@example.com"));
        var manager = await MeAsync(id) with { IsPlatformWide = true, Permissions = [AccountsPermissions.Erase, AccountsPermissions.Read] };
        Assert.Equal(["AUTH_NOT_AUTHORIZED"], ErrorCodes(await EraseUserAsync(await MeAsync(id), admin)));
        Assert.Equal(["NOT_GRANTABLE"], ErrorCodes(await EraseUserAsync(manager, admin)));
        Assert.Equal(["INVALID_INPUT"], ErrorCodes(await EraseUserAsync(await MeAsync(admin), id, " ")));
        Assert.Equal(["LAST_ADMIN"], ErrorCodes(await EraseUserAsync(await MeAsync(admin), admin)));
        Assert.Equal(["LAST_ADMIN"], ErrorCodes(await _front.MutateAsync(await MeAsync(admin), "eraseMyData", Selection, new { password = Password })));

        // Of two administrators one may go; if the other goes first, this one stays after all.
        var second = await AdminAsync("second@example.com");
        Assert.Empty(ErrorCodes(await EraseUserAsync(await MeAsync(admin), second)));
        Assert.Empty(ErrorCodes(await EraseUserAsync(await MeAsync(admin), admin)));
        Opened.Clock.Advance(TimeSpan.FromDays(3));
        var run = await Opened.RunJobAsync("accounts.erase");
        Assert.Equal((1, 1), (run.Counts["erased"], run.Counts["waiting"]));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_ended_in_the_middle_is_gone_on_with_and_done_once_everywhere(DatabaseKind on)
    {
        await BeginAsync(on);
        var (id, next) = (await NewAsync(), await _front.NewUserAsync("next@example.com"));
        await EraseAsync(await MeAsync(id));
        Opened.Clock.Advance(TimeSpan.FromMinutes(1));
        await EraseAsync(await MeAsync(next));
        Opened.Clock.Advance(TimeSpan.FromDays(3));
        _other.Failures = 2;
        _other.Reason = new("PAPERS", "RETENTION", Opened.Clock.Now.AddDays(10));

        // Both begin, and from then on there is no way back; the first module has done its part, this one has not.
        await Assert.ThrowsAsync<JobFailedException>(() => Opened.RunJobAsync("accounts.erase"));
        Assert.Null(await _front.CallerAsync(id));
        Assert.Equal([Name], (await NamesAsync(id)).Values);
        await RunAsync("erased", 2);
        Assert.Empty(await NamesAsync(id, next));
        Assert.Equal(2, _other.Calls.Count(c => c == id));

        var admin = await MeAsync(await AdminAsync("admin@example.com"));
        var kept = await KeptAsync(admin);
        Assert.Equal(["PAPERS RETENTION The law: RETENTION.", "PAPERS RETENTION The law: RETENTION."], kept);
        _other.Reason = null;
        Assert.Equal(2, (await Opened.RunJobAsync("accounts.erase-kept")).Counts["looked at"]);
        Assert.Empty(await KeptAsync(admin));
        Assert.Empty((await Opened.RunJobAsync("accounts.erase-kept")).Counts);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_random_users_exactly_the_erased_are_gone(DatabaseKind on)
    {
        await BeginAsync(on);
        var random = new Random(20261122);
        var users = new List<(Guid Id, string Login, string Name)>();
        for (var i = 0; i < 16; i++)
        {
            var (login, name) = ($"u{i}@example.com", $"{random.NextInt64():x}");
            Assert.Empty(ErrorCodes(await _front.RegisterAsync(login, Password, name)));
            users.Add(((await Opened.Services.GetRequiredService<SignIn.UserLookup>().FindAsync(login, default))!.Id.Value, login, name));
        }

        var erased = users.Where(_ => random.Next(2) == 0).ToList();
        foreach (var user in erased)
            await EraseAsync(await MeAsync(user.Id));
        Opened.Clock.Advance(TimeSpan.FromDays(3));
        await RunAsync("erased", erased.Count);

        var names = await NamesAsync([.. users.Select(u => u.Id)]);
        foreach (var user in users)
        {
            var isLeft = !erased.Contains(user);
            Assert.Equal(isLeft, names.TryGetValue(user.Id, out var name) && name == user.Name);
            Assert.Equal(isLeft ? [] : ["SIGN_IN_FAILED"], ErrorCodes(await _front.SignInAsync(user.Login)));
        }

        Assert.InRange(erased.Count, 3, users.Count - 3);
    }

    private async Task BeginAsync(DatabaseKind on)
    {
        var setup = Setup(("ErasureWait", "2.00:00:00"));
        _front = new(await UseAsync(on, setup with { Fakes = services =>
        {
            setup.Fakes(services);
            services.AddSingleton<IPersonalData>(_other);
        } }));
        await using var db = Opened.OpenDatabase<AccountsDb>();
        db.Add(new AdminRoster());
        await db.SaveChangesAsync();
    }

    private async Task<Guid> NewAsync()
    {
        Assert.Empty(ErrorCodes(await _front.RegisterAsync(Login, Password, Name)));
        return (await Opened.Services.GetRequiredService<SignIn.UserLookup>().FindAsync(Login, default))!.Id.Value;
    }

    private async Task<Guid> AdminAsync(string login)
    {
        var id = await _front.NewUserAsync(login);
        await using var db = Opened.OpenDatabase<AccountsDb>();
        db.Add(new RoleAssignment { Id = Guid.CreateVersion7(), UserId = new(id), Role = Roles.Admin, AssignedAt = Opened.Clock.Now });
        await db.SaveChangesAsync();
        return id;
    }

    private async Task<TestCaller> MeAsync(Guid id) => (await _front.CallerAsync(id))!.Caller;

    private async Task<JsonElement> EraseAsync(TestCaller me)
    {
        var payload = await _front.MutateAsync(me, "eraseMyData", Selection, new { password = Password });
        Assert.Empty(ErrorCodes(payload));
        return payload.GetProperty("erasure");
    }

    private Task<JsonElement> EraseUserAsync(TestCaller by, Guid user, string reason = "asked by letter") =>
        _front.MutateAsync(by, "eraseUser", Selection, new { userId = new NodeId("User", user).ToString(), reason });

    private Task<JsonElement> CancelAsync(TestCaller by, string? erasureId) => _front.MutateAsync(by, "cancelErasure", Selection, new { erasureId });

    private async Task RunAsync(string what, int count) => Assert.Equal(count, (await Opened.RunJobAsync("accounts.erase")).Counts.GetValueOrDefault(what));

    private Task<IReadOnlyDictionary<Guid, string>> NamesAsync(params Guid[] ids) => Opened.Services.GetRequiredService<IUserNames>().NamesOfAsync(ids, default);

    private async Task<string[]> KeptAsync(TestCaller admin) =>
    [
        .. (await Opened.ExecuteAsync(admin, "{ erasures { nodes { kept { what reason text } } } }")).GetProperty("data").GetProperty("erasures").GetProperty("nodes").EnumerateArray()
            .SelectMany(e => e.GetProperty("kept").EnumerateArray()).Select(k => $"{k.GetProperty("what").GetString()} {k.GetProperty("reason").GetString()} {k.GetProperty("text").GetString()}"),
    ];
}
