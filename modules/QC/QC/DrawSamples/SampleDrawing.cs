using Catalogue.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;
using QC.Contracts;
using QC.Model;
using QC.Persistence;

namespace QC.DrawSamples;

/// <summary>What is to be drawn.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Wanted">How many products.</param>
/// <param name="Seed">The seed; null for one that nobody chose.</param>
/// <param name="Standard">The standard by which is inspected; null for the one of the settings.</param>
internal sealed record SampleOrder(SamplingKind Kind, int Wanted, long? Seed, QualityStandardId? Standard);

/// <summary>Draws products of all that are listed, and plans their inspections with the draw, in one save (QC-05).</summary>
internal sealed class SampleDrawing(ICatalogueReader goods, QCOptions options, TimeProvider clock)
{
    /// <summary>Draws.</summary>
    /// <returns>The draw, or for one of the week the one that was there already; null where no product is listed or no standard is in force.</returns>
    public async Task<(Sampling? Sampling, bool IsNew)> DrawAsync(QCDb db, SampleOrder order, Actor by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var week = SamplingWeek.At(now).Key;
        if (order.Kind == SamplingKind.Weekly && await FindAsync(db, week, cancellationToken) is { } there)
            return (there, false);
        var (standardId, code) = (order.Standard, options.SamplingStandard);
        var standard = await db.Standards.AsNoTracking().Include(s => s.Items)
            .SingleOrDefaultAsync(s => s.Status == QualityStandardStatus.Published && (standardId == null ? s.Code == code : s.Id == standardId), cancellationToken);
        var listed = await ListAsync(cancellationToken);
        if (standard is null || listed.Count == 0)
            return (null, false);
        var (sampling, inspections) = Sampling.Draw(
            Guid.CreateVersion7, order.Kind, standard, listed, order.Seed ?? SampleDraw.NewSeed(), order.Wanted, now.AddDays(options.InspectionDays), by, now);
        db.Add(sampling);
        db.AddRange(inspections);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return (sampling, true);
        }
        catch (DbUpdateException failure) when (order.Kind == SamplingKind.Weekly && UniqueViolation.IsAny(failure))
        {
            // Another process has drawn for the week at the same moment; its draw stands.
            db.ChangeTracker.Clear();
            return (await FindAsync(db, week, cancellationToken), false);
        }
    }

    private static Task<Sampling?> FindAsync(QCDb db, string week, CancellationToken cancellationToken) =>
        db.Samplings.AsNoTracking().SingleOrDefaultAsync(s => s.Week == week && s.Kind == SamplingKind.Weekly, cancellationToken);

    private async Task<IReadOnlyList<SampledProduct>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await goods.ListOffersAsync(cancellationToken)).DistinctBy(o => o.Line.Product).Select(o => new SampledProduct(o.Line.Product, o.Merchant, o.Line.Title))];
}
