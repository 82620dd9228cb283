using Merchants.Contracts;
using Merchants.Model;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Merchants.Tests.Lifecycle;

/// <summary>Sanctions and rewards: proposed by one, heard, approved by another (MER-08), and what they do to the business.</summary>
public sealed class SanctionTests : LifecycleTests
{
    private MerchantId _merchant;

    [Theory, OnSqlite, OnPostgres]
    public async Task A_suspension_stops_the_business_until_it_is_taken_back_and_that_is_on_record(DatabaseKind on)
    {
        await StartAsync(on);
        var sanctionId = await ProposeAsync("SUSPENSION");
        Assert.Equal("ILLEGAL_TRANSITION", await CodeAsync(Of(DemoUsers.Risk), "approveSanction", new { sanctionId }));
        // Without the merchant's words the hearing stays open; another merchant does not see it.
        Assert.Equal("HEARING_OPEN", await CodeAsync(Of(DemoUsers.Supervisor), "hearMerchant", new { sanctionId }));
        Assert.Equal("NOT_FOUND", await CodeAsync(Opened.CallerOf(DemoUsers.Merchant2, Guid.NewGuid()), "hearMerchant", new { sanctionId, statement = "no" }));
        await DoAsync(Own(_merchant), "hearMerchant", new { sanctionId, statement = "系统故障，已修复" }, "sanction");
        Assert.Equal("SEPARATION_OF_DUTIES", await CodeAsync(Of(DemoUsers.Supervisor), "approveSanction", new { sanctionId }));
        var told = await DoAsync(Of(DemoUsers.Risk), "approveSanction", new { sanctionId }, "sanction", "status statement proposerName approverName merchant { status } effectiveFrom");
        Assert.Equal(("EFFECTIVE", "系统故障，已修复", "SUSPENDED"), (told.GetProperty("status").GetString(), told.GetProperty("statement").GetString(), told.GetProperty("merchant").GetProperty("status").GetString()));
        Assert.Equal("SANCTION_IN_EFFECT", await CodeAsync(Of(DemoUsers.Supervisor), "resumeMerchant", new { merchantId = IdOf(_merchant), reason = "please" }));
        Assert.Empty(await ExceptionsAsync());
        await DoAsync(Of(DemoUsers.Risk), "revokeSanction", new { sanctionId, reason = "证据不足" }, "sanction");
        Assert.Equal(MerchantStatus.Active, await StatusAsync());
        Assert.Equal(("SANCTION_REVOKED", (string?)null, "证据不足", DemoUsers.Risk.Name), Assert.Single(await ExceptionsAsync()));
        var seen = await AskAsync(Own(_merchant), "query($id: ID!) { merchant(id: $id) { sanctions { nodes { kind status proposerName clause } } history { nodes { to reason } } } }", new { id = IdOf(_merchant) });
        Assert.Equal(System.Text.Json.JsonValueKind.Null, seen.GetProperty("merchant").GetProperty("sanctions").GetProperty("nodes")[0].GetProperty("proposerName").ValueKind);
        Assert.Equal(["ACTIVE", "SUSPENDED", "ACTIVE"], seen.GetProperty("merchant").GetProperty("history").GetProperty("nodes").EnumerateArray().Select(s => s.GetProperty("to").GetString()));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_hearing_ends_with_its_time_and_a_suspension_with_its_own(DatabaseKind on)
    {
        await StartAsync(on);
        var until = Opened.Clock.Now.AddDays(30);
        var sanctionId = await ProposeAsync("SUSPENSION", until);
        Opened.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(1, (await Opened.RunJobAsync("merchants.move-sanctions-on")).Counts["heard"]);
        await DoAsync(Of(DemoUsers.Risk), "approveSanction", new { sanctionId, effectiveFrom = Opened.Clock.Now.AddDays(1) }, "sanction");
        Assert.Equal(MerchantStatus.Active, await StatusAsync());
        Opened.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, (await Opened.RunJobAsync("merchants.move-sanctions-on")).Counts["effective"]);
        Assert.Equal(MerchantStatus.Suspended, await StatusAsync());
        Opened.Clock.Now = until;
        Assert.Equal(1, (await Opened.RunJobAsync("merchants.move-sanctions-on")).Counts["ended"]);
        Assert.Empty((await Opened.RunJobAsync("merchants.move-sanctions-on")).Counts);
        Assert.Equal(MerchantStatus.Active, await StatusAsync());
        Assert.Empty(await ExceptionsAsync());
    }

    /// <summary>What two sanctions have stopped goes on with the end of the second one.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task What_two_have_stopped_goes_on_when_both_are_over(DatabaseKind on)
    {
        await StartAsync(on);
        var (first, second) = (await EffectiveAsync("SUSPENSION"), await EffectiveAsync("SUSPENSION"));
        await DoAsync(Of(DemoUsers.Risk), "revokeSanction", new { sanctionId = first, reason = "one" }, "sanction");
        Assert.Equal(MerchantStatus.Suspended, await StatusAsync());
        await DoAsync(Of(DemoUsers.Risk), "revokeSanction", new { sanctionId = second, reason = "two" }, "sanction");
        Assert.Equal(MerchantStatus.Active, await StatusAsync());
    }

    /// <summary>Of several who approve one sanction at once, or take it back meanwhile, one wins (MER-08).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Of_parallel_approvals_one_counts(DatabaseKind on)
    {
        await StartAsync(on);
        var sanctionId = await ProposeAsync("REMOVAL");
        await DoAsync(Own(_merchant), "hearMerchant", new { sanctionId, statement = "no" }, "sanction");
        var codes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => CodeAsync(Of(i % 2 == 0 ? DemoUsers.Risk : DemoUsers.Risk2), "approveSanction", new { sanctionId }))));
        Assert.Single(codes, c => c is null);
        Assert.All(codes.Where(c => c is not null), c => Assert.True(c is "EDIT_CONFLICT" or "ILLEGAL_TRANSITION", c));
        await using var db = Opened.Open();
        Assert.Equal(1, await db.Exits.CountAsync());
        Assert.Equal(1, await db.StateChanges.CountAsync(c => c.SubjectId == _merchant.Value && c.To == "SUSPENDED"));
    }

    /// <summary>A removal begins the exit, which its revocation calls off; two removals of one merchant begin one exit (MER-08).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_removal_begins_the_exit(DatabaseKind on)
    {
        await StartAsync(on);
        var removal = await EffectiveAsync("REMOVAL");
        await EffectiveAsync("REMOVAL");
        var told = await AskAsync(Own(_merchant), "query($id: ID!) { merchant(id: $id) { status exit { id cause status step steps { step at } sanction { kind } } } }", new { id = IdOf(_merchant) });
        var exit = told.GetProperty("merchant").GetProperty("exit");
        Assert.Equal(("REMOVAL", "RUNNING", "NOTICE_GIVEN", "REMOVAL"), (exit.GetProperty("cause").GetString(), exit.GetProperty("status").GetString(), exit.GetProperty("step").GetString(), exit.GetProperty("sanction").GetProperty("kind").GetString()));
        Assert.Equal("EXIT_BY_REMOVAL", await CodeAsync(Own(_merchant), "callOffExit", new { exitId = exit.GetProperty("id").GetString(), reason = "no" }));
        Assert.Equal("MERCHANT_LEAVING", await CodeAsync(Of(DemoUsers.Supervisor), "resumeMerchant", new { merchantId = IdOf(_merchant), reason = "please" }));
        await DoAsync(Of(DemoUsers.Risk), "revokeSanction", new { sanctionId = removal, reason = "申诉成立" }, "sanction");
        await using var db = Opened.Open();
        Assert.Equal(MerchantExitStatus.CalledOff, (await db.Exits.SingleAsync()).Status);
        // The other one still stands.
        Assert.Equal(MerchantStatus.Suspended, await StatusAsync());
    }

    /// <summary>Rewards and warnings leave the business as it is (MER-08); what waits stands among the tasks.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_reward_leaves_the_business_as_it_is(DatabaseKind on)
    {
        await StartAsync(on);
        await EffectiveAsync("REWARD");
        Assert.Equal(MerchantStatus.Active, await StatusAsync());
        Assert.Equal("INVALID_INPUT", await CodeAsync(Of(DemoUsers.Supervisor), "sanctionMerchant", Sanction("WARNING", Opened.Clock.Now.AddDays(3))));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await CodeAsync(Own(_merchant), "sanctionMerchant", Sanction("REWARD", null)));
    }

    private async Task StartAsync(DatabaseKind on)
    {
        await UseAsync(on);
        _merchant = LifecycleCases.Merchant(Opened);
    }

    private object Sanction(string kind, DateTime? until) => new { merchantId = IdOf(_merchant), kind, basis = "AGREEMENT", clause = "第七条", reason = "发货超时", until };

    private async Task<string> ProposeAsync(string kind, DateTime? until = null) =>
        (await DoAsync(Of(DemoUsers.Supervisor), "sanctionMerchant", Sanction(kind, until), "sanction")).GetProperty("id").GetString()!;

    private async Task<string> EffectiveAsync(string kind)
    {
        var sanctionId = await ProposeAsync(kind);
        await DoAsync(Own(_merchant), "hearMerchant", new { sanctionId, statement = "no" }, "sanction");
        await DoAsync(Of(DemoUsers.Risk), "approveSanction", new { sanctionId }, "sanction");
        return sanctionId;
    }

    private async Task<MerchantStatus> StatusAsync()
    {
        await using var db = Opened.Open();
        return (await db.Merchants.AsNoTracking().SingleAsync(m => m.Id == _merchant)).Status;
    }
}
