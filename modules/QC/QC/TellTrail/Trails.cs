using Microsoft.EntityFrameworkCore;
using Modular.Persistence;
using QC.Contracts;
using QC.Model;
using QC.Persistence;

namespace QC.TellTrail;

/// <summary>Puts the stories of findings together, of many by as many statements as of one. Merchants are not told what is held against staff, nor of the risk register.</summary>
internal static class Trails
{
    /// <summary>The most entries of a trail, the oldest.</summary>
    public const int Longest = 500;

    private static readonly FindingEffectKind[] ForStaff =
        [FindingEffectKind.ResponsibilityRecorded, FindingEffectKind.ResponsibilityReversed, FindingEffectKind.RiskIdentified];

    /// <summary>The trails of those of the findings that the caller may see.</summary>
    public static async Task<IReadOnlyDictionary<FindingId, IReadOnlyList<FindingTrailEntry>>> LoadAsync(
        QCDb db, ModuleDatabase<QCDb> database, IReadOnlyList<FindingId> ids, CancellationToken cancellationToken)
    {
        var begun = await (from f in db.Findings.AsNoTracking()
                           join i in db.Inspections on f.InspectionId equals i.Id
                           where ids.Contains(f.Id)
                           select new { Finding = f.Id, Inspection = i.Id, Sampling = i.SamplingId }).ToListAsync(cancellationToken);
        var draws = await DrawsAsync(database, [.. begun.Select(b => b.Sampling).Distinct()], cancellationToken);
        List<FindingId> seen = [.. begun.Select(b => b.Finding)];
        List<Guid> subjects = [.. begun.SelectMany(b => new[] { b.Finding.Value, b.Inspection.Value }).Distinct()];
        var steps = (await db.StateChanges.AsNoTracking().Where(c => subjects.Contains(c.SubjectId)).OrderBy(c => c.Ordinal).ToListAsync(cancellationToken)).ToLookup(c => c.SubjectId);
        var progress = (await db.Progress.AsNoTracking().Where(p => seen.Contains(p.FindingId)).OrderBy(p => p.Ordinal).ToListAsync(cancellationToken)).ToLookup(p => p.FindingId);
        var effects = (await db.Effects.AsNoTracking().Where(e => seen.Contains(e.FindingId)).ToListAsync(cancellationToken))
            .Where(e => db.IsToldWho || !ForStaff.Contains(e.Kind)).OrderBy(e => e.Kind).ToLookup(e => e.FindingId);
        return begun.ToDictionary(b => b.Finding, b => InOrder(
        [
            OfDraw(draws[b.Sampling]),
            // That it was planned is what the draw did.
            .. steps[b.Inspection.Value].Where(c => c.From is not null).Select(c => OfStep(c, FindingTrailKind.InspectionStep, b.Inspection)),
            .. steps[b.Finding.Value].Select(c => OfStep(c, FindingTrailKind.FindingStep, null)),
            .. progress[b.Finding].Select(OfProgress),
            .. effects[b.Finding].Select(OfEffect),
        ]));
    }

    // Whoever sees a finding is told how its product was drawn, though the draws themselves are the staff's.
    private static async Task<Dictionary<SamplingId, Sampling>> DrawsAsync(ModuleDatabase<QCDb> database, IReadOnlyList<SamplingId> ids, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        return await db.Samplings.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellationToken);
    }

    // What happened at one moment stands in the order above: its cause comes first.
    private static IReadOnlyList<FindingTrailEntry> InOrder(IEnumerable<Func<int, FindingTrailEntry>> entries) =>
        [.. entries.Select(make => (Make: make, make(0).At)).OrderBy(e => e.At).Take(Longest).Select((e, i) => e.Make(i + 1))];

    private static Func<int, FindingTrailEntry> OfDraw(Sampling sampling) => ordinal => new()
    {
        Ordinal = ordinal, Kind = FindingTrailKind.SampleDrawn, At = sampling.DrawnAt, ById = sampling.DrawnById, Week = sampling.Week, Seed = SampleDraw.Show(sampling.SeedBits), SamplingId = sampling.Id,
    };

    private static Func<int, FindingTrailEntry> OfStep(Modular.Messaging.StateChange step, FindingTrailKind kind, InspectionId? inspection) => ordinal => new()
    {
        Ordinal = ordinal, Kind = kind, At = step.At, ById = step.ById, From = step.From, To = step.To, ReasonCode = step.ReasonCode, Words = step.Reason, InspectionId = inspection,
    };

    private static Func<int, FindingTrailEntry> OfProgress(ProgressEntry entry) => ordinal =>
        new() { Ordinal = ordinal, Kind = FindingTrailKind.ProgressReported, At = entry.At, ById = entry.ById, Words = entry.Words };

    private static Func<int, FindingTrailEntry> OfEffect(FindingEffect effect) => ordinal => new()
    {
        Ordinal = ordinal,
        Kind = Enum.Parse<FindingTrailKind>(effect.Kind.ToString()),
        At = effect.At,
        ProductId = effect.Kind is FindingEffectKind.ProductSuspended or FindingEffectKind.ProductReinstated ? new(effect.Reference) : null,
        LedgerEntryId = effect.Kind is FindingEffectKind.PenaltyBooked or FindingEffectKind.PenaltyReversed ? new(effect.Reference) : null,
        ScoreAdjustmentId = effect.Kind is FindingEffectKind.ResponsibilityRecorded or FindingEffectKind.ResponsibilityReversed ? new(effect.Reference) : null,
        RiskId = effect.Kind is FindingEffectKind.RiskIdentified ? new(effect.Reference) : null,
    };
}
