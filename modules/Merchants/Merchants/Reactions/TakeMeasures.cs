using Merchants.Contracts.Inbound;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Messaging;

namespace Merchants.Reactions;

/// <summary>Keeps what other modules tell of merchants for their assessment (MER-06): buyers' ratings, each once, and what was measured in a month. What makes no sense counts for nothing.</summary>
internal sealed class TakeMeasures(MerchantsDb db) : IHandle<BuyerRatingGiven>, IHandle<MerchantMeasured>
{
    private const int MostStars = 5;

    /// <inheritdoc/>
    public async Task HandleAsync(BuyerRatingGiven happened, EventSource source, CancellationToken cancellationToken)
    {
        if (happened.Stars is < 1 or > MostStars || await db.BuyerRatings.AnyAsync(r => r.Id == happened.Rating, cancellationToken))
            return;
        db.Add(new BuyerRating { Id = happened.Rating, MerchantId = happened.Merchant, Stars = happened.Stars, At = happened.At.ToUniversalTime(), OrderLine = happened.OrderLine });
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task HandleAsync(MerchantMeasured happened, EventSource source, CancellationToken cancellationToken)
    {
        if (happened.Numerator < 0 || happened.Denominator < 0 || happened.Measure.Length is 0 or > FieldLengths.Code || AssessmentPeriod.Parse(happened.Period).Violation is not null)
            return;
        var known = await db.Measurements.SingleOrDefaultAsync(m => m.MerchantId == happened.Merchant && m.Period == happened.Period && m.Measure == happened.Measure, cancellationToken)
            ?? db.Add(new MerchantMeasurement { MerchantId = happened.Merchant, Period = happened.Period, Measure = happened.Measure }).Entity;
        (known.Numerator, known.Denominator) = (happened.Numerator, happened.Denominator);
        await db.SaveChangesAsync(cancellationToken);
    }
}
