using Accounts.Model;
using Accounts.Persistence;
using Modular.GraphQL;
using Modular.Kernel;

namespace Accounts.Tests.Privacy;

/// <summary>What a front end is told that can be done with an erasure is what the mutation does (FE-01, ACC-03).</summary>
public sealed class ErasureActionTests : ModuleTests<AccountsModule>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Erasures(DatabaseKind on)
    {
        await UseAsync(on, AccountsFront.Setup());
        DemoUser[] owners = [DemoUsers.Merchant, DemoUsers.Merchant2, DemoUsers.Buyer, DemoUsers.Reviewer];
        var fixture = new ActionFixture<ErasureFacts, ErasureStatus>(
            "Erasure", ErasureActions.All, [.. Enum.GetValues<ErasureStatus>().Select((s, i) => new ActionCase($"erasure {s}", host => MakeAsync(host, owners[i], s)))], owners,
            (_, id, _) => Task.FromResult(new Dictionary<string, object?> { ["erasureId"] = new NodeId("Erasure", id).ToString() }));
        var (tried, taken) = await ActionAgreement.CheckAsync(Opened, fixture);
        Assert.True(tried == fixture.Cases.Count * (DemoUsers.All.Count + owners.Length) && taken > 1, $"{taken} of {tried}");
    }

    private static async Task<Guid> MakeAsync(ModuleHost host, DemoUser owner, ErasureStatus status)
    {
        var erasure = Erasure.Request(new(owner.Id), new(owner.Id), null, host.Clock.Now, TimeSpan.FromDays(1));
        Assert.Null(status switch
        {
            ErasureStatus.Cancelled => erasure.Cancel(),
            ErasureStatus.Running => erasure.Begin(),
            ErasureStatus.Done => erasure.Begin() ?? erasure.End([], host.Clock.Now),
            _ => null,
        });
        await using var db = host.OpenDatabase<AccountsDb>();
        db.Add(erasure);
        await db.SaveChangesAsync();
        return erasure.Id.Value;
    }
}
