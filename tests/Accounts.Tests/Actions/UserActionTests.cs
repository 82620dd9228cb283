using Accounts.Contracts;
using Accounts.Model;
using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Accounts.Tests.Actions;

/// <summary>What a front end is told that can be done with a user's account is what the mutations do (FE-01, ACC-01, ACC-03), for every state, role and action.</summary>
public sealed class UserActionTests : ModuleTests<AccountsModule>
{
    private static readonly DateTime Then = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly ActionFixture<UserFacts, UserStatus> Fixture = new(
        "User", UserActions.All,
        [
            .. Enum.GetValues<UserStatus>().Select(s => new ActionCase($"user {s}", host => AddAsync(host, s))),
            new("one of two administrators", async host =>
            {
                await AddAdminAsync(host, UserStatus.Active);
                return await AddAdminAsync(host, UserStatus.Active);
            }),
            new("the last administrator who is active", async host =>
            {
                await using (var db = host.OpenDatabase<AccountsDb>())
                {
                    db.RemoveRange(await db.RoleAssignments.Where(a => a.Role == Roles.Admin).ToListAsync());
                    await db.SaveChangesAsync();
                }

                await AddAdminAsync(host, UserStatus.Locked);
                return await AddAdminAsync(host, UserStatus.Active);
            }),
        ],
        [DemoUsers.Buyer],
        (_, id, _) => Task.FromResult(new Dictionary<string, object?> { ["userId"] = new NodeId("User", id).ToString(), ["reason"] = "账号异常" }));

    [Theory, OnSqlite, OnPostgres]
    public async Task Users(DatabaseKind on)
    {
        await UseAsync(on, AccountsFront.Setup());
        await using (var db = Opened.OpenDatabase<AccountsDb>())
        {
            db.Add(new AdminRoster());
            await db.SaveChangesAsync();
        }

        var (tried, taken) = await ActionAgreement.CheckAsync(Opened, Fixture);
        Assert.True(tried == Fixture.Cases.Count * UserActions.All.Count * (DemoUsers.All.Count + 1) && taken > 15, $"{taken} of {tried}");
    }

    private static async Task<Guid> AddAsync(ModuleHost host, UserStatus status)
    {
        await using var db = host.OpenDatabase<AccountsDb>();
        var id = Guid.CreateVersion7();
        var user = User.Register(new(id), "李文博", new($"{id:N}@demo.example", true), "-", Then);
        Assert.Null(status switch
        {
            UserStatus.Locked => user.Lock("why"),
            UserStatus.Removed => user.Remove("why"),
            _ => null,
        });
        db.Add(user);
        await db.SaveChangesAsync();
        return id;
    }

    private static async Task<Guid> AddAdminAsync(ModuleHost host, UserStatus status)
    {
        var id = await AddAsync(host, status);
        await using var db = host.OpenDatabase<AccountsDb>();
        db.Add(new RoleAssignment { Id = Guid.CreateVersion7(), UserId = new UserId(id), Role = Roles.Admin, AssignedAt = Then });
        await db.SaveChangesAsync();
        return id;
    }
}
