using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Orders.Contracts;
using Risk.Demo;
using Risk.Model;
using Risk.Persistence;
using Risk.Tests.Screening;

namespace Risk.Tests.Demo;

public sealed class DemoDataTests : ScreeningTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Demo_data_are_made_once_and_let_ordinary_orders_through(DatabaseKind on)
    {
        await BeginAsync(on);
        for (var i = 0; i < 2; i++)
            await MakeAsync(Opened, DemoData.Small);
        await using var db = Open();
        Assert.Equal((6, 8), (await db.Risks.CountAsync(), await db.Rules.CountAsync()));
        Assert.All(await db.StateChanges.ToListAsync(), s => Assert.True(s.At <= Opened.Clock.Now));
        Assert.Equal(ScreeningVerdict.Approve, await AskPortAsync(Placed(NewMerchant(), 240_000)));
        Assert.Equal(ScreeningVerdict.Review, await AskPortAsync(Placed(NewMerchant(), 2_000_000)));
        Assert.Equal(ScreeningVerdict.BlockAndReview, await AskPortAsync(Placed(NewMerchant(), 20_000_001)));
        // As it was on the first day of the demo orders.
        Assert.Equal(ScreeningVerdict.BlockAndReview, await AskPortAsync(Placed(NewMerchant(), 20_000_001), Opened.Clock.Now.AddDays(-396)));
        Assert.False(await db.Risks.AnyAsync(r => r.Level == RiskLevel.Critical && r.MerchantId != null));
    }

    /// <summary>The figures of the domain (section 7).</summary>
    [Fact]
    public async Task Full_demo_data_have_the_figures_of_the_domain_and_all_states()
    {
        var prints = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            await using var host = await ModuleHost.StartAsync<RiskModule>(DatabaseKind.Sqlite, new() { Types = [typeof(StandInNodes)] });
            await MakeAsync(host, DemoData.Full);
            await using var db = host.OpenDatabase<RiskDb>();
            var (risks, rules) = (await db.Risks.AsNoTracking().OrderBy(r => r.Id).ToListAsync(), await db.Rules.AsNoTracking().OrderBy(r => r.Id).ToListAsync());
            Assert.Equal((30, 25), (risks.Count, rules.Count));
            Assert.Equal((6, 4), (risks.Select(r => r.Status).Distinct().Count(), rules.Select(r => r.Status).Distinct().Count()));
            prints.Add(string.Join('\n', risks.Select(r => $"{r.Id} {r.Status} {r.Score}").Concat(rules.Select(r => $"{r.Id} {r.Code} {r.Edition} {r.Status}"))));
        }

        Assert.Equal(prints[0], prints[1]);
    }

    private static async Task MakeAsync(ModuleHost host, DemoData amount)
    {
        host.Clock.Now = new DateTime(2026, 11, 22, 3, 0, 0, DateTimeKind.Utc);
        await ActivatorUtilities.CreateInstance<MakeDemoRules>(host.Services, new DemoAmount(amount)).RunAsync(default);
        await ActivatorUtilities.CreateInstance<MakeDemoData>(host.Services, new DemoAmount(amount), new ThreeMerchants()).RunAsync(default);
    }

    private sealed class ThreeMerchants : IMerchantReader
    {
        public Task<IReadOnlyList<MerchantSummary>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<MerchantSummary>>(
            [.. Enumerable.Range(1, 3).Select(i => new MerchantSummary(new(new Guid(i, 0, 0, new byte[8])), $"商家{i}", true, MovableClock.Start))]);
    }
}
