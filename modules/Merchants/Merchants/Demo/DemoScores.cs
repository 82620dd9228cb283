using Merchants.Assess;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Demo;

/// <summary>Assesses the demo merchants for the months that are over (MER-07), from what is measured of them in the database and told of them.</summary>
internal sealed class DemoScores(DemoDesk desk, DemoEditions editions)
{
    private const int Months = 6;

    /// <summary>Makes the scores; the merchants and their papers are saved.</summary>
    public async Task MakeAsync(MerchantsDb db, CancellationToken cancellationToken)
    {
        var merchants = await db.Merchants.OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).Select(m => new { m.Id, m.CreatedAt, m.Status }).ToListAsync(cancellationToken);
        var mine = await db.Merchants.Where(m => m.OwnerId == DemoUsers.Merchant.Id).Select(m => m.Id).SingleOrDefaultAsync(cancellationToken);
        foreach (var period in Periods())
        {
            // The business with some has ended since; they have no score of the months after it, nor before, as no month was assessed then.
            var assessed = merchants.Where(m => m.CreatedAt < period.EndsAt && m.Status != MerchantStatus.Terminated).Select(m => m.Id).ToList();
            foreach (var merchant in assessed)
                db.AddRange(Told(merchant, period));
            await db.SaveChangesAsync(cancellationToken);
            var (measures, at) = (await db.MeasureAsync(period, cancellationToken), AssessedAt(period));
            foreach (var merchant in assessed)
            {
                var score = MerchantScore.Compute(merchant, period, editions.Templates.Last(t => t.PublishedAt < period.EndsAt), measures.Of(merchant), at, new(desk.Source.Id(at)));
                if (merchant == mine && period == Periods().First())
                {
                    score.Correct(Math.Min(MerchantIndex.Whole, (score.Total ?? 0) + 300), at.AddDays(4));
                    db.Add(RuleException.Of(
                        ExceptedRule.ScoreCorrected, NodeId.Of(score.Id), merchant, "平台系统故障导致发货数据缺失，予以更正", DemoStaff.Supervisor, at.AddDays(4), desk.Source.Id(at.AddDays(4))));
                }

                score.TakeNewEvents();
                db.Add(score);
            }

            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
    }

    // A month is assessed on the second day after it.
    private static DateTime AssessedAt(AssessmentPeriod period) => period.EndsAt.AddDays(1).AddMinutes(90);

    /// <summary>The last months that were assessed by now, the oldest first.</summary>
    private IEnumerable<AssessmentPeriod> Periods()
    {
        var last = AssessmentPeriod.Before(desk.AsOf);
        return Enumerable.Range(-Months + 1, Months).Select(i => last.FirstDay.AddMonths(i)).Select(d => new AssessmentPeriod(d.Year, d.Month)).Where(p => AssessedAt(p) <= desk.AsOf);
    }

    // What buyers and other modules say of a month.
    private IEnumerable<object> Told(Contracts.MerchantId merchant, AssessmentPeriod period)
    {
        var chance = desk.Source.Random;
        for (var i = chance.Next(2, 6); i > 0; i--)
        {
            var at = period.StartsAt.AddMinutes(chance.Next(28 * 24 * 60));
            yield return new BuyerRating { Id = desk.Source.Id(at), MerchantId = merchant, Stars = chance.Next(100) < 70 ? 5 : chance.Next(2, 5), At = at, OrderLine = desk.Source.Id(at) };
        }

        var orders = chance.Next(20, 200);
        yield return new MerchantMeasurement { MerchantId = merchant, Measure = DemoIndex.ShippedInTime, Period = period.Key, Numerator = orders - chance.Next(orders / 10), Denominator = orders };
    }
}
