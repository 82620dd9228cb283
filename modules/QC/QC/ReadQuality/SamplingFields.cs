using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using QC.Model;
using QC.Persistence;

namespace QC.ReadQuality;

/// <summary>The draw's fields that are not its own columns.</summary>
[ObjectType<Sampling>]
internal static class SamplingFields
{
    /// <summary>
    /// The seed, 16 hexadecimal digits. The drawn places are those of SplitMix64 from it: for the i-th place (from 0) a number below populationSize − i, of which what lies above its greatest
    /// multiple is thrown away, is added to i, and the place that stands there is exchanged with the one at i.
    /// </summary>
    [Cost(0)]
    public static string GetSeed([Parent(Requires = nameof(Sampling.SeedBits))] Sampling sampling) => SampleDraw.Show(sampling.SeedBits);

    /// <summary>Who drew, by name; null for the job, and for those who are not told.</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetDrawnByNameAsync(
        [Parent(Requires = nameof(Sampling.DrawnById))] IReadOnlyList<Sampling> samplings, QCDb db, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. samplings.Select(s => db.IsToldWho ? s.DrawnById : null)], cancellationToken);

    /// <summary>The inspections of the products that were drawn, in the order of the draw, as far as the caller may see them.</summary>
    [UsePaging]
    public static IQueryable<Inspection> GetInspections([Parent(Requires = nameof(Sampling.Id))] Sampling sampling, QCDb db) =>
        db.Inspections.AsNoTracking().Where(i => i.SamplingId == sampling.Id).OrderBy(i => i.Ordinal);
}
