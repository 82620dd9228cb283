using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Risk.Contracts;
using Risk.Contracts.Events;
using Risk.Contracts.Inbound;
using Risk.Model;
using Risk.Reactions;

namespace Risk.Tests.Register;

/// <summary>What other modules find becomes an entry once, and is only watched from when they clear it, in whatever order they tell (RSK-01).</summary>
public sealed class SignalTests : RiskTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_signalled_is_entered_and_assessed_once(DatabaseKind on)
    {
        await BeginAsync(on);
        var (source, merchant) = (Guid.NewGuid(), NewMerchant());
        for (var i = 0; i < 2; i++)
            await HandleAsync<TakeSignals, RiskSignalled>(new(source, merchant, RiskCategory.Quality, "COUNTERFEIT", 4, 5));

        var risk = (await AskAsync(DemoUsers.Risk, """
            { risks(where: { level: { eq: CRITICAL } }) { totalCount nodes {
              id title category source status score level identifiedBy merchant { id } history { nodes { to } } assessments { nodes { kind byName score lowUpTo mediumUpTo highUpTo } } } } }
            """)).GetProperty("risks");
        Assert.Equal(1, risk.GetProperty("totalCount").GetInt32());
        var node = risk.GetProperty("nodes")[0];
        Assert.Equal(("COUNTERFEIT", "QUALITY", "ASSESSED", 20), (
            node.GetProperty("title").GetString(), node.GetProperty("category").GetString(), node.GetProperty("status").GetString(), node.GetProperty("score").GetInt32()));
        Assert.Equal(NodeId.Of(merchant).ToString(), node.GetProperty("merchant").GetProperty("id").GetString());
        Assert.Equal(["IDENTIFIED", "ASSESSED"], node.GetProperty("history").GetProperty("nodes").EnumerateArray().Select(h => h.GetProperty("to").GetString()));
        Assert.Equal(1, node.GetProperty("assessments").GetProperty("nodes").GetArrayLength());
        var raised = Assert.Single(await RaisedAsync<RiskIdentified>());
        Assert.Equal((source, merchant, RiskCategory.Quality), (raised.Source, raised.Merchant, raised.Category));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_cleared_is_only_watched_in_either_order(DatabaseKind on)
    {
        await BeginAsync(on);
        var (before, after) = (Guid.NewGuid(), Guid.NewGuid());
        await HandleAsync<TakeSignals, RiskSignalled>(new(before, null, RiskCategory.Fraud, "FAKE_PAPERS", 2, 3));
        await HandleAsync<TakeSignals, RiskSignalCleared>(new(before, null));
        await HandleAsync<TakeSignals, RiskSignalCleared>(new(before, null));
        await HandleAsync<TakeSignals, RiskSignalCleared>(new(after, null));
        await HandleAsync<TakeSignals, RiskSignalled>(new(after, null, RiskCategory.Fraud, "FAKE_PAPERS", 2, 3));
        await using var db = Open();
        Assert.Equal([RiskStatus.Monitoring, RiskStatus.Monitoring], await db.Risks.Select(r => r.Status).ToListAsync());
        Assert.All(await db.Risks.Select(r => r.StepCount).ToListAsync(), steps => Assert.Equal(3, steps));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_signal_that_cannot_be_is_refused(DatabaseKind on)
    {
        await BeginAsync(on);
        foreach (var bad in new RiskSignalled[] { new(Guid.NewGuid(), null, RiskCategory.Fraud, "X", 0, 3), new(Guid.NewGuid(), null, RiskCategory.Fraud, "X", 3, 6) })
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => HandleAsync<TakeSignals, RiskSignalled>(bad));
        await using var db = Open();
        Assert.Empty(await db.Risks.ToListAsync());
    }
}
