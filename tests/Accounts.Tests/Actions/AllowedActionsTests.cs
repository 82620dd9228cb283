using Accounts.Contracts;
using Accounts.Model;
using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Accounts.Tests.Actions;

/// <summary>What a front end is told that can be done with a real name is what the mutations do (FE-01, ACC-01), for every state, role and action.</summary>
public sealed class AllowedActionsTests : ModuleTests<AccountsModule>
{
    private const string IdCard = "11010519491231002X";

    private static readonly ActionFixture<RealNameFacts, RealNameStatus> Fixture = new(
        "RealName", RealNameActions.All,
        [
            .. Enum.GetValues<RealNameStatus>().Select(s => new ActionCase($"real name {s}", host => MakeAsync(host, s))),
            new("real name with a number that is in use", async host =>
            {
                var id = await MakeAsync(host, RealNameStatus.Submitted);
                await AddOtherAsync(host);
                return id;
            }),
        ],
        // Whoever it is about, with every permission there is: nobody decides on the own one.
        [DemoUsers.Merchant, DemoUsers.Reviewer],
        (_, id, action) =>
        {
            var input = new Dictionary<string, object?> { ["realNameId"] = new NodeId("RealName", id).ToString() };
            if (action == RealNameActions.Submit)
                (input["name"], input["idCard"]) = ("李文博", IdCard);
            else if (action == RealNameActions.Reject)
                input["reason"] = "证件照片与本人不符";
            return Task.FromResult(input);
        });

    [Theory, OnSqlite, OnPostgres]
    public async Task Real_names(DatabaseKind on)
    {
        await UseAsync(on, AccountsFront.Setup(("UsersOfOneResidentId", "1")));
        await using (var db = Opened.OpenDatabase<AccountsDb>())
        {
            db.AddRange(DemoUsers.All.Select(u => User.Register(new(u.Id), u.Name, new($"{u.Key}@demo.example", true), "-", MovableClock.Start)));
            await db.SaveChangesAsync();
        }

        var (tried, taken) = await ActionAgreement.CheckAsync(Opened, Fixture);
        Assert.True(tried == 5 * 3 * (DemoUsers.All.Count + 2) && taken > 5, $"{taken} of {tried}");
    }

    /// <summary>The merchant's real name in the state, and no other.</summary>
    private static async Task<Guid> MakeAsync(ModuleHost host, RealNameStatus status)
    {
        await using var db = host.OpenDatabase<AccountsDb>();
        db.RemoveRange(await db.RealNames.ToListAsync());
        await db.SaveChangesAsync();
        if (status != RealNameStatus.Unverified)
            await AddAsync(db, new(DemoUsers.Merchant.Id), status);
        return DemoUsers.Merchant.Id;
    }

    private static async Task AddOtherAsync(ModuleHost host)
    {
        await using var db = host.OpenDatabase<AccountsDb>();
        await AddAsync(db, new(DemoUsers.Merchant2.Id), RealNameStatus.Verified);
    }

    private static async Task AddAsync(AccountsDb db, UserId user, RealNameStatus status)
    {
        var check = RealName.Of(user);
        Assert.Null(check.Submit("李文博", ResidentId.Parse(IdCard, new(2026, 1, 1)).Value, RealNameFinding.NotAsked, MovableClock.Start));
        if (status == RealNameStatus.Verified)
            Assert.Null(check.Verify(1, new(DemoUsers.Reviewer2.Id), MovableClock.Start));
        else if (status == RealNameStatus.Rejected)
            Assert.Null(check.Reject("why", new(DemoUsers.Reviewer2.Id), MovableClock.Start));
        db.Add(check);
        await db.SaveChangesAsync();
    }
}
