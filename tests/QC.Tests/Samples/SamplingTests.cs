using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using QC.Model;

namespace QC.Tests.Samples;

/// <summary>The draw of the week: once, and such that anybody can draw it again (QC-05).</summary>
public sealed class SamplingTests : QCTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_week_has_one_draw_however_often_and_in_parallel_the_job_runs(DatabaseKind on)
    {
        await BeginAsync(on);
        Goods.List(First, 12);
        Goods.List(Second, 8);
        Assert.Equal(1, (await Opened.RunJobAsync("qc.draw-weekly-sample")).Counts["nothingToSample"]);
        await PublishAsync();
        var runs = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Opened.RunJobAsync("qc.draw-weekly-sample"))));
        Assert.Equal((10, 50), (runs.Sum(r => r.Counts.GetValueOrDefault("drawn")), runs.Sum(r => r.Counts.GetValueOrDefault("alreadyDrawn"))));
        await using var db = Open();
        var sampling = await db.Samplings.SingleAsync();
        Assert.Equal(("2026-W10", 10, 20, SamplingKind.Weekly), (sampling.Week, sampling.Size, sampling.PopulationSize, sampling.Kind));
        Assert.Equal(10, await db.Inspections.CountAsync());
        Assert.Single(await EventsAsync(own: true), "qc.sample-drawn");
        // The next week has its own.
        Opened.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(10, (await Opened.RunJobAsync("qc.draw-weekly-sample")).Counts["drawn"]);
        Assert.Equal((2, 20), (await db.Samplings.CountAsync(), await db.Inspections.CountAsync()));
    }

    /// <summary>From the seed, the size of the population and its ids alone, as the schema shows and describes them.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task The_draw_can_be_verified_from_what_the_schema_shows(DatabaseKind on)
    {
        await BeginAsync(on);
        List<Guid> listed = [.. Goods.List(First, 30).Concat(Goods.List(Second, 7)).Select(p => p.Value)];
        await PublishAsync();
        await Opened.RunJobAsync("qc.draw-weekly-sample");
        var sampling = (await AskAsync(Of(DemoUsers.Risk),
            "{ samplings(first: 1) { nodes { kind week seed size populationSize populationHash drawnByName standard { code } inspections(first: 10) { nodes { ordinal place product { id } merchant { id } } } } } }"))
            .GetProperty("samplings").GetProperty("nodes")[0];
        var population = listed.Select(g => g.ToString("D")).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(37, sampling.GetProperty("populationSize").GetInt32());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(population.Select(p => p + "\n"))))), sampling.GetProperty("populationHash").GetString());
        var state = Convert.ToUInt64(sampling.GetProperty("seed").GetString(), 16);
        var places = Enumerable.Range(0, 37).ToArray();
        var drawn = sampling.GetProperty("inspections").GetProperty("nodes").EnumerateArray().ToList();
        for (var i = 0; i < 10; i++)
        {
            var other = i + (int)Below((ulong)(37 - i));
            (places[i], places[other]) = (places[other], places[i]);
            Assert.Equal((i + 1, places[i]), (drawn[i].GetProperty("ordinal").GetInt32(), drawn[i].GetProperty("place").GetInt32()));
            Assert.Equal(population[places[i]], GuidOf(drawn[i].GetProperty("product").GetProperty("id").GetString()!).ToString("D"));
        }

        ulong Below(ulong bound)
        {
            while (true)
            {
                state += 0x9E3779B97F4A7C15;
                var z = state;
                z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
                z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
                z ^= z >> 31;
                if (z <= ulong.MaxValue - (ulong.MaxValue % bound + 1) % bound)
                    return z % bound;
            }
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_special_draw_is_made_now_and_checked(DatabaseKind on)
    {
        await BeginAsync(on);
        Assert.Equal("NOTHING_TO_SAMPLE", CodeOf(await CallAsync(Of(DemoUsers.Supervisor), "drawSample", new { size = 2 }, "sampling { id }")));
        Goods.List(First, 5);
        await PublishAsync();
        Assert.Equal(["size SAMPLE_SIZE", "seed SEED"], RulesOf(await CallAsync(Of(DemoUsers.Supervisor), "drawSample", new { size = 0, seed = "7" }, "sampling { id }")));
        // The same seed over the same goods: the same products in the same order. More than there are: all of them.
        var (once, again) = (await PlacesAsync(await DrawAsync(3)), await PlacesAsync(await DrawAsync(3)));
        Assert.Equal(once, again);
        Assert.Equal(5, (await PlacesAsync(await DrawAsync(50, "0123456789abcdef"))).Distinct().Count());
        var refused = await Opened.ExecuteAsync(Of(DemoUsers.Inspector), "mutation { drawSample(input: { size: 1 }) { sampling { id } } }");
        Assert.Equal("AUTH_NOT_AUTHORIZED", refused.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    private async Task<IReadOnlyList<int>> PlacesAsync(IReadOnlyList<string> inspections)
    {
        await using var db = Open();
        var ids = inspections.Select(i => new Contracts.InspectionId(GuidOf(i))).ToList();
        return await db.Inspections.Where(i => ids.Contains(i.Id)).OrderBy(i => i.Ordinal).Select(i => i.Place).ToListAsync();
    }
}
