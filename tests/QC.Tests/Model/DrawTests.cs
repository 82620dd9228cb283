using FsCheck;
using FsCheck.Fluent;
using QC.Model;

namespace QC.Tests.Model;

/// <summary>The draw: the same seed gives the same sample, every place is equally likely, and none comes twice (QC-05).</summary>
public class DrawTests
{
    private static readonly Config Seeded = Config.QuickThrowOnFailure.WithReplay(20260302UL, 7UL).WithMaxTest(1000);

    private static readonly Arbitrary<(long Seed, int Population, int Wanted)> Draws =
        (from high in Gen.Choose(int.MinValue, int.MaxValue)
         from low in Gen.Choose(int.MinValue, int.MaxValue)
         from population in Gen.Choose(0, 300)
         from wanted in Gen.Choose(0, 320)
         select (((long)high << 32) | (uint)low, population, wanted)).ToArbitrary();

    [Fact]
    public void Places_lie_in_the_population_and_come_once() => Check.One(Seeded, Prop.ForAll(Draws, d =>
    {
        var drawn = SampleDraw.Draw(d.Seed, d.Population, d.Wanted);
        return drawn.Count == Math.Min(d.Population, d.Wanted) && drawn.Distinct().Count() == drawn.Count && drawn.All(p => p >= 0 && p < d.Population);
    }));

    [Fact]
    public void The_same_seed_draws_the_same_and_a_smaller_sample_begins_it() => Check.One(Seeded, Prop.ForAll(Draws, d =>
        SampleDraw.Draw(d.Seed, d.Population, d.Wanted).SequenceEqual(SampleDraw.Draw(d.Seed, d.Population, d.Wanted))
        && SampleDraw.Draw(d.Seed, d.Population, d.Wanted / 2).SequenceEqual(SampleDraw.Draw(d.Seed, d.Population, d.Wanted).Take(Math.Min(d.Population, d.Wanted / 2)))));

    /// <summary>Of 20 000 draws of 5 out of 50 each place is in a tenth; five standard deviations are 212.</summary>
    [Fact]
    public void Every_place_is_equally_likely()
    {
        var hits = new int[50];
        for (var seed = 0L; seed < 20_000; seed++)
        {
            foreach (var place in SampleDraw.Draw(seed * 7_919, 50, 5))
                hits[place]++;
        }

        Assert.All(hits, h => Assert.InRange(h, 2_000 - 212, 2_000 + 212));
    }

    /// <summary>Figures that another program gave: SplitMix64 from 1234567 begins with 6457827717110365317.</summary>
    [Fact]
    public void The_draw_is_the_documented_one()
    {
        Assert.Equal((int)(6457827717110365317UL % 1_000), SampleDraw.Draw(1234567, 1_000, 1).Single());
        Assert.Equal(SampleDraw.Fingerprint([Guid.Empty]), Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("00000000-0000-0000-0000-000000000000\n"u8)));
    }

    [Theory]
    [InlineData(long.MinValue, "8000000000000000")]
    [InlineData(-1, "ffffffffffffffff")]
    [InlineData(255, "00000000000000ff")]
    public void Seeds_are_shown_in_full(long seed, string shown)
    {
        Assert.Equal(shown, SampleDraw.Show(seed));
        Assert.Equal(seed, SampleDraw.ParseSeed(shown).Value);
        Assert.NotNull(SampleDraw.ParseSeed(shown[1..]).Violation);
    }

    [Fact]
    public void Weeks_begin_on_Monday_in_Shanghai()
    {
        var border = new DateTime(2026, 11, 15, 16, 0, 0, DateTimeKind.Utc);
        Assert.Equal(("2026-W46", "2026-W47"), (SamplingWeek.At(border.AddTicks(-1)).Key, SamplingWeek.At(border).Key));
        Assert.Equal(border, SamplingWeek.At(border).StartsAt);
        Assert.Equal("2026-W53", SamplingWeek.At(new(2027, 1, 2, 0, 0, 0, DateTimeKind.Utc)).Key);
    }
}
